from django.utils.translation import gettext_lazy as _

from foundation.plugins.config import PluginConfig


class CoursesConfig(PluginConfig):
    name = "courses"
    label = "courses"
    default = True
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Bimtek")
    needs = (
        "agents",
        "credentials",
        "foundation",
        "taggit",
        "wagtail.contrib.typed_table_block",
        "wagtail.documents",
        "wagtail.images",
        "wagtail.search",
    )

    def ready(self) -> None:
        from courses.catalogue import connect as catalogue
        from courses.completion import connect as completion
        from courses.learning import connect as learning
        from courses.nudges import connect as nudges
        from courses.report import connect as report
        from courses.search import connect as search

        catalogue.connect()
        completion.connect()
        learning.connect()
        nudges.connect()
        report.connect()
        search.connect()

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoursesConfig(AppConfig):
    name = "courses"
    label = "courses"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Bimtek")

    def ready(self) -> None:
        from courses.catalogue import connect as catalogue
        from courses.completion import connect as completion
        from courses.learning import connect as learning
        from courses.report import connect as report

        catalogue.connect()
        completion.connect()
        learning.connect()
        report.connect()

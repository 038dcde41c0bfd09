from django.utils.translation import gettext_lazy as _

from foundation.plugins.config import PluginConfig


class AssessmentsConfig(PluginConfig):
    name = "assessments"
    label = "assessments"
    default = True
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Question bank")
    needs = ("agents", "courses", "foundation", "taggit")
    packages = {"nh3": "assessments"}

    def ready(self) -> None:
        from assessments.assignments import connect as assignments
        from assessments.bank import connect as bank

        bank.connect()
        assignments.connect()

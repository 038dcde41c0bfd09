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
        from assessments.attempts import connect as attempts
        from assessments.bank import connect as bank
        from assessments.checks import connect as checks
        from assessments.marking import connect as marking
        from assessments.overrides import connect as overrides
        from assessments.regrading import connect as regrading

        bank.connect()
        assignments.connect()
        attempts.connect()
        checks.connect()
        marking.connect()
        overrides.connect()
        regrading.connect()

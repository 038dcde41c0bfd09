from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FoundationConfig(AppConfig):
    name = "foundation"
    label = "foundation"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Foundation")

    def ready(self) -> None:
        from foundation.calendar import connect as calendar
        from foundation.health import probes  # noqa: F401  (they fill registries)
        from foundation.live import connect as stream_upkeep  # noqa: F401  (they fill registries)
        from foundation.minute import tasks as task_upkeep  # noqa: F401  (they fill registries)
        from foundation.outbox import mail as senders  # noqa: F401  (they fill registries)
        from foundation.privacy import holdings as privacy_holdings
        from foundation.privacy import retention_rules
        from foundation.reminders import connect as reminders

        calendar.connect()
        privacy_holdings.connect()
        reminders.connect()
        retention_rules.connect()

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FoundationConfig(AppConfig):
    name = "foundation"
    label = "foundation"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Foundation")

    def ready(self) -> None:
        from foundation import (  # noqa: F401  (they fill registries)
            privacy_holdings,
            probes,
            retention_rules,
            senders,
            stream_upkeep,
            task_upkeep,
        )

        privacy_holdings.connect()
        retention_rules.connect()

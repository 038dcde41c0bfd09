from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FoundationConfig(AppConfig):
    name = "foundation"
    label = "foundation"
    verbose_name = _("Foundation")

    def ready(self) -> None:
        from foundation import probes, senders  # noqa: F401  (they fill registries)

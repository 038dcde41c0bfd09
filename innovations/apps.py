from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InnovationsConfig(AppConfig):
    name = "innovations"
    label = "innovations"
    verbose_name = _("Innovations")

    def ready(self) -> None:
        from innovations import menu  # noqa: F401  (it fills the navigation)

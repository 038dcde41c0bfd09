from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InnovationsConfig(AppConfig):
    name = "innovations"
    label = "innovations"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Innovations")

    def ready(self) -> None:
        from agents.merging import register_merge
        from innovations.registration import menu, merging, privacy  # noqa: F401  (the menu fills the navigation)

        register_merge("innovations", merging.move, merging.give_back)
        privacy.connect()

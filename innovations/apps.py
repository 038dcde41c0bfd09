from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InnovationsConfig(AppConfig):
    name = "innovations"
    label = "innovations"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Innovations")

    def ready(self) -> None:
        from innovations.registration import connect as registration
        from innovations.team import connect as team

        registration.connect()
        team.connect()

from django.utils.translation import gettext_lazy as _

from foundation.plugins.config import PluginConfig


class InnovationsConfig(PluginConfig):
    name = "innovations"
    label = "innovations"
    default = True
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Innovations")
    needs = ("agents", "foundation")
    packages = {"yaml": "innovations"}
    kinds = ("innovation", "invitation", "team")

    def ready(self) -> None:
        from innovations.confirmation import connect as confirmation
        from innovations.index import connect as index
        from innovations.registration import connect as registration
        from innovations.team import connect as team

        confirmation.connect()
        index.connect()
        registration.connect()
        team.connect()

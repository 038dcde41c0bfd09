from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    label = "home"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Home")

    def ready(self) -> None:
        from home import privacy
        from home.approval import connect as approval
        from home.deployment import connect as deployment
        from home.navigation import connect as navigation

        deployment.connect()
        navigation.connect()
        approval.connect()
        privacy.connect()

from django.utils.translation import gettext_lazy as _

from foundation.plugins.config import PluginConfig


class HomeConfig(PluginConfig):
    name = "home"
    label = "home"
    default = True
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Home")
    needs = (
        "mentoring",
        "innovations",
        "courses",
        "scheduling",
        "agents",
        "foundation",
        "allauth.account",
        "allauth.mfa",
    )
    packages = {"allauth": "doors"}
    is_promised = False
    kinds = ("approval",)

    def ready(self) -> None:
        from home import privacy
        from home.approval import connect as approval
        from home.deployment import connect as deployment
        from home.editing import connect as editing
        from home.navigation import connect as navigation
        from home.search import connect as search

        deployment.connect()
        editing.connect()
        navigation.connect()
        approval.connect()
        privacy.connect()
        search.connect()

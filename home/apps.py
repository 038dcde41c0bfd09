from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    label = "home"
    verbose_name = _("Home")

    def ready(self) -> None:
        from home import menu, probes, receivers  # noqa: F401  (they fill registries)

        post_migrate.connect(receivers.follow_base_url, sender=self)

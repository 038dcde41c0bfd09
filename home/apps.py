from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    label = "home"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Home")

    def ready(self) -> None:
        from wagtail.signals import page_published, page_unpublished, post_page_move

        from home import menu, privacy, probes, receivers  # noqa: F401  (they fill registries)

        privacy.connect()

        for signal in (page_published, page_unpublished, post_page_move):
            signal.connect(menu.forget_addresses, dispatch_uid="home.forget_addresses")
        post_migrate.connect(receivers.follow_base_url, sender=self)

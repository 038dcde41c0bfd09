"""What our own site adds: header items, a probe, what its pages keep, what follows a change."""

from django.apps import apps
from django.db.models.signals import post_migrate
from wagtail.signals import page_published, page_unpublished, post_page_move

from foundation.health.probes import register_readiness_probe
from foundation.navigation import register_navigation
from home import menu, probes
from home.privacy import declare_fields
from home.receivers import follow_base_url


def connect() -> None:
    for item in menu.ITEMS:
        register_navigation(item)
    for signal in (page_published, page_unpublished, post_page_move):
        signal.connect(menu.forget_addresses, dispatch_uid="home.forget_addresses")
    register_readiness_probe("accounts", probes.no_demo_accounts)
    post_migrate.connect(follow_base_url, sender=apps.get_app_config("home"))
    declare_fields()

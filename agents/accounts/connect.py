"""The second factor for sockets, and the check of settings that would lead around it."""

from django.apps import apps
from django.conf import settings
from django.core.checks import register
from django.utils.module_loading import import_string

from agents.checks import passwords_change_in_one_way, settings_have_what_they_need
from foundation.live.streams import register_barrier
from foundation.secret_addresses import register_secret_address

MIDDLEWARE = "agents.accounts.second_factor.SecondFactorMiddleware"
LISTEN = "agents.accounts.receivers.listen"
LACKS_SECOND_FACTOR = "agents.accounts.second_factor.lacks_second_factor"


# Before the keys of allauth's links and of Wagtail's: both are closed here, and asked for all the same.
KEYS = ("/password/reset/key/", "/confirm-email/", "/password_reset/confirm/")


def connect() -> None:
    for before in KEYS:
        register_secret_address(before)
    register(passwords_change_in_one_way)
    register(settings_have_what_they_need)
    if apps.is_installed("allauth.mfa"):
        import_string(LISTEN)()
    # Sockets know no middleware: where this one stands, they ask the same question. By name, for
    # its module needs allauth, which a site may do without.
    if MIDDLEWARE in settings.MIDDLEWARE:
        register_barrier(import_string(LACKS_SECOND_FACTOR))

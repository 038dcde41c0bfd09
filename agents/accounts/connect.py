"""The second factor for sockets, and the check of settings that would lead around it."""

from django.conf import settings
from django.core.checks import register
from django.utils.module_loading import import_string

from agents.checks import passwords_change_in_one_way
from foundation.live.streams import register_barrier

MIDDLEWARE = "agents.accounts.middleware.SecondFactorMiddleware"
LACKS_SECOND_FACTOR = "agents.accounts.middleware.lacks_second_factor"


def connect() -> None:
    register(passwords_change_in_one_way)
    # Sockets know no middleware: where this one stands, they ask the same question. By name, for
    # its module needs allauth, which a site may do without.
    if MIDDLEWARE in settings.MIDDLEWARE:
        register_barrier(import_string(LACKS_SECOND_FACTOR))

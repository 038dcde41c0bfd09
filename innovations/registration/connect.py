"""What registering innovations adds to the registries of the apps below."""

from django.utils.translation import gettext_lazy as _

from agents.merging import register_merge
from foundation.navigation import NavigationItem, register_navigation
from innovations.registration import menu, merging, privacy


def connect() -> None:
    register_navigation(NavigationItem(_("Innovations"), "bulb", 30, menu.list_address))
    register_merge("innovations", merging.move, merging.give_back)
    privacy.declare_fields()

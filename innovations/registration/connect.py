"""What registering innovations adds to the registries of the apps below."""

from django.utils.translation import gettext_lazy as _

from agents.merging import register_merge
from foundation.agenda.figures import register_figure
from foundation.agenda.kinds import register_agenda
from foundation.navigation import NavigationItem, register_navigation
from foundation.search.kinds import register_search_kind
from innovations.next_steps import register_next_step
from innovations.registration import agenda, menu, merging, privacy
from innovations.registration.search import INNOVATIONS


def connect() -> None:
    register_navigation(
        NavigationItem(_("Innovations"), "bulb", 30, menu.list_address, "innovations")
    )
    register_merge("innovations", merging.move, merging.give_back)
    privacy.declare_fields()
    register_agenda(agenda.INNOVATIONS)
    for step in agenda.STEPS:
        register_next_step(step)
    register_figure(agenda.TO_VERIFY)
    register_search_kind(INNOVATIONS)

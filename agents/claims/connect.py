"""What the outbox, the minute loop and the header do about claims."""

from agents.claims import agenda, belongings
from agents.claims.menu import UNIT
from agents.claims.operations import asking, informing, tidying, warning
from agents.claims.search import PEOPLE
from foundation.agenda.figures import register_figure
from foundation.minute.duties import register_duty
from foundation.navigation import register_navigation
from foundation.outbox.senders import register_sender
from foundation.removal.belongings import register_belongings
from foundation.search.indexes import register_search_index
from foundation.search.kinds import register_search_kind


def connect() -> None:
    register_navigation(UNIT)
    register_sender(asking.LOOK_UP, asking.look_up)
    register_sender(informing.OFFICE, informing.send_to_office)
    register_sender(warning.WARN, warning.warn_office)
    register_duty("claims", tidying.tidy_claims)
    register_belongings("agents", lambda leaving: [], belongings.release)
    for figure in agenda.FIGURES:
        register_figure(figure)
    register_search_kind(PEOPLE)
    register_search_index("agents.Person", "name")

"""What sessions register with the apps below."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agents.merging import register_merge
from agents.models import Appointment, Person
from foundation.agenda.kinds import register_agenda
from foundation.http import SignedInRequest
from foundation.public.replaceable import register_replaceable
from foundation.search.kinds import register_search_kind
from innovations.followers import register_follower
from mentoring.models.assignments import MENTORS
from mentoring.models.sessions import KIND
from mentoring.sessions import merging, notices
from mentoring.sessions.agenda import SESSIONS
from mentoring.sessions.kind import SESSION
from mentoring.sessions.operations import following_teams, reminders
from mentoring.sessions.rules import BOOKING_RULES
from mentoring.sessions.search import SESSIONS as FOUND_SESSIONS
from mentoring.sessions.views.sessions import tabs
from scheduling.frame import Frame, register_frame
from scheduling.kinds import register_kind
from scheduling.windows.offering import register_offering


def _is_mentor(person: Person, on: date) -> bool:
    return Appointment.objects.filter(person=person).kinds(*MENTORS).in_force(on).exists()


def _frame(request: SignedInRequest, page: str) -> Frame:
    return Frame(tabs(request, page), [(_("Sessions"), reverse("mentoring:sessions"))])


def connect() -> None:
    register_kind(KIND, SESSION)
    register_offering(
        _is_mentor, gettext_lazy("On one of these days you are not appointed as agent or pamong.")
    )
    register_frame(_frame)
    register_merge("mentoring", merging.move, merging.give_back)
    register_follower(following_teams.invite_member, following_teams.excuse_member)
    register_replaceable(BOOKING_RULES)
    reminders.connect()
    notices.connect()
    register_agenda(SESSIONS)
    register_search_kind(FOUND_SESSIONS)

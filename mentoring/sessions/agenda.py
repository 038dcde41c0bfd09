"""Sessions that lie ahead, requests to answer, and sessions of which nobody said what came of them."""

from collections.abc import Collection, Mapping
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from foundation import facts
from foundation.agenda.kinds import AgendaKind, Entry, Item, Rows, Urgency, entries
from foundation.calendar import local_time
from foundation.compiled import Compiled
from foundation.users import Account
from mentoring.models import Session
from mentoring.models.sessions import Status

TITLE = "innovation__name"


def _rows(user: Account, day: date) -> Rows:
    now = facts.now()
    asked = Session.objects.answerable_by(user)
    yield entries(asked, "session", title=TITLE, at="booking__expires_at", urgency=Urgency.WAITING)
    # A request that she must answer stands above as one.
    ahead = Session.objects.of(user).coming(now).exclude(pk__in=asked.values("pk"))
    yield entries(ahead, "session", title=TITLE, at="booking__starts_at", urgency=Urgency.NEXT)
    silent = Session.objects.booked().filter(Q(mentor__user_id=user.pk), booking__ends_at__lte=now)
    yield entries(silent, "session", title=TITLE, at="booking__ends_at", urgency=Urgency.WAITING)


def _items(found: Collection[Entry], user: Account) -> Mapping[int, Item]:
    sessions = _with_names(*(each.pk for each in found))
    return {each.pk: _item(each, user) for each in sessions}


_with_names: Compiled[Session] = Compiled(
    lambda *keys: Session.objects.filter(pk__in=keys).with_names().order_by()
)


def _item(session: Session, user: Account) -> Item:
    is_mentor = session.mentor.user_id == user.pk
    url = session.get_absolute_url()
    if is_mentor and session.is_over:
        url = reverse("mentoring:report", args=[session.pk])
    return Item(session.innovation.name, url, *_words(session, is_mentor=is_mentor))


def _words(session: Session, *, is_mentor: bool) -> tuple[str, str]:
    """Note and action."""
    with_whom = session.booked_by if is_mentor else session.mentor
    said = {
        "when": local_time.day_and_moment(session.starts_at),
        "person": with_whom,
        "place": session.place,
    }
    if session.is_over:
        return _("Held on %(when)s with %(person)s? Say what came of it.") % said, _("Report")
    if session.status == Status.REQUESTED:
        if is_mentor:
            return _("%(person)s asks for %(when)s.") % said, _("Answer it")
        return _("%(when)s, asked of %(person)s, who has not answered yet.") % said, ""
    if session.place:
        return _("%(when)s with %(person)s, %(place)s") % said, ""
    return _("%(when)s with %(person)s") % said, ""


SESSIONS = AgendaKind("session", "calendar", _rows, _items)

"""Invitations that wait for the team, in the eyes of either side."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import Count, OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foundation import facts
from foundation.agenda.kinds import AgendaKind, Entry, Item, Rows, Urgency, entries
from foundation.calendar import local_time
from foundation.users import Account
from mentoring.models import ProposedTime, SessionInvitation

TITLE = "innovation__name"


def _rows(user: Account, day: date) -> Rows:
    held = ProposedTime.objects.waiting(facts.now()).filter(invitation=OuterRef("pk"))
    last = Subquery(held.order_by("-booking__expires_at").values("booking__expires_at")[:1])
    mine: Any = SessionInvitation.objects.answerable_by(user).annotate(until=last)
    yield entries(mine, "session_invitation", title=TITLE, at="until", urgency=Urgency.WAITING)
    sent: Any = SessionInvitation.objects.withdrawable_by(user).annotate(until=last)
    yield entries(sent, "session_invitation", title=TITLE, at="until", urgency=Urgency.NEXT)


def _items(found: Collection[Entry], user: Account) -> Mapping[int, Item]:
    """What `_rows` has found is open: how many times wait is counted with the rows."""
    waiting = ProposedTime.objects.waiting(timezone.now()).filter(invitation=OuterRef("pk"))
    counted = waiting.order_by().values("invitation").annotate(number=Count("pk"))
    rows: Any = SessionInvitation.objects.filter(pk__in=[each.pk for each in found])
    until = {each.pk: each.at for each in found}
    named = rows.select_related("mentor", "innovation").annotate(
        number=Subquery(counted.values("number"))
    )
    return {each.pk: _item(each, until[each.pk], user) for each in named}


def _item(row: Any, at: datetime | None, user: Account) -> Item:
    until = local_time.day_and_moment(at or timezone.now())
    count = row.number or 0
    said = {"person": row.mentor, "count": count, "until": until}
    if row.mentor.user_id == user.pk:
        note = _("The team has until %(until)s to pick one of your times.") % said
        return Item(row.innovation.name, row.get_absolute_url(), note, "")
    note = (
        ngettext(
            "%(person)s proposes %(count)s time for a session; answer by %(until)s.",
            "%(person)s proposes %(count)s times for a session; answer by %(until)s.",
            count,
        )
        % said
    )
    return Item(row.innovation.name, row.get_absolute_url(), note, _("Choose a time"))


INVITATIONS = AgendaKind("session_invitation", "calendar", _rows, _items)

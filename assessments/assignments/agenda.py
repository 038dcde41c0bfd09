"""Work that waits for a marker, and work that was given back to its learner."""

from collections.abc import Collection, Mapping
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.assignments.queue import waiting_for
from assessments.models import Submission
from foundation.agenda.kinds import AgendaKind, Entry, Item, Rows, Urgency, entries
from foundation.calendar.local_time import moment
from foundation.users import Account

TITLE = "assignment__title"


def _to_mark(user: Account, day: date) -> Rows:
    found = waiting_for(user)
    yield entries(found, "to_mark", title=TITLE, at="submitted_at", urgency=Urgency.WAITING)


def _items(found: Collection[Entry], user: Account) -> Mapping[int, Item]:
    rows = Submission.objects.filter(pk__in=[each.pk for each in found])
    made = {}
    for each in rows.select_related("assignment", "enrollment__person"):
        said = {
            "person": each.enrollment.person,
            "when": moment(each.submitted_at or each.saved_at),
        }
        note = _("%(person)s, handed in %(when)s") % said
        made[each.pk] = Item(each.assignment.title, each.get_absolute_url(), note, _("Mark it"))
    return made


def _returned(user: Account, day: date) -> Rows:
    later = Submission.objects.of(user).filter(state__in=["draft", "submitted", "graded"])
    found = Submission.objects.of(user).filter(
        state=Submission.State.RETURNED, enrollment__withdrawn_on=None
    )
    for_good = found.exclude(assignment__in=later.values("assignment_id"))
    yield entries(for_good, "given_back", title=TITLE, at="returned_at", urgency=Urgency.WAITING)


def _own_items(found: Collection[Entry], user: Account) -> Mapping[int, Item]:
    rows = Submission.objects.filter(pk__in=[each.pk for each in found])
    return {
        each.pk: Item(
            each.assignment.title,
            reverse("assessments:work", args=[each.assignment_id]),
            _("given back with remarks"),
            _("Go on"),
        )
        for each in rows.select_related("assignment")
    }


TO_MARK = AgendaKind("to_mark", "check", _to_mark, _items)
RETURNED = AgendaKind("given_back", "book", _returned, _own_items)

"""Attempts that wait to be graded, in the agenda of whoever grades."""

from collections.abc import Collection, Mapping
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.choices import State
from assessments.models import Attempt
from foundation.agenda.kinds import AgendaKind, Entry, Item, Rows, Urgency, entries
from foundation.users import Account


def _rows(user: Account, day: date) -> Rows:
    waiting = Attempt.objects.gradable_by(user).filter(state=State.SUBMITTED)
    yield entries(
        waiting, "grading", title="quiz__title", at="submitted_at", urgency=Urgency.WAITING
    )


def _items(found: Collection[Entry], user: Account) -> Mapping[int, Item]:
    rows = Attempt.objects.filter(pk__in=[each.pk for each in found])
    url = reverse("assessments:marking")
    return {
        each.pk: Item(each.quiz.title, url, each.enrollment.person.full_name, _("Grade"))
        for each in rows.select_related("quiz", "enrollment__person")
    }


GRADING = AgendaKind("grading", "check", _rows, _items)

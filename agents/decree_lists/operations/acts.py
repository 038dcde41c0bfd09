"""Appoint all of a list, and end all that a decree has given."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from agents.decree_lists.operations.lists import read_list
from agents.decree_lists.operations.plans import Outcome, Plan, plan
from agents.models import Appointment, Decree
from agents.registry.left_open import left_open
from agents.registry.operations.appointments import appoint_each, end_each
from foundation.users import Account


class BadRowsError(Exception):
    """Some rows are wrong and nobody has said that they may be left out."""


class OtherPlanError(Exception):
    """What was shown is no longer what would happen: somebody has changed the registry since."""


class NothingToDoError(Exception):
    """No row makes or changes an appointment, or nothing ends."""


@transaction.atomic
def appoint_list(
    decree: Decree,
    text: str,
    starts_on: date,
    ends_on: date | None,
    by: Account,
    *,
    seen: str,
    leaves_out_bad_rows: bool = False,
) -> int:
    """All good rows of `text` at once; `seen`: the digest of the plan that was shown. Returns how
    many were appointed or given another last day. Raises OtherPlanError, BadRowsError,
    NothingToDoError, and what `read_list` raises."""
    Decree.objects.select_for_update().get(pk=decree.pk)
    entries, _text = read_list(text.encode())
    made = plan(entries, decree, starts_on, ends_on)
    if made.digest != seen:
        raise OtherPlanError
    if made.refused and not leaves_out_bad_rows:
        raise BadRowsError
    if not made.does:
        raise NothingToDoError
    appoint_each([row.wanted() for row in made.of(Outcome.NEW)], decree, by)
    end_each(_last_days(made), decree.number, by)
    return made.does


def _last_days(made: Plan) -> dict[int, date]:
    return {
        row.appointment.pk: row.ends_on
        for row in made.of(Outcome.CHANGED)
        if row.appointment is not None and row.ends_on is not None
    }


@dataclass(frozen=True)
class Ending:
    """An appointment that would end, and what of its holder stays open after that day, in words."""

    appointment: Appointment
    left: Collection[str]


@dataclass(frozen=True)
class Endings:
    """Of a decree and a last day. `untouched`: those that end by then anyway; `later`: those that
    begin after it, which have no day on which they could end."""

    ending: list[Ending]
    untouched: int
    later: list[Appointment]

    @property
    def digest(self) -> str:
        """The same while the same appointments would end."""
        return "-".join(str(each.appointment.pk) for each in self.ending)


def endings(decree: Decree, on: date) -> Endings:
    """Who would end with the local day `on`, by name."""
    rows = decree.appointments.select_related("person").order_by("person__name", "pk")
    found = list(rows.prefetch_related("scopes__opd"))
    later = [each for each in found if each.starts_on > on]
    done = [each for each in found if each.ends_on is not None and each.ends_on <= on]
    ending = [each for each in found if each not in later and each not in done]
    left = left_open([each.pk for each in ending], on)
    return Endings(
        [Ending(each, left.get(each.pk, [])) for each in ending],
        len([each for each in done if each not in later]),
        later,
    )


@transaction.atomic
def end_all(decree: Decree, on: date, reason: str, by: Account, *, seen: str) -> int:
    """End with the local day `on` whatever this decree has given and would last longer; `seen`: the
    digest of what was shown. Returns how many. Raises NothingToDoError, OtherPlanError and what
    `appointments.end` raises."""
    Decree.objects.select_for_update().get(pk=decree.pk)
    found = endings(decree, on)
    days = {each.appointment.pk: on for each in found.ending}
    if not days:
        raise NothingToDoError
    if found.digest != seen:
        raise OtherPlanError
    return end_each(days, reason, by)

"""Who answers for a row of a list, and reminding them from there."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from agents.reporting.opds import ALL, OpdKey, opd_key
from agents.reporting.permissions import answered_opds
from foundation.reports.tables import Cell, Column, Table
from foundation.text import number_in
from foundation.users import AnyUser
from mentoring.models import Nudge
from mentoring.nudges.operations import Debt
from mentoring.report.figures import MentoringReport

EVERYBODY = "semua"
# By figure. What is over without report stays so; the others are true of today alone.
ABOUT = {
    "late": Nudge.About.LATE,
    "overdue": Nudge.About.UNANSWERED,
    "unreported": Nudge.About.UNREPORTED,
    "stalled": Nudge.About.STALLED,
}
ALWAYS = ("unreported",)


@dataclass(frozen=True)
class OwedRow:
    """One row of a list: `pk` to tick it by, `people` (ids) who answer for it, what they owe."""

    pk: int
    people: frozenset[int]
    debt: Debt


def may_remind(user: AnyUser, report: MentoringReport, figure: str, key: str | None = None) -> bool:
    """Whether `user` reminds from the list of this figure at `key`, the row of the report's address
    (None: at all of it)."""
    if figure not in ABOUT or not (report.is_of_now or figure in ALWAYS):
        return False
    opds = answered_opds(user)
    where: OpdKey | None = ALL if key is None else opd_key(key)
    return opds is None or (bool(opds) and (where == ALL or where in opds))


def owed_rows(figure: str, rows: Iterable[Any]) -> list[OwedRow]:
    """`rows`: some of the list behind a figure of ABOUT, in their order."""
    return [_OWED[figure](row) for row in rows]


def chosen_rows(rows: Iterable[OwedRow], asked: QueryDict) -> list[OwedRow]:
    """Those ticked, or with `siapa=semua` all."""
    if asked.get("siapa") == EVERYBODY:
        return list(rows)
    ticked = {number_in(value) for value in asked.getlist("orang")}
    return [row for row in rows if row.pk in ticked]


def by_person(rows: Iterable[OwedRow], only: int | None = None) -> dict[int, list[Debt]]:
    """What each owes; `only`: of this person (id) alone."""
    found: dict[int, list[Debt]] = {}
    for row in rows:
        for person in sorted(row.people):
            if only in (None, person):
                found.setdefault(person, []).append(row.debt)
    return found


def remindable(table: Table, rows: Sequence[OwedRow]) -> Table:
    """The table of those rows, which may be ticked, with the day on which any of those who answer for
    each was last reminded."""
    last: Mapping[int, Any] = Nudge.objects.last_of(pk for row in rows for pk in row.people)
    lines = []
    for line, row in zip(table.rows, rows, strict=True):
        said = max((last[pk] for pk in row.people if pk in last), default=None)
        first, *others = line
        day = timezone.localdate(said) if said else None
        lines.append([replace(first, pick=row.pk), *others, Cell(day)])
    return replace(table, columns=[*table.columns, Column(_("Reminded"))], rows=lines)


def _of_follow_up(row: Any) -> OwedRow:
    return OwedRow(row.pk, frozenset({row.owner}), Debt(row.innovation, row.due_on))


def _of_consultation(row: Any) -> OwedRow:
    asked_on = _day(row.waiting_since or row.opened_at)
    return OwedRow(row.pk, row.mentors, Debt(row.innovation, asked_on))


def _of_session(row: Any) -> OwedRow:
    debt = Debt(row.innovation.name, _day(row.starts_at))
    return OwedRow(row.pk, frozenset({row.mentor_id}), debt)


def _of_stalled(row: Any) -> OwedRow:
    return OwedRow(row.innovation.pk, row.mentors, Debt(row.innovation.name, row.met_on))


def _day(at: Any) -> date:
    return timezone.localdate(at)


_OWED: dict[str, Callable[[Any], OwedRow]] = {
    "late": _of_follow_up,
    "overdue": _of_consultation,
    "unreported": _of_session,
    "stalled": _of_stalled,
}

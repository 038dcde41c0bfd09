"""What stands behind one figure: the people or the enrollments that make it."""

from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any

from django.db.models import QuerySet, Sum
from django.utils.formats import localize
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agents.models import Opd, Person
from agents.reporting.opds import OpdKey, opd_key
from agents.reporting.tables import NipColumn, WholeNipColumn, key_name
from courses.report.figures import FIGURES, STAFF_FIGURES
from courses.report.row_tables import enrollment_table, people_table, staff_table
from courses.report.scope import TrainingScope
from courses.report.tables import LABELS
from foundation.reports.rows import NoSuchListError, RowList
from foundation.reports.tables import Table, number

# Lesson hours are made by what is completed.
ROWS_OF = {**{figure: figure for figure in FIGURES}, "jp": "completed"}
OPEN = ("not_begun", "in_progress", "overdue")  # nothing of these is completed
# Whose rows are people and not enrollments.
OF_PEOPLE = ("people", *STAFF_FIGURES)


@dataclass(frozen=True)
class TrainingList(RowList):
    """A list behind one figure; `figure`: a name of LABELS."""

    figure: str = ""

    @property
    def hours(self) -> Decimal | int | None:
        """The sum of JP over the list; None unless the figure is that of lesson hours."""
        if self.figure != "jp" or not isinstance(self.found, QuerySet):
            return None
        return number(self.found.order_by().aggregate(hours=Sum("jp"))["hours"])

    def size(self, count: int) -> str:
        hours = self.hours
        if hours is None:
            return super().size(count)
        text = ngettext("%(hours)s JP in %(count)s row", "%(hours)s JP in %(count)s rows", count)
        return text % {"hours": localize(hours), "count": count}

    @property
    def nothing(self) -> tuple[str, str]:
        if self.figure in STAFF_FIGURES:
            return _("Nobody here"), _("Nobody makes this figure.")
        return _("Nobody yet"), _("No enrollment makes this figure.")


def training_list(
    scope: TrainingScope,
    key: str,
    figure: str,
    person_id: int | None = None,
    *,
    with_nips: bool = False,
) -> TrainingList:
    """The rows of one figure (a name of LABELS) in the row `key` of the report's address, or of one
    person there. `with_nips` is for files that are recorded. Raises NoSuchListError for what does not exist
    and for what lies outside the scope alike."""
    where = opd_key(key)
    if figure not in LABELS or where is None or not scope.report.covers(where):
        raise NoSuchListError
    if person_id is not None:
        if figure in OF_PEOPLE:
            raise NoSuchListError
        return _of_person(scope, where, figure, person_id)
    return TrainingList(
        title=key_name(where, lambda pk: Opd.objects.get(pk=pk)),
        label=str(LABELS[figure]),
        found=_found(scope, where, figure),
        tabulate=_table(scope, where, figure, is_whole=with_nips),
        about=_about(scope),
        figure=figure,
    )


def people_in(scope: TrainingScope, key: str, figure: str) -> QuerySet[Any, Any]:
    """Ids of the people whose rows the list has, by name, each as often as she has rows. Raises
    NoSuchListError."""
    found = training_list(scope, key, figure).found
    assert isinstance(found, QuerySet)  # noqa: S101  (for the type checker)
    return found.values_list("person_id", flat=True)


def _of_person(scope: TrainingScope, key: OpdKey, figure: str, person_id: int) -> TrainingList:
    found = _found(scope, key, figure).filter(person_id=person_id)
    if not found.exists():
        raise NoSuchListError
    return TrainingList(
        title=Person.objects.get(pk=person_id).full_name,
        label=str(LABELS[figure]),
        found=found,
        tabulate=_table(scope, key, figure),
        about=_about(scope),
        trail=[(str(LABELS["people"]), scope.links.rows(key, "people"))],
        has_files=False,
        figure=figure,
    )


def _found(scope: TrainingScope, key: OpdKey, figure: str) -> QuerySet[Any, Any]:
    if figure == "people":
        return scope.report.people(key)
    if figure in STAFF_FIGURES:
        return scope.report.staff(key, figure)
    return scope.report.enrollments(key, ROWS_OF[figure])


def _table(
    scope: TrainingScope, key: OpdKey, figure: str, *, is_whole: bool = False
) -> partial[Table]:
    nip = WholeNipColumn() if is_whole else NipColumn()
    if figure == "people":
        return partial(people_table, key=key, links=scope.links, nip=nip)
    if figure in STAFF_FIGURES:
        return partial(staff_table, links=scope.links, nip=nip, target=scope.report.target)
    day, is_open = scope.report.cut_off, figure in OPEN
    return partial(enrollment_table, key=key, links=scope.links, day=day, nip=nip, is_open=is_open)


def _about(scope: TrainingScope) -> str:
    title = scope.course.title if scope.course else ""
    return ", ".join(part for part in (title, scope.position) if part)

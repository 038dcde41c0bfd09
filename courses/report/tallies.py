"""Enrollments counted per OPD in one pass.

In SQL, because the ORM cannot group what is already grouped: people are counted once per
OPD and once in all, and at a million enrollments two COUNT(DISTINCT …) and a subquery per
row take several times as long. Which rows count is still said by the QuerySets.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Self

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet

from courses.models.records import EnrollmentQuerySet

_COUNTED = """
WITH posting (person_id, opd_id) AS ({postings}),
taken (person_id, opd_id, is_completed, is_running, jp) AS ({taken}),
part (opd_id, person_id, assigned, in_progress, completed, jp) AS (
    SELECT
        CASE WHEN taken.is_completed THEN taken.opd_id ELSE posting.opd_id END,
        taken.person_id,
        COUNT(*),
        COUNT(*) FILTER (WHERE taken.is_running),
        COUNT(*) FILTER (WHERE taken.is_completed),
        SUM(taken.jp) FILTER (WHERE taken.is_completed)
    FROM taken LEFT JOIN posting ON posting.person_id = taken.person_id
    GROUP BY 1, 2
)
SELECT 0, opd_id, SUM(assigned), SUM(in_progress), SUM(completed), COUNT(*), SUM(jp)
FROM part GROUP BY opd_id
UNION ALL
SELECT 1, NULL, SUM(assigned), SUM(in_progress), SUM(completed), COUNT(DISTINCT person_id), SUM(jp)
FROM part
"""


@dataclass(frozen=True)
class Figures:
    """Counts of enrollments and people, and lesson hours (`jp`), as `courses.report.figures`
    defines them."""

    assigned: int = 0
    in_progress: int = 0
    completed: int = 0
    people: int = 0
    jp: Decimal = Decimal(0)

    @property
    def rate(self) -> int:
        """Completed of assigned, in whole percent, rounded, but 100 only where all is completed; 0
        where nothing is assigned."""
        if not self.assigned or self.completed == self.assigned:
            return 100 if self.assigned else 0
        return min(99, round(self.completed * 100 / self.assigned))


@dataclass(frozen=True)
class Tally:
    """`by_opd`: figures by id of the OPD, and under None, if there are any, of those posted
    nowhere."""

    by_opd: dict[int | None, Figures]
    total: Figures

    @classmethod
    def of(cls, enrollments: EnrollmentQuerySet, postings: QuerySet[Any], day: date) -> Self:
        """Count `enrollments` as of `day`. `postings`: at most one of each person, at whose OPD
        what she has not completed counts."""
        counted = ("person_id", "opd_id", "was_completed", "was_running", "jp")
        taken = enrollments.with_state(day).values_list(*counted)
        try:
            rows = _run(postings.values_list("person_id", "opd_id"), taken)
        except EmptyResultSet:  # a report over no OPD
            return cls({}, Figures())
        return cls(
            by_opd={opd: _figures(row) for is_total, opd, *row in rows if not is_total},
            total=next(_figures(row) for is_total, _, *row in rows if is_total),
        )


def _run(postings: QuerySet[Any], taken: QuerySet[Any]) -> list[tuple[Any, ...]]:
    parts = [part.order_by().query.get_compiler(taken.db).as_sql() for part in (postings, taken)]
    (postings_sql, postings_values), (taken_sql, taken_values) = parts
    with connections[taken.db].cursor() as cursor:
        # Safe: what is put into the text is the compiler's, every value is a parameter.
        cursor.execute(
            _COUNTED.format(postings=postings_sql, taken=taken_sql),
            [*postings_values, *taken_values],
        )
        return list(cursor.fetchall())


def _figures(row: list[Any]) -> Figures:
    assigned, in_progress, completed, people, jp = row
    return Figures(
        assigned=int(assigned or 0),
        in_progress=int(in_progress or 0),
        completed=int(completed or 0),
        people=people,
        jp=Decimal(str(round(jp or 0, 1))),  # SQLite adds decimals as floats
    )

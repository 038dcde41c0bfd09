"""Enrollments and people in force counted per OPD in one pass.

In SQL, because the ORM cannot group what is already grouped: people are counted once per
OPD and once in all, and at a million enrollments two COUNT(DISTINCT …) and a subquery per
row take several times as long. Which rows count is still said by the QuerySets.
"""

from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any, Self

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet

from courses.models.records import EnrollmentQuerySet

# The two kinds of row in the answer: of enrollments per OPD and in all, and of people in force.
_PER_OPD, _IN_ALL, _STAFF = range(3)
_COUNTED = """
WITH posting (person_id, opd_id, has_joined) AS ({postings}),
taken (
    person_id, opd_id, is_completed, is_running, is_waiting, is_overdue, jp
) AS ({taken}),
part (
    opd_id, person_id, assigned, not_begun, in_progress, completed, overdue, jp
) AS (
    SELECT
        CASE WHEN taken.is_completed THEN taken.opd_id ELSE posting.opd_id END,
        taken.person_id,
        COUNT(*),
        COUNT(*) FILTER (WHERE taken.is_waiting),
        COUNT(*) FILTER (WHERE taken.is_running),
        COUNT(*) FILTER (WHERE taken.is_completed),
        COUNT(*) FILTER (WHERE taken.is_overdue),
        SUM(taken.jp) FILTER (WHERE taken.is_completed)
    FROM taken LEFT JOIN posting ON posting.person_id = taken.person_id
    GROUP BY 1, 2
),
earned (person_id) AS (
    SELECT person_id FROM part GROUP BY person_id HAVING ROUND(SUM(jp), 1) >= %s
)
SELECT 0, opd_id, SUM(assigned), SUM(not_begun), SUM(in_progress), SUM(completed), SUM(overdue),
    COUNT(*), SUM(jp)
FROM part GROUP BY opd_id
UNION ALL
SELECT 1, NULL, SUM(assigned), SUM(not_begun), SUM(in_progress), SUM(completed), SUM(overdue),
    COUNT(DISTINCT person_id), SUM(jp)
FROM part
UNION ALL
SELECT 2, posting.opd_id, COUNT(*), COUNT(*) FILTER (WHERE NOT posting.has_joined),
    COUNT(earned.person_id), NULL, NULL, NULL, NULL
FROM posting LEFT JOIN earned ON earned.person_id = posting.person_id
GROUP BY posting.opd_id
"""


@dataclass(frozen=True)
class Figures:
    """Counts of enrollments and people, and lesson hours (`jp`), as `courses.report.figures`
    defines them."""

    assigned: int = 0
    not_begun: int = 0
    in_progress: int = 0
    completed: int = 0
    overdue: int = 0
    people: int = 0
    jp: Decimal = Decimal(0)
    headcount: int = 0
    never: int = 0
    reached: int = 0

    @property
    def rate(self) -> int:
        """Completed of assigned, in whole percent, rounded, but 100 only where all is completed; 0
        where nothing is assigned."""
        if not self.assigned or self.completed == self.assigned:
            return 100 if self.assigned else 0
        return min(99, round(self.completed * 100 / self.assigned))

    @property
    def jp_each(self) -> Decimal:
        """Lesson hours for each of the headcount, to one decimal; nought without anybody."""
        each = self.jp / self.headcount if self.headcount else Decimal(0)
        return each.quantize(Decimal("0.1"))

    def __add__(self, other: "Figures") -> "Figures":
        """What both count; whoever counts in both is counted twice."""
        names = (each.name for each in fields(self))
        return Figures(**{name: getattr(self, name) + getattr(other, name) for name in names})


@dataclass(frozen=True)
class Tally:
    """`by_opd`: figures by id of the OPD, and under None, if there are any, of those posted
    nowhere."""

    by_opd: dict[int | None, Figures]
    total: Figures

    @classmethod
    def of(
        cls,
        enrollments: EnrollmentQuerySet,
        postings: QuerySet[Any],
        day: date,
        target: int | None = None,
    ) -> Self:
        """Count `enrollments` as of `day`. `postings`: at most one of each person, at whose OPD
        she is in force and what she has not completed counts, annotated with `has_joined`.
        `target`: the lesson hours that somebody in force is to reach; None counts nobody as having
        reached them."""
        counted = ("person_id", "opd_id", "was_completed", "was_running", "was_waiting")
        taken = enrollments.with_state(day).values_list(*counted, "was_overdue", "jp")
        try:
            rows = _run(postings.values_list("person_id", "opd_id", "has_joined"), taken, target)
        except EmptyResultSet:  # a report over no OPD
            return cls({}, Figures())
        staff = {opd: _people(row) for kind, opd, *row in rows if kind == _STAFF}
        by_opd = {opd: _figures(row) for kind, opd, *row in rows if kind == _PER_OPD}
        total = next(_figures(row) for kind, _, *row in rows if kind == _IN_ALL)
        return cls(
            by_opd={
                opd: by_opd.get(opd, Figures()) + staff.get(opd, Figures())
                for opd in [*by_opd, *(opd for opd in staff if opd not in by_opd)]
            },
            total=total + sum(staff.values(), start=Figures()),  # each is at one OPD
        )


def _run(
    postings: QuerySet[Any], taken: QuerySet[Any], target: int | None
) -> list[tuple[Any, ...]]:
    parts = [part.order_by().query.get_compiler(taken.db).as_sql() for part in (postings, taken)]
    (postings_sql, postings_values), (taken_sql, taken_values) = parts
    with connections[taken.db].cursor() as cursor:
        # Safe: what is put into the text is the compiler's, every value is a parameter.
        cursor.execute(
            _COUNTED.format(postings=postings_sql, taken=taken_sql),
            [*postings_values, *taken_values, target],
        )
        return list(cursor.fetchall())


def _figures(row: list[Any]) -> Figures:
    *counts, people, jp = row
    assigned, not_begun, in_progress, completed, overdue = (int(count or 0) for count in counts)
    return Figures(
        assigned=assigned,
        not_begun=not_begun,
        in_progress=in_progress,
        completed=completed,
        overdue=overdue,
        people=int(people or 0),
        jp=Decimal(str(round(jp or 0, 1))),  # SQLite adds decimals as floats
    )


def _people(row: list[Any]) -> Figures:
    # PostgreSQL adds whole numbers up as decimals.
    headcount, never, reached = (int(count or 0) for count in row[:3])
    return Figures(headcount=headcount, never=never, reached=reached)

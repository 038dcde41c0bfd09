"""Completion per OPD beside the SQL that somebody would write by hand, in the same run.

A million enrollments on PostgreSQL (DATABASE_URL), a hundred thousand on SQLite.
"""

from django.db import connection
from django.utils import timezone

from courses.report.figures import CompletionReport
from tests.benchmarks.conftest import wall_ms
from tests.benchmarks.world import NATION, PROVINCE, build

COUNTED = """
WITH numbered AS (
    SELECT person_id, opd_id,
           ROW_NUMBER() OVER (PARTITION BY person_id ORDER BY starts_on DESC, id DESC) AS nth
    FROM agents_posting
    WHERE is_primary AND starts_on <= %(day)s AND (ends_on IS NULL OR ends_on >= %(day)s)
), counted AS (
    SELECT CASE WHEN e.completed_on <= %(day)s THEN e.opd_id ELSE n.opd_id END AS opd_id,
           e.person_id, e.jp, e.completed_on <= %(day)s AS is_completed,
           e.started_on <= %(day)s
               AND (e.completed_on IS NULL OR e.completed_on > %(day)s) AS is_running
    FROM courses_enrollment e
    LEFT JOIN numbered n ON n.person_id = e.person_id AND n.nth = 1
    WHERE e.enrolled_on <= %(day)s
      AND (e.withdrawn_on IS NULL OR e.withdrawn_on > %(day)s)
      AND (e.completed_on IS NULL OR e.completed_on >= %(first)s)
)
"""
FIGURES = """COUNT(*), COUNT(*) FILTER (WHERE is_running), COUNT(*) FILTER (WHERE is_completed),
       COUNT(DISTINCT person_id), SUM(jp) FILTER (WHERE is_completed) FROM counted
"""
BY_HAND = f"{COUNTED} SELECT opd_id, {FIGURES} GROUP BY opd_id"
# What the report says besides: the totals, and of the staff who never joined or reached the target.
REST = (
    f"{COUNTED} SELECT {FIGURES}",
    f"""{COUNTED}, earned AS (
        SELECT person_id FROM counted WHERE is_completed GROUP BY person_id HAVING SUM(jp) >= 20
    )
    SELECT n.opd_id, COUNT(*), COUNT(earned.person_id), COUNT(*) - COUNT(joined.person_id)
    FROM numbered n
    LEFT JOIN earned ON earned.person_id = n.person_id
    LEFT JOIN (
        SELECT DISTINCT person_id FROM courses_enrollment WHERE enrolled_on <= %(day)s
    ) joined ON joined.person_id = n.person_id
    WHERE n.nth = 1 GROUP BY n.opd_id""",
)


def test_report(committed_db, queries_of, table):
    size = NATION if connection.vendor == "postgresql" else PROVINCE
    build(size)
    today = timezone.localdate()
    asked = {"day": today, "first": today.replace(month=1, day=1)}

    def answer(statement: str) -> list[tuple]:
        with connection.cursor() as cursor:
            cursor.execute(statement, asked)
            return cursor.fetchall()

    def by_hand() -> list[tuple]:
        return answer(BY_HAND)

    def all_by_hand() -> list[list[tuple]]:
        return [answer(statement) for statement in (BY_HAND, *REST)]

    def ours() -> tuple:
        report = CompletionReport(today.year, None, today)
        return report.rows(), report.total()

    rows, total = ours()
    theirs = by_hand()
    assert sum(row[1] for row in theirs) == total.assigned
    assert sum(row[3] for row in theirs) == total.completed
    assert len(rows) == len(theirs)
    _, [in_all], staff = all_by_hand()
    assert (in_all[0], in_all[3]) == (total.assigned, total.people)
    assert sum(row[1] for row in staff) == total.headcount
    assert sum(row[2] for row in staff) == total.reached
    assert sum(row[3] for row in staff) == total.never
    hand, whole, mine = wall_ms(by_hand, 5), wall_ms(all_by_hand, 5), wall_ms(ours, 5)
    title = f"Completion per OPD, {size.enrollments:,} enrollments, {connection.vendor}"
    table(title, "how", "queries", "ms", "x by hand")
    table(title, "by hand, without totals", "1", f"{hand:.0f}", "1.00")
    table(title, "by hand, all figures", "3", f"{whole:.0f}", f"{whole / hand:.2f}")
    table(title, "report", str(queries_of(ours)), f"{mine:.0f}", f"{mine / hand:.2f}")

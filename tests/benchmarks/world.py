"""A country's worth of records, written in bulk: rows as the operations would leave them."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models
from django.utils import timezone

from agents.models import Opd, Person, Posting
from courses.models import CourseIndexPage, CoursePage, Enrollment

FIRST_DAY = date(2021, 1, 4)
DAYS = 5 * 365
BATCH = 20_000


@dataclass(frozen=True)
class Size:
    people: int
    enrollments: int
    opds: int
    depth: int
    courses: int


NATION = Size(people=100_000, enrollments=1_000_000, opds=2_000, depth=12, courses=200)
PROVINCE = Size(people=10_000, enrollments=100_000, opds=400, depth=8, courses=60)


def build(size: Size) -> None:
    chance = random.Random(2026)
    opds = _tree(size, chance)
    courses = _courses(size.courses)
    _write(Person, ({"id": n, "name": f"Orang {n}", "employment": "pns"} for n in _to(size.people)))
    places = {n: chance.choice(opds) for n in _to(size.people)}
    _write(Posting, _postings(places, opds, chance))
    _write(Enrollment, _enrollments(size, places, opds, courses, chance))
    _tidy()


def _to(last: int) -> range:
    return range(1, last + 1)


def _tree(size: Size, chance: random.Random) -> list[int]:
    """Every second OPD hangs below the one before, until the tree is deep enough."""
    tops = [Opd.add_root(name="Negara", short_name="Negara", kind="government")]
    while len(tops) < size.opds:
        parent = tops[-1] if chance.random() < 0.5 else chance.choice(tops)
        if parent.depth >= size.depth:
            continue
        number = len(tops)
        tops.append(parent.add_child(name=f"Unit {number}", short_name=f"U{number}", kind="unit"))
    return [opd.pk for opd in tops]


def _courses(count: int) -> list[int]:
    catalogue = CourseIndexPage.objects.get()
    pages = [CoursePage(title=f"Bimtek {n}", jp=n % 9 + 1) for n in _to(count)]
    return [catalogue.add_child(instance=page).pk for page in pages]


def _postings(
    places: dict[int, int], opds: list[int], chance: random.Random
) -> Iterator[dict[str, Any]]:
    """One in five has moved; one in two hundred works nowhere."""
    for person, opd in places.items():
        if person % 200 == 0:
            continue
        moved = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
        if person % 5 == 0:
            day_before = moved - timedelta(days=1)
            yield _posting(person, chance.choice(opds), date(2015, 1, 1), day_before)
        yield _posting(person, opd, moved if person % 5 == 0 else date(2015, 1, 1), None)


def _posting(person: int, opd: int, first: date, last: date | None) -> dict[str, Any]:
    return {"person_id": person, "opd_id": opd, "starts_on": first, "ends_on": last}


def _enrollments(
    size: Size,
    places: dict[int, int],
    opds: list[int],
    courses: list[int],
    chance: random.Random,
) -> Iterator[dict[str, Any]]:
    """Six in ten are completed, one in twenty withdrawn, one in ten never started."""
    today = timezone.localdate()
    each = size.enrollments // size.people
    for person in _to(size.people):
        for course in chance.sample(courses, each):
            begun = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
            ends = min(begun + timedelta(days=chance.randrange(1, 200)), today)
            state = chance.random()
            moved = person % 5 == 0 and chance.random() < 0.5
            opd = chance.choice(opds) if moved else places[person]
            yield {
                "person_id": person,
                "course_id": course,
                "enrolled_on": begun,
                "started_on": None if 0.65 < state < 0.75 else begun,
                "completed_on": ends if state < 0.6 else None,
                "opd_id": opd if state < 0.6 else None,
                "jp": course % 9 + 1 if state < 0.6 else 0,
                "withdrawn_on": ends if 0.6 < state < 0.65 else None,
            }


def _write(model: type[models.Model], rows: Iterable[dict[str, Any]]) -> None:
    """In file order through the driver's own bulk way; a million model instances take minutes."""
    fields = [field for field in model._meta.concrete_fields if field.column != "id"]
    numbered = [*fields, model._meta.pk]
    with connection.cursor() as cursor:
        for number, chunk in enumerate(_chunks(rows)):
            values = [
                _values(numbered, {"id": number * BATCH + nth, **row})
                for nth, row in enumerate(chunk, start=1)
            ]
            _insert(cursor, model._meta.db_table, [field.column for field in numbered], values)


def _values(fields: list[Any], row: dict[str, Any]) -> list[Any]:
    return [
        field.get_db_prep_save(
            row[field.column] if field.column in row else _default(field), connection
        )
        for field in fields
    ]


def _default(field: Any) -> Any:
    return timezone.now() if getattr(field, "auto_now_add", False) else field.get_default()


def _insert(cursor: Any, table: str, columns: list[str], rows: list[list[Any]]) -> None:
    names = ", ".join(f'"{column}"' for column in columns)
    if connection.vendor == "postgresql":
        with cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as copy:
            for row in rows:
                copy.write_row(row)
        return
    marks = ", ".join(["%s"] * len(columns))
    cursor.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', rows)


def _chunks(rows: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    chunk: list[dict[str, Any]] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == BATCH:
            yield chunk
            chunk = []
    yield chunk


def _tidy() -> None:
    """Sequences behind the ids that were given, and statistics for the planner."""
    models_written = [Person, Posting, Enrollment]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models_written):
            cursor.execute(statement)
        if connection.vendor == "postgresql":
            # Written person by person; in life a table grows day by day.
            cursor.execute("CLUSTER courses_enrollment USING enrollment_by_year")
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")

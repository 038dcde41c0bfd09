"""Statements that are written once answer like those that are written anew."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from threading import Thread

import pytest
from django.db import connection
from django.db.models import Count
from django.utils import timezone

from agents.models import Appointment, Opd, Person, Posting
from courses.learning.operations import enroll
from courses.models import Enrollment
from foundation.compiled import Compiled

in_force = Compiled(lambda person, day: Posting.objects.in_force(day).filter(person_id=person))


def test_it_answers_for_the_values_of_the_moment(make_person, paringin, dinkes, today):
    sari, rini = make_person("Sari", opd=paringin), make_person("Rini", opd=dinkes)
    Posting.objects.filter(person=rini).update(ends_on=today)
    tomorrow = today + timedelta(days=1)
    for person in (sari, rini):
        for day in (today, tomorrow, date(2020, 1, 1)):
            ordinary = list(Posting.objects.in_force(day).filter(person_id=person.pk))
            assert in_force(person.pk, day) == ordinary
    assert [len(in_force(rini.pk, day)) for day in (today, tomorrow)] == [1, 0]


def test_rows_are_what_the_queryset_makes_of_them(make_person, paringin, today):
    person = make_person("Sari", opd=paringin)
    with_opd = Compiled(lambda who: Posting.objects.select_related("opd").filter(person_id=who))
    pairs = Compiled(
        lambda who: Posting.objects.filter(person_id=who).values_list("starts_on", "is_primary")
    )
    assert with_opd(person.pk)[0].opd == paringin
    assert pairs(person.pk) == [(person.postings.get().starts_on, True)]


VALUES = ("course__first_published_at", "jp", "enrolled_on", "completed_on")


@pytest.fixture
def enrollment(sari, make_course, today) -> Enrollment:
    enrollment = enroll(sari, make_course())
    Enrollment.objects.update(jp=Decimal("2.7"))
    return enrollment


def test_instants_decimals_and_days_are_those_of_django(enrollment):
    """As tuples, as single values and on records."""

    def ordinary(key: int):
        return Enrollment.objects.filter(pk=key).values_list(*VALUES)

    ((instant, decimal, day, none),) = Compiled(ordinary)(enrollment.pk)
    assert [(instant, decimal, day, none)] == list(ordinary(enrollment.pk))
    assert isinstance(instant, datetime)
    assert timezone.is_aware(instant)
    assert (repr(decimal), type(day), none) == ("Decimal('2.7')", date, None)
    for number, value in enumerate((instant, decimal, day, none)):
        alone = Compiled(lambda key, n=number: ordinary(key).values_list(VALUES[n], flat=True))
        assert alone(enrollment.pk) == [value]
    whole = Compiled(lambda key: Enrollment.objects.filter(pk=key).select_related("course"))
    (record,) = whole(enrollment.pk)
    assert (repr(record.jp), record.enrolled_on) == ("Decimal('2.7')", day)
    assert record.course.first_published_at == instant


def test_what_sqlite_gives_is_not_yet_what_it_means(enrollment):
    """Control arm of the test above: without the converters values are of other types."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL's driver makes the types itself")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT jp, (SELECT first_published_at FROM wagtailcore_page WHERE id = course_id) FROM courses_enrollment"
        )
        decimal, instant = cursor.fetchone()
    assert isinstance(decimal, float)
    assert timezone.is_naive(instant)


def test_records_carry_annotations_and_a_relation_that_is_empty(make_person, paringin, sari):
    people = Compiled(
        lambda who: (
            Person.objects.filter(pk=who).select_related("user").annotate(places=Count("postings"))
        )
    )
    (rini,) = people(make_person("Rini", opd=paringin).pk)
    assert (rini.user, rini.places) == (None, 1)
    (found,) = people(sari.person.pk)
    assert found.user == sari
    assert found.user.person == found


def test_what_is_deferred_is_fetched_when_it_is_read(make_person, queries_of):
    without = Compiled(lambda who: Person.objects.filter(pk=who).defer("name"))
    (sari,) = without(make_person("Sari").pk)
    assert queries_of(lambda: sari.nip) == 0
    assert queries_of(lambda: sari.name) == 1
    assert sari.name == "Sari"


@pytest.mark.parametrize(
    "shape",
    [
        lambda rows: rows.values("name"),
        lambda rows: rows.values_list("name", named=True),
        lambda rows: rows.prefetch_related("postings"),
        lambda rows: rows.order_by("postings__starts_on").distinct().values_list("name"),
    ],
    ids=["dictionaries", "named", "prefetched", "sorted by what is not shown"],
)
def test_a_queryset_of_another_shape_is_refused(db, shape):
    with pytest.raises(ValueError, match="compiled query"):
        Compiled(lambda who: shape(Person.objects.filter(pk=who)))(1)


def test_nothing_is_found_among_nothing(db, queries_of):
    among = Compiled(lambda *keys: Person.objects.filter(pk__in=keys))
    assert queries_of(lambda: among()) == 0
    assert among() == []


def test_a_text_may_be_a_whole_value_or_a_beginning(paringin, dinkes):
    below = Compiled(lambda path: Opd.objects.filter(path__startswith=path).order_by("path"))
    named = Compiled(lambda name: Opd.objects.filter(name=name))
    assert below(dinkes.path) == list(Opd.objects.filter(path__startswith=dinkes.path))
    assert named(paringin.name) == [paringin]
    assert named("%") == []


def test_it_is_written_once_and_asked_each_time(make_person, queries_of, monkeypatch):
    built = []

    def people(person: int):
        built.append(person)
        return Person.objects.filter(pk=person)

    compiled = Compiled(people)
    sari, rini = make_person("Sari"), make_person("Rini")
    assert queries_of(lambda: [compiled(sari.pk), compiled(rini.pk)]) == 2
    assert len(built) == 1


def test_values_of_another_kind_are_asked_in_the_ordinary_way(make_person):
    make_person("Sari")
    named = Compiled(lambda names: Person.objects.filter(name__in=names))
    assert [each.name for each in named(["Sari"])] == ["Sari"]


def test_a_value_that_would_be_ignored_is_refused(db):
    forgetful = Compiled(lambda person: Appointment.objects.all())
    with pytest.raises(ValueError, match="does not reach"):
        forgetful(1)


def test_threads_ask_through_connections_of_their_own(committed_db, make_person):
    person = make_person("Sari")
    named = Compiled(lambda who: Person.objects.filter(pk=who))
    assert named(person.pk) == [person]
    found = []

    def ask() -> None:
        found.extend(named(person.pk))
        connection.close()

    thread = Thread(target=ask)
    thread.start()
    thread.join()
    assert found == [person]

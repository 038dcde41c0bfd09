"""Statements that are written once answer like those that are written anew."""

from datetime import date, timedelta
from threading import Thread

import pytest
from django.db import connection

from agents.models import Appointment, Opd, Person, Posting
from foundation.compiled import Prepared

in_force = Prepared(lambda person, day: Posting.objects.in_force(day).filter(person_id=person))


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
    with_opd = Prepared(lambda who: Posting.objects.select_related("opd").filter(person_id=who))
    pairs = Prepared(
        lambda who: Posting.objects.filter(person_id=who).values_list("starts_on", "is_primary")
    )
    assert with_opd(person.pk)[0].opd == paringin
    assert pairs(person.pk) == [(person.postings.get().starts_on, True)]


def test_a_text_may_be_a_whole_value_or_a_beginning(paringin, dinkes):
    below = Prepared(lambda path: Opd.objects.filter(path__startswith=path).order_by("path"))
    named = Prepared(lambda name: Opd.objects.filter(name=name))
    assert below(dinkes.path) == list(Opd.objects.filter(path__startswith=dinkes.path))
    assert named(paringin.name) == [paringin]
    assert named("%") == []


def test_it_is_written_once_and_asked_each_time(make_person, queries_of, monkeypatch):
    built = []

    def people(person: int):
        built.append(person)
        return Person.objects.filter(pk=person)

    prepared = Prepared(people)
    sari, rini = make_person("Sari"), make_person("Rini")
    assert queries_of(lambda: [prepared(sari.pk), prepared(rini.pk)]) == 2
    assert len(built) == 1


def test_values_of_another_kind_are_asked_in_the_ordinary_way(make_person):
    make_person("Sari")
    named = Prepared(lambda names: Person.objects.filter(name__in=names))
    assert [each.name for each in named(["Sari"])] == ["Sari"]


def test_a_value_that_would_be_ignored_is_refused(db):
    forgetful = Prepared(lambda person: Appointment.objects.all())
    with pytest.raises(ValueError, match="does not reach"):
        forgetful(1)


def test_threads_ask_through_connections_of_their_own(committed_db, make_person):
    person = make_person("Sari")
    named = Prepared(lambda who: Person.objects.filter(pk=who))
    assert named(person.pk) == [person]
    found = []

    def ask() -> None:
        found.extend(named(person.pk))
        connection.close()

    thread = Thread(target=ask)
    thread.start()
    thread.join()
    assert found == [person]

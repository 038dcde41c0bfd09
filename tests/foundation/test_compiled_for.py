"""Statements that are kept for all readers of one kind answer like those that are written anew."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db.models import F
from django.utils import timezone

from agents.models import Appointment, Opd, Person, User
from agents.models.appointments import opds_in_charge
from courses.learning.operations import enroll
from courses.models import Enrollment
from foundation import compiled_for, facts
from foundation.compiled_for import CompiledFor, Key, Noted, Text, UnsuitedError
from innovations.models import Innovation

Kind = Appointment.Kind


def _mine(user):
    return Enrollment.objects.filter(person__user_id=user.pk).values_list("course__title")


def _in_my_charge(user):
    today = timezone.localdate()
    return Innovation.objects.filter(opd_id__in=opds_in_charge(user, today, Kind.HEAD))


def _statements(compiled) -> int:
    return sum(isinstance(each, compiled_for._Kept) for each in compiled._known.values())


def test_one_statement_serves_all_who_are_alike(sari, rini, make_course):
    enroll(sari, make_course("Satu"))
    enroll(rini, make_course("Dua"))
    mine = CompiledFor(_mine)
    assert [mine(each) for each in (sari, rini, sari)] == [[("Satu",)], [("Dua",)], [("Satu",)]]
    assert _statements(mine) == 1


def test_it_asks_for_the_rows_each_time(sari, make_course):
    mine = CompiledFor(_mine)
    assert mine(sari) == []
    enroll(sari, make_course("Satu"))
    assert mine(sari) == [("Satu",)]


@pytest.fixture
def make_innovation(database) -> Callable[[str, Opd], Innovation]:
    def make(name: str, opd: Opd) -> Innovation:
        return Innovation.objects.create(name=name, opd=opd)

    return make


def test_a_fact_that_changes_is_another_statement(
    fauzi, rini, make_innovation, make_appointment, dinkes, today
):
    """A head sees her agency; whoever becomes one sees it from the next page on, and no longer once
    the appointment is over."""
    innovation = make_innovation("Posyandu", dinkes)
    charge = CompiledFor(_in_my_charge)
    assert (charge(fauzi), charge(rini)) == ([innovation], [])
    appointed = make_appointment(rini.person, Kind.HEAD, dinkes)
    assert charge(rini) == [innovation]
    Appointment.objects.filter(pk=appointed.pk).update(
        starts_on=today - timedelta(days=9), ends_on=today - timedelta(days=1)
    )
    assert (charge(rini), charge(fauzi)) == ([], [innovation])


def test_the_facts_of_one_reader_are_never_those_of_another(
    fauzi, make_member, make_innovation, make_appointment, dinkes, disdikbud
):
    other = make_member("Kepala", disdikbud)
    make_appointment(other.person, Kind.HEAD, disdikbud)
    ours, theirs = make_innovation("Posyandu", dinkes), make_innovation("Sekolah", disdikbud)
    charge = CompiledFor(_in_my_charge)
    assert [charge(each) for each in (fauzi, other) * 3] == [[ours], [theirs]] * 3


def test_a_superuser_is_another_kind_of_reader(sari, rini):
    def everybody(user):
        return User.objects.all() if user.is_superuser else User.objects.filter(pk=user.pk)

    asked = CompiledFor(everybody)
    assert asked(sari) == [sari]
    rini.is_superuser = True
    assert set(asked(rini)) == set(User.objects.all())
    assert asked(sari) == [sari]


def test_the_instant_is_that_of_the_question(sari, set_clock):
    def later(user):
        return User.objects.filter(date_joined__lt=facts.now()).filter(pk=user.pk)

    asked = CompiledFor(later)
    User.objects.update(date_joined="2026-03-12T03:00:00Z")
    for clock, found in (("2026-03-12 10:59", []), ("2026-03-12 11:01", [sari])):
        set_clock(clock)
        assert asked(sari) == found
    assert _statements(asked) == 1


def test_values_are_kept_apart_and_keys_and_texts_filled_in(sari, rini):
    def named(user, order, *wanted):
        name, *keys = wanted
        return Person.objects.filter(pk__in=keys, name=name).order_by(order)

    asked = CompiledFor(named)
    assert asked(sari, "pk", Text(sari.person.name), Key(sari.person.pk)) == [sari.person]
    assert asked(sari, "pk", Text(rini.person.name), Key(rini.person.pk)) == [rini.person]
    assert asked(sari, "pk", Text(rini.person.name), Key(sari.person.pk)) == []
    assert asked(sari, "-pk", Text(rini.person.name), Key(rini.person.pk)) == [rini.person]
    assert _statements(asked) == 2


def test_a_note_comes_with_the_rows_and_nothing_without_a_statement(sari):
    asked = CompiledFor(lambda user, what: Noted(User.objects.none() if what else None, (what,)))
    assert asked.noted(sari, 0) == asked.noted(sari, 0) == ((0,), [])
    assert asked.noted(sari, 1) == asked.noted(sari, 1) == ((1,), [])


def test_visitors_are_asked_for_in_the_ordinary_way(sari):
    asked = CompiledFor(lambda user: User.objects.filter(pk=user.pk or 0))
    assert (asked(AnonymousUser()), asked(sari)) == ([], [sari])


def _by_the_database(user):
    names = list(Person.objects.values_list("name", flat=True))
    return Person.objects.filter(name__in=names)


def _by_the_clock(user):
    return User.objects.filter(date_joined__lt=timezone.now())


def _by_yesterday(user):
    return User.objects.filter(date_joined__lt=facts.now() - timedelta(days=1))


def _by_the_name(user):
    return Person.objects.filter(name=user.get_full_name())


UNSUITED = [_by_the_database, _by_the_clock, _by_yesterday, _by_the_name]


@pytest.mark.parametrize("build", UNSUITED)
def test_what_would_grow_stale_is_refused_where_it_is_tested(sari, build):
    with pytest.raises((UnsuitedError, AttributeError)):
        CompiledFor(build)(sari)


@pytest.mark.parametrize("build", UNSUITED)
def test_and_asked_in_the_ordinary_way_on_a_site(sari, build, monkeypatch):
    monkeypatch.setattr(compiled_for, "is_strict", False)
    asked = CompiledFor(build)
    for _ in range(2):
        assert asked(sari) == list(build(sari))
    assert _statements(asked) == 0


def test_a_new_day_writes_anew(sari, set_clock):
    asked = CompiledFor(lambda user: User.objects.annotate(day=F("pk")).filter(pk=user.pk))
    set_clock("2026-03-12 10:00")
    asked(sari)
    first = list(asked._known.values())
    set_clock("2026-03-13 00:01")
    asked(sari)
    assert list(asked._known.values()) != first

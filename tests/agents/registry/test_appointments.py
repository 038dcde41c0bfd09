"""Appointments: a role over some OPDs for a term."""

from datetime import date, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.models import ModelLogEntry

from agents.models import Appointment
from agents.models.appointments import has_role, opds_in_charge
from agents.registry.operations import appointments
from agents.registry.operations.appointments import (
    AppointmentEndedError,
    CircleError,
    WithoutScopeError,
)
from agents.registry.operations.refusals import EndsBeforeStartError
from foundation.models import Notice

pytestmark = pytest.mark.nobody_yet

Kind = Appointment.Kind
START, END = date(2026, 1, 5), date(2026, 6, 30)


def test_a_head_is_in_charge_of_his_opd_and_what_lies_below(
    fauzi, today, dinkes, paringin, disdikbud
):
    assert opds_in_charge(fauzi, today, Kind.HEAD) == {dinkes.pk, paringin.pk}


def test_a_role_is_not_another_role(fauzi, today):
    assert opds_in_charge(fauzi, today, Kind.INNOVATION_ADMIN, Kind.PAMONG) == set()


def test_the_first_and_the_last_day_count(make_member, make_appointment, dinkes):
    user = make_member("Ahmad Fauzi", dinkes)
    make_appointment(user.person, Kind.HEAD, dinkes, starts_on=START, ends_on=END)
    day = timedelta(days=1)
    held = [has_role(user, on, Kind.HEAD) for on in (START - day, START, END, END + day)]
    assert held == [False, True, True, False]


def test_two_decrees_add_up(make_member, make_appointment, dinkes, disdikbud, today):
    user = make_member("Budi Santoso")
    make_appointment(user.person, Kind.PAMONG, dinkes)
    make_appointment(user.person, Kind.PAMONG, disdikbud)
    assert opds_in_charge(user, today, Kind.PAMONG) == {dinkes.pk, disdikbud.pk}


def test_an_ended_appointment_gives_nothing_from_the_next_day(fauzi, dinkes, today):
    appointment = fauzi.person.appointments.get()
    appointments.end(appointment, today - timedelta(days=1), "Mutasi")
    assert opds_in_charge(fauzi, today, Kind.HEAD) == set()
    assert opds_in_charge(fauzi, today - timedelta(days=1), Kind.HEAD)


def test_what_ended_long_ago_is_not_ended_again(fauzi, today):
    appointment = fauzi.person.appointments.get()
    appointments.end(appointment, today - timedelta(days=9), "Mutasi")
    with pytest.raises(AppointmentEndedError):
        appointments.end(appointment, today, "Sekali lagi")


def test_a_term_never_ends_before_it_starts(make_person, make_appointment, dinkes):
    person = make_person("Ahmad Fauzi")
    with pytest.raises(EndsBeforeStartError):
        make_appointment(person, Kind.HEAD, dinkes, starts_on=END, ends_on=START)
    appointment = make_appointment(person, Kind.HEAD, dinkes, starts_on=END)
    with pytest.raises(EndsBeforeStartError):
        appointments.end(appointment, START, "Keliru")


@pytest.mark.parametrize(("kind", "circle"), [(Kind.CLINIC, ""), (Kind.HEAD, "actor")])
def test_the_clinic_and_only_the_clinic_has_circles(
    make_person, make_appointment, dinkes, kind, circle
):
    with pytest.raises(CircleError):
        make_appointment(make_person("Dewi"), kind, dinkes, circle=circle)


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in appointments.EVERYWHERE])
def test_a_role_over_opds_names_them(make_person, make_appointment, kind):
    with pytest.raises(WithoutScopeError):
        make_appointment(make_person("Ahmad Fauzi"), kind)
    assert not Appointment.objects.exists()


def test_appointing_and_ending_are_logged_with_reason(
    dewi, make_person, make_decree, dinkes, today
):
    appointment = appointments.appoint(
        make_person("Ahmad Fauzi"),
        Kind.HEAD,
        make_decree("188.45/7/2026"),
        scope=[dinkes],
        starts_on=START,
        by=dewi,
    )
    appointments.end(appointment, today, "Mutasi", by=dewi)
    made, ended = ModelLogEntry.objects.filter(user=dewi).order_by("timestamp")
    assert made.data == {"scope": ["Dinas Kesehatan"], "decree": "188.45/7/2026"}
    assert ended.data["reason"] == "Mutasi"


def test_a_visitor_holds_nothing(db, today):
    assert not has_role(AnonymousUser(), today, *Kind)
    assert opds_in_charge(AnonymousUser(), today, *Kind) == set()


@pytest.mark.smoke
def test_the_database_itself_refuses_a_head_with_a_circle(fauzi):
    with pytest.raises(IntegrityError), transaction.atomic():
        Appointment.objects.update(circle="actor")


@pytest.mark.smoke
def test_the_database_itself_refuses_a_scope_twice(fauzi, dinkes):
    with pytest.raises(IntegrityError), transaction.atomic():
        fauzi.person.appointments.get().scopes.create(opd=dinkes)


def test_an_appointment_of_last_year_was_told_then(make_member, make_decree, dinkes):
    user, at = (
        make_member("Ahmad Fauzi", dinkes),
        timezone.make_aware(datetime.fromisoformat("2025-03-10 09:00")),
    )
    decree = make_decree()
    given = {"scope": [dinkes], "starts_on": at.date(), "at": at}
    appointments.appoint(user.person, Kind.HEAD, decree, **given)
    assert ModelLogEntry.objects.get(action="agents.appoint").timestamp == at
    assert Notice.objects.get(kind="agents.appointed").at == at

"""A tree that changed, with innovations, mentors, sessions and questions of several years."""

import random
from datetime import date

import pytest

from agents.models import Appointment
from agents.registry.operations import opds
from mentoring.consultations.operations.talking import open_consultation
from tests.mentoring.worlds import Maker


@pytest.fixture
def cast(fauzi, noor, dewi, sari, rini):
    """Appointed before the tree changed, so that their decrees follow it."""
    return sari, rini


@pytest.fixture
def world(
    cast,
    make_opd,
    make_member,
    make_appointment,
    balangan,
    dinkes,
    paringin,
    disdikbud,
    bapperida,
    today,
    set_clock,
):
    """Innovations, five mentors, sessions and questions in a tree that changed."""
    chance = random.Random(7)
    deep = make_opd("Unit Dalam", paringin, "unit")
    maker = Maker(chance, [dinkes, paringin, deep, disdikbud, None], today)
    for number in range(5):
        user = make_member(f"Pendamping {number}", bapperida)
        ends_on = date(2025, 6, 30) if number == 0 else None
        maker.mentors.append(
            make_appointment(user.person, Appointment.Kind.AGENT, balangan, ends_on=ends_on)
        )
    maker.add_innovations(24)
    by = maker.mentors[0].person
    maker.add_assignments(40, by)
    maker.add_sessions(160, by)
    opds.rename(dinkes, name="Dinas Kesehatan Baru", short_name="Dinkes", on=date(2025, 3, 1))
    for number in range(10):
        set_clock(f"2026-0{1 + number % 3}-0{1 + number % 7} 09:00")
        about = chance.choice([None, *maker.innovations])
        open_consultation(chance.choice(cast), subject="Tanya", text="Bagaimana?", innovation=about)
    set_clock("2026-03-09 07:30")
    return maker

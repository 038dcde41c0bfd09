"""Two of the clinic send the same list at the same instant."""

import threading

from django.db import connection

from agents.decree_lists.operations import acts
from agents.decree_lists.operations.lists import read_list
from agents.decree_lists.operations.plans import Outcome, plan
from agents.models import Appointment
from agents.registry.operations.appointments import appoint_each
from foundation.retry import persistently
from tests.makers import make_decree, make_person, nip_number

MOST = 4


def _list(opd):
    nips = [nip_number(22_000 + number) for number in range(3)]
    for nip in nips:
        make_person(f"Orang {nip[-3:]}", nip, opd)
    return "\n".join(["NIP\tTugas\tCakupan", *(f"{nip}\tAgen\tDinkes" for nip in nips)])


def _plan(text, decree):
    return plan(read_list(text.encode())[0], decree, decree.issued_on, None)


def test_one_of_them_appoints_and_the_others_see_what_has_changed(committed_db, dinkes, dewi):
    decree, text = make_decree("188.45/90/Kum/2026"), _list(dinkes)
    seen = _plan(text, decree).digest
    start, answers = threading.Barrier(MOST), []

    def run() -> None:
        start.wait()
        act = lambda: acts.appoint_list(decree, text, decree.issued_on, None, dewi, seen=seen)  # noqa: E731
        try:
            answers.append(persistently(act))
        except acts.OtherPlanError:
            answers.append("other")
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(MOST)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(map(str, answers)) == ["3", "other", "other", "other"]
    assert Appointment.objects.filter(decree=decree).count() == 3


def test_control_arm_without_the_second_look_each_appoints(dinkes, dewi):
    decree, text = make_decree("188.45/91/Kum/2026"), _list(dinkes)
    made = _plan(text, decree)
    for _ in range(2):
        appoint_each([row.wanted() for row in made.of(Outcome.NEW)], decree, dewi)
    assert Appointment.objects.filter(decree=decree).count() == 6

"""What a mentor and the clinic do: offer times, report, keep rooms, assign."""

import re

import pytest
from django.urls import reverse

from agents.models import Appointment
from mentoring.models import Assignment, FollowUp
from mentoring.sessions.operations.booking import cancel
from tests.edits import opened, send
from tests.mentoring.conftest import local


def _text(response):
    return re.sub(r"\s+", " ", response.content.decode())


def test_a_closed_time_keeps_its_sessions(session, window, budi, as_user):
    as_user(budi).post(reverse("scheduling:close_window", args=[window.pk]))
    session.refresh_from_db()
    assert session.status == "confirmed"


def _report(client, session, **typed):
    return send(
        client,
        reverse("mentoring:report", args=[session.pk]),
        {"was_held": "1", "minutes": "Bukti lengkap", **typed},
    )


def test_a_session_is_reported_once_it_has_begun(session, budi, sari, as_user, set_clock):
    assert _report(as_user(budi), session).status_code == 404
    set_clock("2026-03-12 09:10")
    assert _report(as_user(sari), session).status_code == 404
    for _ in range(2):
        assert _report(as_user(budi), session, present=[sari.person.pk]).status_code == 302
    session.refresh_from_db()
    assert (session.status, session.minutes) == ("took_place", "Bukti lengkap")
    assert session.opd == session.innovation.opd
    came = {each.person.name: each.was_present for each in session.attendances.all()}
    assert came == {"Sari Wulandari": True, "Budi Santoso": False}
    assert [each.kind for each in session.changes.all()] == ["booked", "took_place"]


def test_a_missed_session_is_a_no_show(session, budi, as_user, set_clock):
    set_clock("2026-03-12 10:00")
    _report(as_user(budi), session, was_held="0", minutes="")
    session.refresh_from_db()
    assert session.status == "missed"


def test_a_cancelled_session_has_no_result(session, budi, as_user, set_clock):
    cancel(session, budi, "Sakit")
    set_clock("2026-03-12 10:00")
    assert _report(as_user(budi), session).status_code == 404


@pytest.fixture
def assigning(innovation, pamong):
    return {
        "innovation": innovation.pk,
        "mentor": pamong.pk,
        "starts_on": "2026-03-09",
        "client_key": "f",
    }


def test_the_clinic_assigns_once_and_sees_the_load(assigning, dewi, budi, sari, as_user):
    address = reverse("mentoring:assign")
    assert as_user(budi).get(address).status_code == 404
    assert "Posyandu Keliling" in _text(as_user(dewi).get(address))
    for _ in range(2):
        assert as_user(dewi).post(address, assigning).status_code == 302
    assert Assignment.objects.count() == 1
    opens = f'href="{Assignment.objects.get().innovation.get_absolute_url()}"'
    for user in (budi, sari, dewi):
        page = _text(as_user(user).get(reverse("mentoring:assignments")))
        assert "Posyandu Keliling" in page
        assert opens in page


def test_a_stranger_does_not_see_who_accompanies_whom(assignment, rini, as_user):
    page = as_user(rini).get(reverse("mentoring:assignments"))
    assert "Posyandu Keliling" not in _text(page)


def test_the_same_unit_is_asked_about(
    assigning, dewi, make_member, make_appointment, paringin, as_user
):
    lina = make_member("Lina Marlina", paringin)
    agent = make_appointment(lina.person, Appointment.Kind.AGENT, paringin)
    address = reverse("mentoring:assign")
    assigning["mentor"] = agent.pk
    answer = as_user(dewi).post(address, assigning)
    assert answer.status_code == 200
    assert 'type="checkbox" name="accepts_same_unit"' in _text(answer)
    answer = as_user(dewi).post(address, {**assigning, "accepts_same_unit": "on"})
    assert answer.status_code == 302


def test_an_innovation_or_an_opd_but_not_both(assigning, dewi, dinkes, as_user):
    both = {**assigning, "opd": dinkes.pk}
    assert as_user(dewi).post(reverse("mentoring:assign"), both).status_code == 200
    neither = {**assigning, "innovation": ""}
    assert as_user(dewi).post(reverse("mentoring:assign"), neither).status_code == 200
    assert not Assignment.objects.exists()


def test_the_clinic_hands_over_and_ends(assignment, other_mentor, dewi, as_user):
    hana = Appointment.objects.get(person=other_mentor.person)
    address = reverse("mentoring:hand_over", args=[assignment.pk])
    typed = {"mentor": hana.pk, "on": "2026-03-10", "note": "Lanjutkan", "client_key": "g"}
    typed = opened(as_user(dewi), address, typed)
    for _ in range(2):
        assert as_user(dewi).post(address, typed).status_code == 302
    successor = Assignment.objects.get(appointment=hana)
    end = reverse("mentoring:end_assignment", args=[successor.pk])
    assert send(as_user(dewi), end, {"on": "2026-03-20", "reason": "Selesai"}).status_code == 302
    successor.refresh_from_db()
    assert successor.ends_on == local("2026-03-20").date()


def test_the_end_of_a_term_is_warned_of(assignment, pamong, dewi, as_user):
    Appointment.objects.filter(pk=pamong.pk).update(ends_on=local("2026-03-20").date())
    assert "20 Maret 2026" in _text(as_user(dewi).get(reverse("mentoring:assignments")))


def test_the_participants_stand_beside_the_minutes_on_paper(
    session, budi, sari, as_user, set_clock
):
    """What is printed is the page without its edge and its forms (`klinik.css`)."""
    set_clock("2026-03-12 10:00")
    _report(as_user(budi), session, present=[sari.person.pk])
    page = _text(as_user(sari).get(session.get_absolute_url()))
    main = page[page.index("<main") : page.index("<aside")]
    assert main.index("Bukti lengkap") < main.index('id="peserta"')
    people = main[main.index('id="peserta"') :]
    for user in (sari, budi):
        assert user.person.full_name in people


def test_what_was_promised_says_its_weekday(session, budi, as_user):
    due_on = local("2026-03-10").date()
    FollowUp.objects.create(
        innovation=session.innovation,
        session=session,
        what="Besok",
        owner=budi.person,
        due_on=due_on,
        made_by=budi.person,
    )
    for page in (reverse("mentoring:desk"), session.get_absolute_url()):
        assert "sampai Selasa, 10 Maret 2026" in _text(as_user(budi).get(page))

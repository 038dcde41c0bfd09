"""What a mentor's appointment leaves open when its decree ends as a whole."""

from datetime import timedelta

from django.urls import reverse

from agents.decree_lists.operations.acts import end_all, endings
from agents.models import Appointment
from agents.registry.left_open import left_open
from mentoring.models import Assignment, Session
from tests.mentoring.conftest import local

START = local("2026-03-09").date()
DAY = timedelta(days=1)


def test_assignments_and_booked_sessions_are_told_and_stay(session, pamong, dewi, as_user):
    """The session is on 12 March."""
    words = "1 pendampingan untuk diserahterimakan; 1 sesi sesudah hari itu (beralih ke pendamping lain atau dibatalkan)"
    url = reverse("decree_lists:end", args=[pamong.decree_id])
    page = as_user(dewi).post(url, {"on": str(START), "reason": "Selesai", "step": "look"})
    assert words in page.text
    found = endings(pamong.decree, START)
    end_all(pamong.decree, START, "Selesai", dewi, seen=found.digest)
    assert Assignment.objects.get().ends_on is None
    assert Session.objects.get().status == Session.Status.CONFIRMED


def test_what_is_over_by_then_is_not_open(session, assignment, pamong):
    Assignment.objects.update(ends_on=START + 3 * DAY)
    assert len(left_open([pamong.pk], START + 2 * DAY)[pamong.pk]) == 2
    assert left_open([pamong.pk], START + 3 * DAY).get(pamong.pk, []) == []


def test_one_appointment_tells_it_too(session, pamong, dewi, as_user):
    page = as_user(dewi).get(reverse("registry_appointments:end", args=[pamong.pk]))
    words = "1 pendampingan untuk diserahterimakan; 1 sesi sesudah hari itu (beralih ke pendamping lain atau dibatalkan)"
    assert f"Yang tetap terbuka hari ini: {words}." in page.text


def test_other_roles_leave_nothing_open(session, fauzi):
    head = Appointment.objects.get(person=fauzi.person)
    assert left_open([head.pk], START) == {}

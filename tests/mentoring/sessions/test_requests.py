"""Asked for, and approved, declined, withdrawn or left to expire."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from agents.models import Appointment
from agents.registry.operations import appointments
from foundation.calendar import operations as calendar
from foundation.minute.duties import run_all
from foundation.models import Notice, Reminder
from foundation.notices.sentences import sentence_of
from foundation.outbox.operations import deliver_due
from foundation.reminders.operations import queue_due
from mentoring.assignments.loads import with_loads
from mentoring.assignments.operations import hand_over
from mentoring.models import Session
from mentoring.sessions import rules
from mentoring.sessions.operations import answering, booking
from mentoring.sessions.operations.answering import approve, decline
from mentoring.sessions.operations.booking import book, move, withdraw
from mentoring.sessions.slots import free_slots
from scheduling.bookings import expiring
from scheduling.bookings.expiring import expire_due
from scheduling.models import Booking
from tests.mentoring.conftest import local

HALF = timedelta(minutes=30)
STATUS = Session.Status
MONTH = (local("2026-03-09 00:00"), local("2026-04-08 00:00"))


@pytest.fixture
def lina(make_member, paringin):
    return make_member("Lina Marlina", paringin)


@pytest.fixture
def sent():
    """Whoever got a mail since the last look: address → (subject, text, whether for a calendar)."""

    def fetch():
        deliver_due()
        found = {
            each.to[0]: (each.subject, each.body, bool(each.alternatives)) for each in mail.outbox
        }
        assert len(found) == len(mail.outbox)  # one mail for each
        mail.outbox.clear()
        return found

    return fetch


def _bell(user) -> list[str]:
    lines = Notice.objects.of(f"person:{user.person.pk}").filter(subject__startswith="session:")
    return [sentence_of(each) for each in lines]


def test_a_request_holds_the_time_and_waits_two_days(request_, asking, innovation, lina):
    assert request_.status == STATUS.REQUESTED
    assert request_.expires_at == local("2026-03-11 07:30")
    assert request_.holds.filter(active=True).count() == 2
    with pytest.raises(booking.SlotTakenError):
        book(lina, innovation, asking, asking.starts_at)
    assert asking.starts_at not in {slot.starts_at for slot in free_slots(asking.person, *MONTH)}


def test_a_request_ends_an_hour_before_it_would_begin(
    assignment, make_window, budi, innovation, sari
):
    soon = make_window(budi, "2026-03-10 09:00", needs_approval=True)
    assert book(sari, innovation, soon, soon.starts_at).expires_at == local("2026-03-10 08:00")


def test_what_begins_too_soon_cannot_be_asked_for(assignment, make_window, budi, innovation, sari):
    soon = make_window(budi, "2026-03-09 08:00", needs_approval=True)
    with pytest.raises(rules.TooSoonToAskError):
        book(sari, innovation, soon, soon.starts_at + HALF)
    offered = [slot.starts_at for slot in free_slots(budi.person, *MONTH)]
    assert offered == [soon.starts_at + HALF * 2, soon.starts_at + HALF * 3]


def test_how_long_a_request_waits_is_a_setting(assignment, asking, innovation, sari, settings):
    settings.MENTORING_ANSWER_WITHIN = timedelta(hours=5)
    made = book(sari, innovation, asking, asking.starts_at)
    assert made.expires_at == local("2026-03-09 12:30")


def test_days_off_are_no_time_to_answer_in(assignment, asking, innovation, sari, dewi, set_clock):
    """Asked on a Thursday for Monday in a week; the Monday between is a day off, as is the weekend."""
    monday = local("2026-03-09").date()
    calendar.record(monday, kind="regency", name="Hari Jadi Balangan", by=dewi)
    set_clock("2026-03-05 15:00")
    made = book(sari, innovation, asking, asking.starts_at)
    assert made.expires_at == local("2026-03-10 15:00")


def test_the_mentor_is_asked_and_no_calendar_hears_of_it(request_, budi, sari, sent):
    mails = sent()
    assert mails.keys() == {budi.email}
    _, text, has_calendar = mails[budi.email]
    assert "11 Maret 2026, 07.30 WITA" in text
    assert not has_calendar
    assert len(_bell(budi)) == 1
    assert _bell(sari) == []


def test_approval_books_it_and_invites_both(request_, budi, sari, sent):
    sent()
    approved = approve(request_, budi)
    assert approved.status == STATUS.CONFIRMED
    assert [each.kind for each in approved.changes.all()] == ["requested", "approved"]
    mails = sent()
    assert mails.keys() == {budi.email, sari.email}
    assert all(has_calendar for _, _, has_calendar in mails.values())
    assert set(Reminder.objects.filter(revision=1).values_list("kind", flat=True)) == {
        "day",
        "hour",
    }
    assert len(_bell(sari)) == 1


def test_a_declined_request_frees_the_time_and_offers_three_others(
    request_, asking, budi, sari, innovation, lina, sent
):
    sent()
    declined = decline(request_, budi, "Dinas luar")
    assert declined.status == STATUS.DECLINED
    mails = sent()
    assert mails.keys() == {sari.email}
    _, text, has_calendar = mails[sari.email]
    assert "Dinas luar" in text
    assert not has_calendar
    offered = [f"{hour} WITA" for hour in ("09.30–10.00", "10.00–10.30", "10.30–11.00")]
    assert all(text.count(each) == 1 for each in offered)
    assert text.count("09.00–09.30") == 1  # what was asked for is not offered again
    book(lina, innovation, asking, asking.starts_at)


def test_a_decline_needs_a_reason(request_, budi):
    with pytest.raises(booking.ReasonMissingError):
        decline(request_, budi, "  ")
    request_.refresh_from_db()
    assert request_.status == STATUS.REQUESTED


def test_the_minute_loop_ends_what_nobody_answered(request_, budi, sari, set_clock, sent):
    sent()
    set_clock("2026-03-11 07:29")
    assert expire_due() == 0
    set_clock("2026-03-11 07:30")
    assert run_all()["requests"] == "1"
    assert run_all()["requests"] == "0"
    request_.refresh_from_db()
    assert (request_.status, request_.changes.last().by) == (STATUS.EXPIRED, None)
    assert not request_.holds.filter(active=True).exists()
    mails = sent()
    assert sari.email in mails
    assert mails[sari.email][1].count("WITA") == 4
    assert len(_bell(sari)) == len(_bell(budi)) == 1


def test_a_booking_need_not_wait_for_the_minute_loop(request_, asking, innovation, lina, set_clock):
    set_clock("2026-03-11 07:30")
    assert asking.starts_at in {slot.starts_at for slot in free_slots(asking.person, *MONTH)}
    book(lina, innovation, asking, asking.starts_at)
    request_.refresh_from_db()
    assert request_.status == STATUS.EXPIRED


def test_control_arm_without_making_room_an_expired_request_stands_in_the_way(
    request_, asking, innovation, lina, set_clock, monkeypatch
):
    set_clock("2026-03-11 07:30")
    monkeypatch.setattr(booking, "make_room", lambda resources: None)
    with pytest.raises(booking.SlotTakenError):
        book(lina, innovation, asking, asking.starts_at)


def test_an_expired_request_is_neither_approved_nor_declined_nor_withdrawn(
    request_, budi, sari, set_clock
):
    set_clock("2026-03-11 07:30")
    assert (request_.status, request_.is_off) == (STATUS.EXPIRED, True)
    with pytest.raises(answering.NotWaitingError):
        approve(request_, budi)
    with pytest.raises(answering.NotWaitingError):
        decline(request_, budi, "Sakit")
    with pytest.raises(booking.NotOpenError):
        withdraw(request_, sari)


@pytest.mark.parametrize("answer", [approve, lambda *args: decline(*args, "Sakit")])
def test_an_answer_is_given_once(request_, budi, answer):
    approve(request_, budi)
    with pytest.raises(answering.NotWaitingError):
        answer(request_, budi)


def test_only_the_mentor_answers(request_, sari, dewi, other_mentor):
    for user in (sari, dewi, other_mentor):
        with pytest.raises(answering.NotWaitingError):
            approve(request_, user)


def test_a_mentor_who_no_longer_accompanies_approves_nothing(request_, budi, pamong):
    appointments.end(pamong, local("2026-03-12").date(), "Pindah")
    with pytest.raises(rules.NotAssignedError):
        approve(request_, budi)


def test_a_withdrawn_request_frees_the_time_and_tells_the_mentor(
    request_, asking, budi, sari, innovation, lina, sent
):
    sent()
    withdrawn = withdraw(request_, sari)
    assert withdrawn.status == STATUS.CANCELLED
    assert withdrawn.changes.last().kind == "withdrawn"
    assert sent().keys() == {budi.email}
    book(lina, innovation, asking, asking.starts_at)


def test_who_may_answer_withdraw_and_change(request_, sari, budi, dewi, rini):
    def may(user):
        mine = Session.objects.filter(pk=request_.pk)
        return (
            mine.answerable_by(user).exists(),
            mine.withdrawable_by(user).exists(),
            mine.changeable_by(user).exists(),
        )

    assert may(budi) == (True, False, False)
    assert may(sari) == (False, True, False)
    assert may(dewi) == (False, True, False)
    assert may(rini) == (False, False, False)


def test_what_is_agreed_moves_to_a_time_with_approval_by_the_mentor_alone(
    session, asking, sari, budi, dewi
):
    for user in (sari, dewi):
        with pytest.raises(rules.NeedsApprovalError):
            move(session, user, asking, asking.starts_at, "Ada rapat")
    session.refresh_from_db()
    assert session.holds.filter(active=True, busy_from=session.starts_at).count() == 2
    moved = move(session, budi, asking, asking.starts_at, "Ada rapat")
    assert (moved.status, moved.starts_at) == (STATUS.CONFIRMED, asking.starts_at)


def test_whoever_is_late_with_a_move_is_offered_no_time_with_approval(
    session, window, asking, innovation, lina, sari, budi
):
    book(lina, innovation, window, window.starts_at + HALF)
    at = window.starts_at + HALF
    with pytest.raises(booking.SlotTakenError) as refusal:
        move(session, sari, window, at, "Ada rapat")
    assert all(not slot.window.needs_approval for slot in refusal.value.alternatives)
    everything = free_slots(budi.person, *MONTH, sari.person, moving=session)
    assert any(slot.window.needs_approval for slot in everything)


def test_a_request_is_not_moved(request_, window, sari, budi):
    for user in (sari, budi):
        with pytest.raises(booking.NotOpenError):
            move(request_, user, window, window.starts_at, "Ada rapat")


def test_the_mentor_is_reminded_once_before_it_expires(request_, budi, set_clock, sent):
    sent()
    for at, count in (("2026-03-10 19:29", 0), ("2026-03-10 19:30", 1), ("2026-03-10 19:31", 0)):
        set_clock(at)
        run_all()
        mails = sent()
        assert len(mails) == count, at
        assert set(mails) <= {budi.email}


def test_where_less_is_left_the_reminder_comes_half_way(
    assignment, make_window, budi, innovation, sari
):
    soon = make_window(budi, "2026-03-09 12:30", needs_approval=True)
    book(sari, innovation, soon, soon.starts_at)
    assert Reminder.objects.get().due_at == local("2026-03-09 09:30")


def test_no_reminder_of_what_is_answered_or_over(request_, budi, set_clock, sent):
    """The machine stood still until the request had expired; then only the news of that goes out."""
    sent()
    set_clock("2026-03-11 07:30")
    run_all()
    assert budi.email not in sent()
    assert Reminder.objects.exclude(skipped_at=None).count() == 1


def test_a_reminder_that_comes_before_the_expiry_is_noted_is_not_sent(request_, set_clock, sent):
    sent()
    set_clock("2026-03-11 07:30")
    assert queue_due() == 1
    assert sent() == {}


def test_an_approved_request_reminds_of_no_answer(request_, budi, set_clock, sent):
    sent()
    approve(request_, budi)
    sent()
    set_clock("2026-03-10 19:30")
    run_all()
    assert sent() == {}


def test_a_request_counts_in_the_load(request_, pamong, today):
    assert with_loads(Appointment.objects.filter(pk=pamong.pk), today).get().coming == 1


def test_a_request_passes_to_the_successor_who_answers_it(
    request_, assignment, other_mentor, budi, sari, dewi, sent
):
    sent()
    hana = Appointment.objects.get(person=other_mentor.person)
    hand_over(assignment, hana, dewi, on=local("2026-03-10").date(), note="Lanjutkan")
    mails = sent()
    assert mails.keys() == {budi.email, sari.email, other_mentor.email}
    assert not any(has_calendar for _, _, has_calendar in mails.values())
    with pytest.raises(answering.NotWaitingError):
        approve(request_, budi)
    approved = approve(request_, other_mentor)
    assert approved.mentor == other_mentor.person
    held = approved.holds.filter(active=True)
    assert {str(each.resource) for each in held} == {"Hana Pertiwi", "Sari Wulandari"}


def test_a_request_without_an_end_is_refused_by_the_database(request_):
    with pytest.raises(IntegrityError), transaction.atomic():
        Booking.objects.filter(session=request_).update(expires_at=None)


def test_expiry_takes_the_same_queries_for_a_booking_with_and_without(
    request_, session, window, innovation, lina, rizki, queries_of
):
    """Looking for expired requests is one query of a booking, whatever the history."""
    taken = queries_of(lambda: expiring.make_room([each.resource for each in session.holds.all()]))
    assert taken <= 4

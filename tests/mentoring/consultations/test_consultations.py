"""Ask, answer, take, close; who may read and who may write."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from agents.models import Appointment
from agents.registry.operations import appointments
from foundation.calendar import operations as calendar
from foundation.calendar import working_days
from foundation.models import Event, Notice
from innovations.models import Member
from innovations.team.operations.members import add_member, remove_member
from mentoring.assignments.operations import assign, end_assignment, hand_over
from mentoring.consultations import following as consultation_following
from mentoring.consultations.operations import talking as consultations
from mentoring.consultations.operations import turns
from mentoring.consultations.operations.talking import open_consultation, post
from mentoring.models import Consultation, Message, Participant
from tests.mentoring.conftest import local
from tests.mentoring.consultations.talks import may_see, pdf, say, seen

DAY = timedelta(days=1)
START = local("2026-03-09").date()


def waiting_since(consultation):
    return Consultation.objects.with_waiting().get(pk=consultation.pk).waiting_since


# Who may read


def test_a_talk_is_read_by_its_people_its_mentor_and_the_clinic(
    talk, sari, budi, dewi, root, rizki, fauzi, rini, noor, aulia, other_mentor
):
    assert all(may_see(user, talk) for user in (sari, budi, dewi, root))
    strangers = (rizki, fauzi, rini, noor, aulia, other_mentor)
    assert not any(may_see(user, talk) for user in strangers)


def test_heads_and_admins_learn_that_there_is_a_talk_and_no_more(talk, fauzi, rizki, noor):
    known = Consultation.objects.known_to
    assert known(fauzi).get() == known(rizki).get() == talk
    assert not known(noor).exists()


def test_a_mentor_of_the_whole_opd_reads_and_answers(innovation, dinkes, pamong, budi, dewi, sari):
    talk = open_consultation(sari, subject="Bukti", text="Apa?", innovation=innovation)
    assert not may_see(budi, talk)
    assign(pamong, dinkes, dewi, starts_on=START)
    assert may_see(budi, talk)
    assert say(budi, talk).part == "mentor"


def test_whoever_leaves_the_team_reads_no_longer(talk, innovation, sari, rini):
    member = add_member(innovation, rini.person, "member", sari)
    assert may_see(rini, talk)
    say(rini, talk)
    remove_member(member, sari)
    assert not may_see(rini, talk)


def test_a_former_mentor_reads_on_for_a_month_and_does_not_write(
    talk, assignment, budi, dewi, set_clock
):
    say(budi, talk)
    end_assignment(assignment, dewi, on=START, reason="Selesai")
    set_clock("2026-03-10 08:00")
    assert may_see(budi, talk)
    with pytest.raises(consultations.ReadOnlyError):
        say(budi, talk)
    set_clock("2026-04-10 08:00")
    assert not may_see(budi, talk)


def test_with_the_decree_the_view_ends(talk, pamong, budi, set_clock):
    say(budi, talk)
    appointments.end(pamong, START, "Selesai")
    set_clock("2026-03-10 08:00")
    assert not may_see(budi, talk)


def test_the_successor_finds_the_talk_among_her_unread(
    talk, assignment, other_mentor, dewi, sari, budi
):
    to = Appointment.objects.get(person=other_mentor.person)
    hand_over(assignment, to, dewi, on=START, note="Bukti kurang")
    found = Consultation.objects.for_list(other_mentor).get()
    assert (found.pk, found.unread) == (talk.pk, 1)
    assert say(other_mentor, talk).part == "mentor"


def test_a_file_is_opened_by_whoever_reads_the_message(talk, sari, budi, rini, fauzi, as_user):
    message = post(budi, seen(budi, talk), "", key="k", uploads=[pdf()])
    address = message.attachments.get().file.get_absolute_url()
    assert as_user(sari).get(address)["Content-Disposition"].startswith("attachment")
    assert {as_user(user).get(address).status_code for user in (rini, fauzi)} == {404}


# A question that any mentor may take


def test_any_mentor_sees_a_question_that_nobody_is_there_for(question, budi, other_mentor, rini):
    assert may_see(budi, question)
    assert may_see(other_mentor, question)
    assert not may_see(rini, question)


def test_where_somebody_accompanies_the_agency_the_others_see_nothing(
    question, pamong, dinkes, dewi, budi, other_mentor
):
    assign(pamong, dinkes, dewi, starts_on=START)
    assert may_see(budi, question)
    assert not may_see(other_mentor, question)


def test_whoever_takes_it_answers_it_and_the_others_see_it_no_more(
    question, budi, other_mentor, sari
):
    with pytest.raises(consultations.ReadOnlyError):
        say(budi, question)
    theirs = seen(other_mentor, question)
    turns.take(budi, seen(budi, question))
    assert say(budi, question).part == "mentor"
    assert not may_see(other_mentor, question)
    with pytest.raises(turns.TakenError) as refused:
        turns.take(other_mentor, theirs)
    assert refused.value.by == "Budi Santoso"
    turns.take(budi, seen(budi, question))
    assert Message.objects.filter(kind="joined").count() == 1
    kind = "mentoring.consultation_taken"
    assert Notice.objects.get(kind=kind).bell.name == f"person:{sari.person.pk}"


def test_a_question_given_back_waits_for_another(question, budi, other_mentor):
    turns.take(budi, seen(budi, question))
    turns.give_back(budi, seen(budi, question))
    assert may_see(other_mentor, question)
    turns.take(other_mentor, seen(other_mentor, question))
    assert not may_see(budi, question)


def test_when_the_decree_ends_the_question_waits_again(
    question, budi, pamong, other_mentor, set_clock
):
    turns.take(budi, seen(budi, question))
    appointments.end(pamong, START, "Selesai")
    set_clock("2026-03-10 08:00")
    assert not may_see(budi, question)
    turns.take(other_mentor, seen(other_mentor, question))
    assert Participant.objects.get(holds_claim=True).person == other_mentor.person


def test_a_question_that_the_clinic_answers_waits_no_longer(question, budi, dewi):
    assert say(dewi, question).part == "clinic"
    assert not may_see(budi, question)


# Order, once, and what it costs


def test_messages_stand_in_the_order_of_their_events(talk, sari, budi):
    say(budi, talk, "Satu")
    say(sari, talk, "Dua")
    lines = list(talk.messages.values_list("seq", "kind", "text"))
    assert [line[0] for line in lines] == [1, 2, 3, 4]
    assert [line[1] for line in lines] == ["text", "joined", "text", "text"]
    events = Event.objects.filter(stream=talk.stream).values_list("seq", "kind")
    assert list(events) == [(1, "text"), (2, "access"), (3, "text"), (4, "text")]


def test_the_same_form_sent_again_answers_with_the_first_message(talk, sari):
    first = say(sari, talk, "Satu", key="k")
    assert say(sari, talk, "Satu", key="k") == first
    assert Event.objects.filter(stream=talk.stream).count() == 2


def _statements(call) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        call()
    marks = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")
    return [q["sql"] for q in captured if not q["sql"].startswith(marks)]


@pytest.mark.smoke
@pytest.mark.parametrize("count", [2, 50])
@pytest.mark.parametrize("who", ["sari", "budi"])
def test_sending_costs_eight_queries_however_many_take_part(
    talk, pamong, dinkes, dewi, make_person, as_user, request, count, who
):
    """Budi accompanies both the innovation and the whole agency: the dearest way to a right."""
    assign(pamong, dinkes, dewi, starts_on=START)
    user = request.getfixturevalue(who)
    say(user, talk)
    Participant.objects.bulk_create(
        Participant(consultation=talk, person=make_person(f"Orang {n}"), joined_at=timezone.now())
        for n in range(count - talk.participants.count())
    )
    assert talk.participants.count() == count
    client, address = as_user(user), reverse("mentoring:post_message", args=[talk.pk])
    form, as_the_script = {"text": "Lagi", "client_key": "k"}, {"accept": "application/json"}
    found = _statements(lambda: client.post(address, form, headers=as_the_script))
    assert talk.messages.filter(text="Lagi").count() == 1
    assert len(found) <= 8, found


def test_nobodys_row_is_written_by_a_message(talk, sari, budi):
    say(budi, talk)
    before = list(Participant.objects.order_by("pk").values())
    say(sari, talk)
    assert list(Participant.objects.order_by("pk").values()) == before


# What is unread


def _unread(user) -> dict[int, int]:
    return {each.pk: each.unread for each in Consultation.objects.for_list(user)}


def test_unread_is_what_others_said_after_one_last_read_or_wrote(talk, sari, budi):
    assert _unread(sari) == {talk.pk: 0}
    assert _unread(budi) == {talk.pk: 1}
    say(budi, talk)
    say(budi, talk)
    assert (_unread(sari)[talk.pk], _unread(budi)[talk.pk]) == (2, 0)
    consultations.mark_read(sari, seen(sari, talk), 3)
    assert _unread(sari)[talk.pk] == 1
    say(sari, talk)
    assert _unread(sari)[talk.pk] == 0


def test_a_mark_never_goes_back_and_never_ahead(talk, sari, budi):
    say(budi, talk)
    consultations.mark_read(sari, seen(sari, talk), 99)
    row = Participant.objects.get(person=sari.person)
    assert row.read_seq == 3
    consultations.mark_read(sari, seen(sari, talk), 1)
    row.refresh_from_db()
    assert row.read_seq == 3


def test_the_clinic_looks_in_without_being_told_of_news(talk, dewi, sari):
    consultations.mark_read(dewi, seen(dewi, talk), 1)
    assert not Participant.objects.filter(person=dewi.person).exists()
    say(dewi, talk)
    say(sari, talk)
    assert _unread(dewi) == {talk.pk: 1}


def test_the_bell_counts_threads_with_news_that_one_may_still_read(
    talk, sari, budi, innovation, rini
):
    assert len(consultation_following.lines(sari)) == 0
    say(budi, talk)
    assert len(consultation_following.lines(sari)) == 1
    add_member(innovation, rini.person, "member", sari)
    Member.objects.filter(person=sari.person).delete()
    assert len(consultation_following.lines(sari)) == 0


def test_a_new_question_rings_once_until_it_is_read(talk, budi, sari):
    ring = Notice.objects.of(f"person:{budi.person.pk}")
    notice = ring.get(kind="mentoring.consultation_opened")
    assert notice.url == talk.get_absolute_url()
    assert "Bukti" not in str(notice.data)
    assert len(consultation_following.lines(budi)) == 0
    consultations.mark_read(budi, seen(budi, talk), 1)
    notice.refresh_from_db()
    assert notice.read_at is not None
    say(sari, talk)
    assert len(consultation_following.lines(budi)) == 1


def test_where_nobody_accompanies_the_clinic_is_told(dewi, question):
    notice = Notice.objects.get(kind="mentoring.consultation_opened")
    assert notice.bell.name == f"person:{dewi.person.pk}"


# Waiting


def test_it_waits_since_the_first_question_after_the_last_answer(talk, sari, budi, set_clock):
    asked = waiting_since(talk)
    assert asked == local("2026-03-09 07:30")
    set_clock("2026-03-09 08:00")
    say(sari, talk)
    assert waiting_since(talk) == asked
    say(budi, talk)
    assert waiting_since(talk) is None
    set_clock("2026-03-09 09:00")
    say(sari, talk)
    say(sari, talk)
    assert waiting_since(talk) == local("2026-03-09 09:00")


def test_what_is_closed_waits_no_longer_until_somebody_asks_again(talk, sari, budi, set_clock):
    turns.close(sari, seen(sari, talk))
    turns.close(budi, seen(budi, talk))
    assert waiting_since(talk) is None
    assert Consultation.objects.closed().get() == talk
    set_clock("2026-03-10 08:00")
    say(sari, talk, "Satu lagi")
    assert Consultation.objects.open().get() == talk
    assert waiting_since(talk) == local("2026-03-10 08:00")
    kinds = list(talk.messages.values_list("kind", flat=True))
    assert kinds == ["text", "closed", "reopened", "text"]


def test_opened_again_by_the_button_it_waits_since_it_was_asked(talk, sari):
    turns.close(sari, seen(sari, talk))
    turns.reopen(sari, seen(sari, talk))
    turns.reopen(sari, seen(sari, talk))
    assert waiting_since(talk) == local("2026-03-09 07:30")
    assert talk.messages.filter(kind="reopened").count() == 1


def test_whoever_may_only_read_neither_closes_nor_opens(question, budi):
    for turn in (turns.close, turns.reopen):
        with pytest.raises(consultations.ReadOnlyError):
            turn(budi, seen(budi, question))


@pytest.mark.parametrize(
    ("asked", "first_overdue"),
    [("2026-03-09", "2026-03-13"), ("2026-03-12", "2026-03-18"), ("2026-03-14", "2026-03-19")],
)
def test_three_working_days_may_pass(talk, asked, first_overdue):
    """A Monday, a Thursday and a Saturday; weekends do not count."""
    Message.objects.update(sent_at=local(f"{asked} 15:00"))
    on = local(first_overdue).date()
    assert Consultation.objects.overdue(on).get() == talk
    assert not Consultation.objects.overdue(on - DAY).exists()


def test_nobody_is_late_over_a_holiday_that_the_clinic_adds(talk, dewi):
    """Asked on a Monday; the Wednesday turns out to be a day off."""
    Message.objects.update(sent_at=local("2026-03-09 15:00"))
    friday = START + 4 * DAY
    assert Consultation.objects.overdue(friday).exists()
    calendar.record(START + 2 * DAY, kind="regency", name="Hari Jadi Balangan", by=dewi)
    assert not Consultation.objects.overdue(friday).exists()
    assert Consultation.objects.overdue(friday + DAY).get() == talk


@pytest.mark.django_db
def test_more_days_never_make_a_deadline_earlier():
    for offset in range(14):
        day = START + offset * DAY
        due = [working_days.after(day, count) for count in range(8)]
        assert due == sorted(set(due)) if day.weekday() < 5 else due[1:] == sorted(set(due[1:]))
        assert working_days.after(working_days.last_overdue(day, 3), 3) < day
        assert working_days.after(working_days.last_overdue(day, 3) + DAY, 3) >= day

"""Follow-ups: who may have one, when it is due, what is told and reminded, done and not done."""

from datetime import timedelta

import pytest
from django.core import mail
from wagtail.models import ModelLogEntry

from agents.claims.operations import linking, undoing
from agents.models import Appointment, Claim, Person
from foundation.agenda.agenda import Agenda
from foundation.minute.duties import run_all
from foundation.models import Notice, OutboxMessage, Reminder
from foundation.notices.sentences import sentence_of
from foundation.outbox.operations import deliver_due
from innovations.models import Innovation
from innovations.refusals import NotConfirmedError
from innovations.team.operations.members import add_member, remove_member
from mentoring.assignments.operations import assign, end_assignment
from mentoring.followups.operations.keeping import (
    AlreadyDoneError,
    FollowUpInThePastError,
    NotOfTheTeamError,
    add,
    change,
    finish,
    reopen,
)
from mentoring.models import FollowUp
from mentoring.models.followups import possible_owners
from tests.mentoring.conftest import local

DAY = timedelta(days=1)
FRIDAY = local("2026-03-13").date()


@pytest.fixture
def given(assignment, innovation, budi, sari) -> FollowUp:
    """Pak Budi gives it on Monday, to be done by Friday."""
    return add(innovation, budi, what="Unggah SK", owner=sari.person, due_on=FRIDAY)


def _lines(user) -> list[str]:
    rows = Notice.objects.of(f"person:{user.person.pk}").unread()
    found = rows.filter(subject__startswith="follow_up:")
    return [sentence_of(each) for each in found]


@pytest.fixture
def minute(given, set_clock):
    """Whom the minute loop mails at a time, once what was given is told."""
    deliver_due()

    def run(text: str) -> list[str]:
        set_clock(text)
        mail.outbox.clear()
        Notice.objects.all().delete()
        run_all()
        deliver_due()
        return [each.to[0] for each in mail.outbox if "SK" in each.subject]

    return run


def test_it_belongs_to_the_innovation_and_perhaps_to_a_session(given, session, innovation, budi):
    agreed = add(session, budi, what="Foto", owner=budi.person)
    assert (given.innovation, given.session) == (innovation, None)
    assert (agreed.innovation, agreed.session, agreed.due_on) == (innovation, session, None)
    assert agreed.made_by == budi.person


def test_its_owner_is_of_the_team_or_accompanies_it_that_day(
    assignment, innovation, budi, sari, rini, dewi, today
):
    assert possible_owners(innovation, today) == [sari.person, budi.person]
    for stranger in (rini, dewi):
        with pytest.raises(NotOfTheTeamError):
            add(innovation, budi, what="Foto", owner=stranger.person)
    end_assignment(assignment, dewi, on=today, reason="Selesai")
    assert possible_owners(innovation, today) == [sari.person, budi.person]
    assert possible_owners(innovation, today + DAY) == [sari.person]
    assert not FollowUp.objects.exists()


def test_a_mentor_of_the_whole_agency_may_have_one(innovation, pamong, budi, dinkes, dewi, today):
    with pytest.raises(NotOfTheTeamError):
        add(innovation, dewi, what="Foto", owner=budi.person)
    assign(pamong, dinkes, dewi, starts_on=today)
    assert add(innovation, dewi, what="Foto", owner=budi.person).owner == budi.person


def test_an_innovation_that_nobody_confirmed_has_none(innovation, sari):
    innovation.state = Innovation.State.AWAITING
    with pytest.raises(NotConfirmedError):
        add(innovation, sari, what="Foto", owner=sari.person)


def test_it_is_due_today_at_the_earliest(assignment, innovation, sari, today):
    with pytest.raises(FollowUpInThePastError):
        add(innovation, sari, what="Foto", owner=sari.person, due_on=today - DAY)
    assert add(innovation, sari, what="Foto", owner=sari.person, due_on=today).is_due_today


def test_whoever_is_given_one_is_told_and_whoever_takes_one_is_not(given, innovation, budi, sari):
    (line,) = _lines(sari)
    assert "Budi Santoso" in line
    assert "Jumat, 13 Maret 2026: Unggah SK" in line
    assert OutboxMessage.objects.get(key__startswith="follow_up:").payload["to"] == [sari.email]
    add(innovation, budi, what="Foto", owner=budi.person)
    assert _lines(budi) == []
    assert OutboxMessage.objects.filter(key__startswith="follow_up:").count() == 1


def test_reminders_come_two_days_before_and_on_the_day(minute, sari):
    for day in ("2026-03-11", "2026-03-13"):
        assert (minute(f"{day} 06:59"), _lines(sari)) == ([], [])
        assert minute(f"{day} 07:00") == [sari.email]
        assert "13 Maret 2026: Unggah SK" in _lines(sari)[0]
        assert (minute(f"{day} 07:01"), _lines(sari)) == ([], [])


def test_what_is_done_reminds_nobody(given, minute, sari):
    finish(given, sari)
    assert _lines(sari) == []
    assert (minute("2026-03-11 07:01"), _lines(sari)) == ([], [])
    assert Reminder.objects.get(kind="soon").skipped_at is not None


def test_a_reminder_that_comes_too_late_says_nothing_untrue(minute, sari):
    assert (minute("2026-03-14 07:00"), _lines(sari)) == ([], [])
    assert Reminder.objects.exclude(skipped_at=None).count() == 2


def test_reminders_move_with_the_day(given, minute, budi, sari):
    change(given, budi, what=given.what, owner=sari.person, due_on=FRIDAY + 7 * DAY)
    for day, told in (("11", []), ("13", []), ("18", [sari.email]), ("20", [sari.email])):
        assert minute(f"2026-03-{day} 07:01") == told, day


def test_a_day_that_comes_back_is_reminded_of(given, minute, budi, sari):
    for days in (7, 0):
        change(given, budi, what=given.what, owner=sari.person, due_on=FRIDAY + days * DAY)
    assert minute("2026-03-11 07:01") == [sari.email]


def test_another_owner_is_told_and_reminded_and_the_former_one_is_not(given, minute, budi, sari):
    change(given, sari, what=given.what, owner=budi.person, due_on=FRIDAY)
    assert "Sari Wulandari" in _lines(budi)[0]
    deliver_due()
    assert minute("2026-03-11 07:01") == [budi.email]
    assert _lines(sari) == []


def test_a_day_that_has_passed_may_stay_but_not_be_chosen(given, budi, sari, set_clock):
    set_clock("2026-03-16 08:00")
    fields = {"owner": sari.person, "due_on": FRIDAY}
    assert change(given, budi, what="Unggah SK bupati", **fields).what == "Unggah SK bupati"
    with pytest.raises(FollowUpInThePastError):
        change(given, budi, what="x", owner=sari.person, due_on=FRIDAY - DAY)


def test_whoever_has_left_may_keep_it_but_gets_no_other(
    given, innovation, budi, sari, make_member, paringin
):
    lina = make_member("Lina Marlina", paringin)
    member = add_member(innovation, lina.person, "member", sari)
    row = change(given, budi, what=given.what, owner=lina.person, due_on=FRIDAY)
    remove_member(member, sari)
    assert change(row, budi, what="Lain", owner=lina.person, due_on=FRIDAY).owner == lina.person
    change(row, budi, what="Lain", owner=sari.person, due_on=FRIDAY)
    with pytest.raises(NotOfTheTeamError):
        change(row, budi, what="Lain", owner=lina.person, due_on=FRIDAY)


def test_it_is_done_once_and_whoever_gave_it_is_told(given, budi, sari):
    assert finish(given, sari)
    assert not finish(given, budi)
    given.refresh_from_db()
    assert (given.done_by, given.done_at) == (sari.person, local("2026-03-09 07:30"))
    assert "Sari Wulandari" in _lines(budi)[0]
    with pytest.raises(AlreadyDoneError):
        change(given, budi, what="Lain", owner=sari.person, due_on=None)


def test_it_is_opened_again_and_reminded_of(given, minute, budi, sari):
    finish(given, sari)
    assert reopen(given, budi)
    assert not reopen(given, budi)
    given.refresh_from_db()
    assert (given.done_by, given.done_at) == (None, None)
    assert "Budi Santoso" in _lines(sari)[0]
    assert minute("2026-03-11 07:01") == [sari.email]


def test_each_act_stands_in_the_history_of_the_innovation(given, innovation, budi, sari):
    change(given, budi, what="Lain", owner=sari.person, due_on=FRIDAY)
    change(given, budi, what="Lain", owner=sari.person, due_on=FRIDAY)
    finish(given, sari)
    reopen(given, sari)
    acts = ModelLogEntry.objects.filter(action__endswith="_follow_up").order_by("pk")
    assert [each.action.removesuffix("_follow_up").partition(".")[2] for each in acts] == [
        "add",
        "change",
        "finish",
        "reopen",
    ]
    assert {each.object_id for each in acts} == {str(innovation.pk)}


def _what(rows) -> list[str]:
    return [each.what for each in rows]


def test_lists_are_in_the_order_of_days(assignment, innovation, sari, today, set_clock):
    owner = sari.person
    for what, days in (
        ("Nanti", None),
        ("Bulan depan", 30),
        ("Kini", 0),
        ("Pekan", 7),
        ("Lusa", 2),
    ):
        due_on = None if days is None else today + days * DAY
        add(innovation, sari, what=what, owner=owner, due_on=due_on)
    rows = FollowUp.objects.of_owner(owner)
    assert _what(rows) == ["Kini", "Lusa", "Pekan", "Bulan depan", "Nanti"]
    assert _what(rows.overdue(today)) == []
    assert _what(rows.due_soon(today)) == ["Kini", "Lusa", "Pekan"]
    assert _what(rows.overdue(today + DAY)) == ["Kini"]
    finish(rows.get(what="Kini"), sari)
    assert _what(rows.overdue(today + DAY)) == []
    assert _what(rows.open()) == ["Lusa", "Pekan", "Bulan depan", "Nanti"]
    assert _what(rows.done()) == ["Kini"]


def test_who_sees_changes_and_settles_one(
    given, sari, budi, rini, dewi, rizki, fauzi, other_mentor, root
):
    def may(user) -> str:
        rows = FollowUp.objects
        rights = (rows.visible_to(user), rows.changeable_by(user), rows.settleable_by(user))
        listed = rows.for_list(user).get()
        found = [each.exists() for each in rights]
        assert found[1:] == [listed.may_change, listed.may_settle]
        return "".join("yes" if each else "no" for each in found).replace("yes", "y")

    for user in (sari, budi, dewi, root):
        assert may(user) == "yyy", user
    for user in (rizki, fauzi):  # innovation admin and head of its agency
        assert may(user) == "ynono", user
    for user in (rini, other_mentor):
        assert may(user) == "nonono", user


def test_a_mentor_sees_those_of_her_teams_while_she_accompanies_them(
    given, assignment, budi, other_mentor, dewi, today, set_clock
):
    assert list(FollowUp.objects.of_teams_of(budi)) == [given]
    assert not FollowUp.objects.of_teams_of(other_mentor).exists()
    end_assignment(assignment, dewi, on=today, reason="Selesai")
    set_clock("2026-03-10 08:00")
    assert not FollowUp.objects.of_teams_of(budi).exists()
    assert not FollowUp.objects.changeable_by(budi).exists()


def test_a_mentor_without_a_decree_changes_nothing(given, budi, today):
    assert FollowUp.objects.changeable_by(budi).exists()
    Appointment.objects.filter(person=budi.person).update(ends_on=today - DAY)
    assert not FollowUp.objects.changeable_by(budi).exists()


def test_follow_ups_and_reminders_follow_an_account_into_its_record_and_back(
    assignment, innovation, sari, budi, dewi, make_user, make_person, paringin
):
    user = make_user("nurul@contoh.example", first_name="Nurul")
    person = Person.objects.create(user=user, name="Nurul", employment="non_asn")
    add_member(innovation, person, "member", sari)
    row = add(innovation, budi, what="Unggah SK", owner=person, due_on=FRIDAY)
    gave = add(innovation, user, what="Foto", owner=sari.person)
    finish(gave, user)
    record = make_person("Nurul Hidayah", "199104122017032001", paringin)
    claim = Claim.objects.create(user=user, person=record, proof="approval", asked_at=row.made_at)
    claim = linking.approve(claim, by=dewi, is_clinic=True)

    def places() -> set[int]:
        row.refresh_from_db()
        gave.refresh_from_db()
        reminded = Reminder.objects.filter(subject=f"follow_up:{row.pk}")
        bells = {int(each.recipient.partition(":")[2]) for each in reminded}
        return {row.owner_id, gave.made_by_id, gave.done_by_id, *bells}

    assert places() == {record.pk}
    undoing.undo(claim, reason="Salah orang", by=dewi)
    assert places() == {Person.objects.get(user=user).pk} != {record.pk}


def test_ones_own_stand_in_the_agenda_a_week_before_on_the_day_and_after_it(
    given, innovation, budi, sari, set_clock
):
    def urgency(user) -> list[str]:
        return [
            part.urgency.name
            for part in Agenda(user).parts
            for each in part.shown
            if each.kind.name == "follow_up"
        ]

    add(innovation, sari, what="Tanpa batas", owner=sari.person)
    change(given, budi, what=given.what, owner=sari.person, due_on=FRIDAY + 7 * DAY)
    for day, expected in (("12", []), ("13", ["NEXT"]), ("20", ["TODAY"]), ("21", ["OVERDUE"])):
        set_clock(f"2026-03-{day} 08:00")
        assert urgency(sari) == expected, day
        assert urgency(budi) == []
    finish(given, sari)
    assert urgency(sari) == []

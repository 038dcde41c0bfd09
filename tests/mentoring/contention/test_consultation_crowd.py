"""Threads in a crowd, in real processes: every message once and in order, one taker."""

import time
from collections import Counter

import pytest
from django.db import connection

from foundation.models import Event
from mentoring.consultations.operations import turns
from mentoring.models import Message, Participant
from tests.mentoring.consultations.talks import say, seen
from tests.mentoring.contention.crowd import crowd

pytestmark = pytest.mark.smoke
CROWD = 8
AT_ONCE = 20


@pytest.fixture
def mentors(committed_db, make_member, make_appointment, bapperida, dinkes):
    made = [make_member(f"Mentor {number}", bapperida) for number in range(CROWD)]
    for user in made:
        make_appointment(user.person, "agent", dinkes)
    return made


def _kinds(answers):
    return Counter(answer.kind for answer in answers)


def _taker(user, question):
    found = seen(user, question)
    return lambda: turns.take(user, found)


def test_messages_of_a_crowd_stand_once_each_and_without_a_gap(committed_db, talk, sari, budi):
    say(budi, talk)
    acts = [
        lambda user=user, text=f"{user.pk}-{number}": say(user, talk, text, text).seq
        for number in range(CROWD // 2)
        for user in (sari, budi)
    ]
    answers = crowd(acts)
    assert _kinds(answers) == {"done": CROWD}
    lines = list(talk.messages.values_list("seq", flat=True))
    assert lines == list(range(1, CROWD + 4))
    assert sorted(answer.value for answer in answers) == lines[3:]
    events = Event.objects.filter(stream=talk.stream).values_list("seq", flat=True)
    assert list(events) == lines


def test_twenty_sendings_of_one_form_are_one_message(committed_db, talk, sari):
    answers = crowd([lambda: say(sari, talk, "Sekali", "k").seq] * AT_ONCE)
    assert _kinds(answers) == {"done": AT_ONCE}
    assert {answer.value for answer in answers} == {2}
    assert Message.objects.filter(text="Sekali").count() == 1
    assert Event.objects.filter(stream=talk.stream).count() == 2


def test_control_arm_without_the_constraint_twenty_sendings_are_twenty(committed_db, talk, sari):
    with connection.cursor() as cursor:
        cursor.execute('DROP INDEX "message_sent_once"')
    crowd([lambda: say(sari, talk, "Sekali", "k").seq] * AT_ONCE)
    assert Message.objects.filter(text="Sekali").count() == AT_ONCE


def test_of_a_crowd_exactly_one_takes_the_question(mentors, question):
    answers = crowd([_taker(user, question) for user in mentors])
    assert _kinds(answers) == {"done": 1, "TakenError": CROWD - 1}
    assert Participant.objects.filter(joined_at__isnull=False, part="mentor").count() == 1


def test_control_arm_without_the_rule_each_of_them_takes_it(mentors, question, monkeypatch):
    monkeypatch.setattr(turns, "_holder", lambda consultation: None)
    answers = crowd([_taker(user, question) for user in mentors])
    assert _kinds(answers) == {"done": CROWD}


def test_control_arm_without_the_lock_the_fault_is_seen(mentors, question, monkeypatch):
    """Whoever has looked before the first wrote is refused rudely, or takes the question away from
    her, as the instants fall. SQLite has one writer: its transactions come one after the other."""
    holder = turns._holder

    def look_and_wait(consultation):
        found = holder(consultation)
        time.sleep(0.3)
        return found

    monkeypatch.setattr(turns, "lock_thread", lambda consultation: None)
    monkeypatch.setattr(turns, "_holder", look_and_wait)
    kinds = _kinds(crowd([_taker(user, question) for user in mentors]))
    is_wrong = kinds["IntegrityError"] > 0 or kinds["done"] > 1
    assert is_wrong == (connection.vendor == "postgresql")

"""Planned with a change, handed over once when due, written only when sent."""

from datetime import datetime

import pytest
from django.core import mail
from django.utils import timezone

from foundation.minute.duties import run_all
from foundation.models import OutboxMessage, Reminder
from foundation.outbox.operations import deliver_due
from foundation.privacy.map import declarations
from foundation.privacy.subjects import Subject
from foundation.reminders import registry
from foundation.reminders.operations import pass_on, plan, queue_due

pytestmark = pytest.mark.smoke


def at(text: str) -> datetime:
    return timezone.make_aware(datetime.fromisoformat(text))


DUE = at("2026-03-11 09:00")


@pytest.fixture(autouse=True)
def _monday(db, set_clock) -> None:
    set_clock("2026-03-09 08:00")


@pytest.fixture
def over(monkeypatch) -> set[str]:
    """Subjects of which nobody need be reminded; all others are lessons in bread."""
    ended: set[str] = set()

    def write(reminder: Reminder) -> dict[str, object] | None:
        if reminder.subject in ended:
            return None
        to = [f"{reminder.recipient.replace(':', '')}@contoh.example"]
        return {"subject": f"{reminder.kind} {reminder.subject}", "body": "Roti", "to": to}

    monkeypatch.setattr(registry, "_writers", {})
    registry.register_reminder("bread", write)
    return ended


def _sent() -> list[tuple[str, list[str]]]:
    deliver_due()
    found = [(each.subject, each.to) for each in mail.outbox]
    mail.outbox.clear()
    return found


def test_what_is_due_goes_out_once(over, set_clock):
    plan("bread:1", 0, [("day", "person:1", DUE), ("day", "person:2", DUE)])
    assert queue_due() == 0
    set_clock("2026-03-11 09:00")
    assert queue_due() == 2
    assert queue_due() == 0
    assert _sent() == [
        ("day bread:1", ["person1@contoh.example"]),
        ("day bread:1", ["person2@contoh.example"]),
    ]
    assert _sent() == []


def test_the_minute_hands_over_what_is_due(over, set_clock):
    plan("bread:1", 0, [("day", "person:1", DUE)])
    set_clock("2026-03-11 09:00")
    assert run_all()["reminders"] == "1"


def test_the_same_reminder_is_planned_once_and_a_revision_is_another(over):
    for revision in (0, 0, 1):
        plan("bread:1", revision, [("day", "person:1", DUE)])
    assert list(Reminder.objects.order_by("pk").values_list("revision", flat=True)) == [0, 1]


def test_what_is_due_already_is_not_planned(over):
    now = timezone.now()
    plan("bread:1", 0, [("day", "person:1", now), ("hour", "person:1", DUE)])
    assert Reminder.objects.get().kind == "hour"


def test_what_no_longer_holds_is_skipped_and_noted(over, set_clock):
    plan("bread:1", 0, [("day", "person:1", DUE)])
    plan("bread:2", 0, [("day", "person:1", DUE)])
    set_clock("2026-03-11 09:00")
    over.add("bread:1")
    queue_due()
    assert _sent() == [("day bread:2", ["person1@contoh.example"])]
    assert Reminder.objects.exclude(skipped_at=None).get().subject == "bread:1"


def test_a_subject_that_no_app_knows_waits_in_the_outbox(over, set_clock):
    plan("cake:1", 0, [("day", "person:1", DUE)])
    set_clock("2026-03-11 09:00")
    queue_due()
    assert _sent() == []
    assert "KeyError" in OutboxMessage.objects.get(sent_at=None).last_error


def test_a_reminder_that_was_erased_while_it_waited_is_not_sent(over, set_clock, send_by):
    plan("bread:1", 0, [("day", "person:1", DUE)])
    set_clock("2026-03-11 09:00")
    send_by("nobody.Answers")
    queue_due()
    deliver_due()
    Reminder.objects.all().delete()
    send_by("django.core.mail.backends.locmem.EmailBackend")
    set_clock("2026-03-11 10:00")
    assert _sent() == []
    assert not OutboxMessage.objects.unsent().exists()


def test_reminders_pass_to_another_recipient_who_keeps_her_own(over):
    plan("bread:1", 0, [("day", "person:1", DUE), ("day", "person:2", DUE)])
    plan("bread:2", 0, [("day", "person:1", DUE)])
    passed = pass_on(Reminder.objects.filter(recipient="person:1"), "person:2")
    assert passed == [Reminder.objects.get(subject="bread:2").pk]
    rows = Reminder.objects.order_by("pk").values_list("subject", "recipient")
    assert list(rows) == [
        ("bread:1", "person:1"),
        ("bread:1", "person:2"),
        ("bread:2", "person:2"),
    ]


def test_the_map_of_personal_data_finds_them_by_their_recipient(over):
    plan("bread:1", 0, [("day", "person:1", DUE), ("day", "person:12", DUE)])
    declared = next(each for each in declarations() if each.model == "foundation.Reminder")
    found = declared.of(Subject(1, None, (), (), "", bell="person:1"))
    assert [each.recipient for each in found] == ["person:1"]
    assert not declared.of(Subject(None, 5, (), (), "")).exists()

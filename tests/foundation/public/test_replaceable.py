"""A class that a site replaces: its own is used, and a wrong path is told with the cure."""

import pytest
from django.core.checks import run_checks

from foundation.outbox import operations as outbox
from foundation.outbox.mail import MAILER, Mailer
from foundation.public.replaceable import registered


class Letterhead(Mailer):
    """What a village writes."""

    def build(self, message, payload):
        mail = super().build(message, payload)
        mail.extra_headers["X-Village"] = "Paringin"
        return mail


class Stranger:
    """Inherits nothing of ours."""


HERE = f"{__name__}."


def _faults(setting: str) -> list[tuple[str | None, str]]:
    return [
        (each.id, f"{each.msg} {each.hint}") for each in run_checks() if setting in str(each.msg)
    ]


def test_our_own_classes_are_the_default():
    assert {each.setting: each.default for each in registered()} == {
        each.setting: each.path for each in registered()
    }
    assert all(each.chosen is each.base for each in registered())
    assert len(registered()) > 3
    assert [_faults(each.setting) for each in registered()] == [[] for _ in registered()]


def test_the_sites_own_is_used(db, settings, mailoutbox):
    settings.FOUNDATION_MAILER = f"{HERE}Letterhead"
    message = outbox.put("a", "mail", {"subject": "a", "body": "b", "to": ["s@contoh.example"]})
    outbox.deliver(message.pk)
    assert mailoutbox[0].extra_headers["X-Village"] == "Paringin"
    assert mailoutbox[0].extra_headers["X-Outbox-Id"] == str(message.pk)
    assert _faults("FOUNDATION_MAILER") == []


@pytest.mark.parametrize("each", registered(), ids=lambda each: each.setting)
@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ("nowhere.at.All", "foundation.E011"),
        ("foundation.outbox.mail.Nothing", "foundation.E011"),
        ("nodots", "foundation.E011"),
        (f"{HERE}Stranger", "foundation.E012"),
        ("foundation.outbox.mail.post", "foundation.E012"),
    ],
)
def test_a_wrong_path_is_an_error_with_the_cure(settings, each, wrong, code):
    setattr(settings, each.setting, wrong)
    ((found, told),) = _faults(each.setting)
    assert found == code
    assert each.setting in told
    assert each.default in told  # what to inherit from


def test_a_service_that_fails_leaves_the_mail_waiting(db, settings, monkeypatch):
    monkeypatch.setattr(Mailer, "send", lambda self, mail: (_ for _ in ()).throw(OSError("away")))
    message = outbox.put("a", "mail", {"subject": "a", "body": "b", "to": ["s@contoh.example"]})
    assert not outbox.deliver(message.pk)
    message.refresh_from_db()
    assert message.sent_at is None
    assert MAILER.base is Mailer

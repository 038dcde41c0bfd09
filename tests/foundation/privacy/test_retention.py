"""What is forgotten by itself, when, and that the settings decide."""

from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.utils import timezone

from agents.models import Claim, ClaimCode, StaffImport
from foundation.files.operations import keep
from foundation.minute import duties
from foundation.models import ClientKey, Event, Notice, OutboxMessage, PrivateFile
from foundation.notices.operations import notify
from foundation.privacy import retention

pytestmark = [pytest.mark.smoke, pytest.mark.nobody_yet]
PDF = b"%PDF-1.7\n" + b"0" * 100
Make = Callable[[Any, Any], Any]


def _key(user: Any, at: Any) -> Any:
    row = ClientKey.objects.create(actor=user, action="a", key=str(at))
    return ClientKey.objects.filter(pk=row.pk).update(created_at=at)


def _mail(user: Any, at: Any) -> Any:
    payload = {"to": [user.email], "subject": "x", "body": "x"}
    return OutboxMessage.objects.create(
        key=f"mail {at}", kind="mail", payload=payload, next_try_at=at, sent_at=at
    )


def _line(user: Any, at: Any) -> Any:
    notify([f"bell:{at}"], kind="x", subject="x", data={}, url="/")
    Notice.objects.filter(bell__name=f"bell:{at}").update(at=at, read_at=at)
    Event.objects.filter(stream__name=f"bell:{at}").update(at=at)


def _session(user: Any, at: Any) -> Any:
    return Session.objects.create(session_key=f"{at}"[:40], session_data="x", expire_date=at)


def _sign_in(user: Any, at: Any) -> Any:
    return UserSession.objects.create(
        user=user, session_key=f"{at}"[:40], ip="127.0.0.1", user_agent="x", last_seen_at=at
    )


def _list(user: Any, at: Any) -> Any:
    file = keep(SimpleUploadedFile("pegawai.pdf", PDF), by=user)
    run = StaffImport.objects.create(file=file, effective_on=at.date(), created_by=user)
    StaffImport.objects.filter(pk=run.pk).update(created_at=at)


def _claim(user: Any, at: Any) -> Any:
    return Claim.objects.create(
        user=user, proof="code", state="rejected", note="Halo", asked_at=at, settled_at=at
    )


def _code(user: Any, at: Any) -> Any:
    return ClaimCode.objects.create(person=user.person, digest=str(at)[:64], expires_at=at)


def _account(user: Any, at: Any) -> Any:
    account = get_user_model()(email=f"{at.timestamp()}@contoh.example", date_joined=at)
    account.save()
    account.emailaddress_set.create(email=account.email, verified=False, primary=True)


# What makes a row, in whose rows one sees that it is there, and after how many days it is due.
CASES: dict[str, tuple[Make, Callable[[], int], int]] = {
    "client_keys": (_key, lambda: ClientKey.objects.count(), 7),
    "outbox": (_mail, lambda: OutboxMessage.objects.exclude(payload={}).count(), 30),
    "outbox_rows": (_mail, lambda: OutboxMessage.objects.count(), 400),
    "notices": (_line, lambda: Notice.objects.count(), 180),
    "events": (_line, lambda: Event.objects.count(), 30),
    "sessions": (_session, lambda: Session.objects.count(), 0),
    "sign_ins": (_sign_in, lambda: UserSession.objects.count(), 90),
    "staff_imports": (_list, lambda: StaffImport.objects.count(), 90),
    "claims": (_claim, lambda: Claim.objects.exclude(note="").count(), 365),
    "claim_codes": (_code, lambda: ClaimCode.objects.count(), 30),
    "unverified_accounts": (
        _account,
        lambda: get_user_model().objects.filter(last_login=None, person=None).count(),
        30,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_each_rule_takes_what_is_due_and_nothing_younger(name, sari, settings):
    make, count, days = CASES[name]
    now = timezone.now()
    make(sari, now - timedelta(days=days, minutes=1))
    make(sari, now - timedelta(days=days) + timedelta(minutes=1))
    assert count() == 2
    assert retention.due(now)[name] == 1
    assert count() == 2  # a count changes nothing
    assert retention.run(now)[name] == 1
    assert count() == 1
    assert retention.run(now)[name] == 0


@pytest.mark.parametrize("name", sorted(set(CASES) - {"sessions"}))
def test_the_settings_decide(name, sari, settings):
    make, count, days = CASES[name]
    now = timezone.now()
    make(sari, now - timedelta(days=days, minutes=1))
    settings.FOUNDATION_RETENTION_DAYS = dict.fromkeys(CASES, None)
    assert name not in retention.run(now)
    assert count() == 1
    settings.FOUNDATION_RETENTION_DAYS = {name: days + 1}
    assert retention.run(now)[name] == 0
    settings.FOUNDATION_RETENTION_DAYS = {name: days - 1}
    assert retention.run(now)[name] == 1


def test_mail_that_was_not_sent_is_kept(sari):
    long_ago = timezone.now() - timedelta(days=500)
    OutboxMessage.objects.create(key="x", kind="mail", payload={"to": []}, next_try_at=long_ago)
    retention.run(timezone.now())
    assert OutboxMessage.objects.get().payload == {"to": []}


def test_the_list_goes_from_the_disk(sari, django_capture_on_commit_callbacks):
    _list(sari, timezone.now() - timedelta(days=91))
    file = PrivateFile.objects.get().file
    with django_capture_on_commit_callbacks(execute=True):
        retention.run(timezone.now())
    assert not PrivateFile.objects.exists()
    assert not file.storage.exists(file.name)


def test_an_account_that_is_somebodys_stays(sari, make_user):
    """A verified one, one that has signed in, one with a record."""
    long_ago = timezone.now() - timedelta(days=400)
    get_user_model().objects.update(date_joined=long_ago)
    verified = make_user("warga@contoh.example", date_joined=long_ago)
    retention.run(timezone.now())
    assert set(get_user_model().objects.all()) == {sari, verified}


def test_it_runs_once_a_night_and_not_before_one_o_clock(sari, set_clock):
    set_clock("2026-03-09 00:30")
    assert duties.run_all()["retention"] == "not now"
    set_clock("2026-03-09 01:00")
    _key(sari, timezone.now() - timedelta(days=8))
    assert duties.run_all()["retention"] == "{'client_keys': 1}"
    assert duties.run_all()["retention"] == "not now"
    cache.clear()
    assert duties.run_all()["retention"] == "{}"
    set_clock("2026-03-10 01:00")
    assert duties.run_all()["retention"] != "not now"


def test_the_command_counts_and_does(sari):
    _key(sari, timezone.now() - timedelta(days=8))
    call_command("retention_run", "--dry-run", stdout=(out := StringIO()))
    assert "client_keys (7 days): 1" in out.getvalue()
    assert ClientKey.objects.exists()
    call_command("retention_run", "--now", "2030-01-01T00:00", stdout=StringIO())
    assert not ClientKey.objects.exists()

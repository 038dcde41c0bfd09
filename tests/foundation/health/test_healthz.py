"""What /healthz says, and what the duties of every minute do."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from foundation.health import probes
from foundation.minute import duties
from foundation.models import OutboxMessage


def _ask():
    return Client().get("/healthz")


def test_a_well_site_answers_200_and_names_its_parts(db):
    response = _ask()
    assert response.status_code == 200
    assert {"database", "cache", "oldest_task", "oldest_unsent"} <= response.json().keys()
    assert all(part["ok"] for part in response.json().values())


def test_mail_that_nobody_sends_makes_it_ill(db):
    message = OutboxMessage.objects.create(key="a", kind="mail", next_try_at=timezone.now())
    old = timezone.now() - probes.OVERDUE - timedelta(minutes=1)
    OutboxMessage.objects.filter(pk=message.pk).update(created_at=old, next_try_at=old)
    response = _ask()
    assert response.status_code == 503
    assert not response.json()["oldest_unsent"]["ok"]
    assert response.json()["database"]["ok"]


def test_a_probe_that_breaks_is_ill_and_tells_no_secret(db, monkeypatch):
    def broken() -> probes.Finding:
        raise RuntimeError("password=rahasia")

    monkeypatch.setitem(probes._health, "cache", broken)
    response = _ask()
    assert response.status_code == 503
    assert response.json()["cache"] == {"ok": False, "detail": "RuntimeError"}
    assert "rahasia" not in response.content.decode()


def test_a_test_site_is_not_ready_for_production(db):
    findings = probes.readiness()
    assert not findings["secret"].is_well
    assert not findings["cookies"].is_well
    assert findings["migrations"].is_well
    assert all(finding.cure for finding in findings.values() if not finding.is_well)


def test_a_long_random_secret_is_well(settings):
    settings.SECRET_KEY = "kJ3v9x" * 20
    assert probes.secret_is_safe().is_well
    settings.SECRET_KEY = "a" * 80
    assert not probes.secret_is_safe().is_well


def test_a_duty_that_fails_does_not_keep_the_others_from_running(monkeypatch):
    def fail() -> None:
        raise RuntimeError("rusak")

    monkeypatch.setattr(duties, "_duties", {"one": fail, "two": lambda: 7})
    assert duties.run_all() == {"one": "failed: RuntimeError: rusak", "two": "7"}


def test_every_duty_may_run_twice(db, dewi):
    first, second = duties.run_all(), duties.run_all()
    # What runs once a night says so by day; its own test runs it twice.
    assert set(second.values()) <= {"0", "0 live, 0 expired", "not now", "off"}
    assert first.keys() == second.keys()

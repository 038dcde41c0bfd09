"""Every refusal at a door and every changed key is one line, without a secret."""

import logging
import re

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from foundation.security_log import Event, WithoutRefusals, note

LOGGER = "foundation.security_log"


@pytest.fixture
def lines(caplog):
    caplog.set_level(logging.INFO, LOGGER)

    def read(event: Event) -> list[str]:
        found = [each.getMessage() for each in caplog.records if each.name == LOGGER]
        return [line for line in found if line.startswith(f"event={event} ")]

    return read


def test_a_failed_sign_in(sari, knock, lines):
    knock(sari.email, "sandi-rahasia-saya")
    (line,) = lines(Event.SIGN_IN_FAILED)
    assert f"account={sari.pk}" in line
    assert "address=127.0.0.1" in line
    assert "view=account_login" in line
    assert "sandi-rahasia-saya" not in line
    assert sari.email not in line


def test_of_somebody_unknown_nothing_typed_is_kept(db, knock, lines):
    knock("sandi-di-kolom-salah@contoh.example", "x")
    (line,) = lines(Event.SIGN_IN_FAILED)
    assert "account=unknown" in line
    assert "kolom" not in line


def test_a_failed_second_factor(sari, give_second_factor, knock, lines):
    give_second_factor(sari)
    client = Client()
    knock(sari.email, client=client)
    client.post(reverse("mfa_authenticate"), {"code": "000000"})
    (line,) = lines(Event.SECOND_FACTOR_FAILED)
    assert f"account={sari.pk}" in line
    assert "kind=totp" in line
    assert "000000" not in line


def test_a_passkey_that_does_not_fit(sari, lines):
    answer = {"credential": '{"id": "x", "type": "public-key"}'}
    Client().post(reverse("mfa_login_webauthn"), answer)
    (line,) = lines(Event.SECOND_FACTOR_FAILED)
    assert "kind=webauthn" in line


@pytest.mark.parametrize("view", ["account_request_login_code", "account_reset_password"])
def test_a_wrong_code(sari, view, lines):
    client = Client()
    page = client.post(reverse(view), {"email": sari.email})["Location"]
    client.post(page, {"code": "1234-5678"})
    (line,) = lines(Event.CODE_FAILED)
    assert f"account={sari.pk}" in line
    assert "1234-5678" not in line


def test_a_lock_out_of_the_door(sari, knock, lines):
    for n in range(11):
        knock(sari.email, f"tebak-{n}")
    (line,) = lines(Event.LOCKED_OUT)
    assert "view=account_login" in line
    assert len(lines(Event.SIGN_IN_FAILED)) == 10


def test_a_lock_out_of_mails(sari, lines):
    for _ in range(6):
        Client().post(reverse("account_reset_password"), {"email": sari.email})
    assert lines(Event.LOCKED_OUT) == ["event=locked_out limit=mail.minute"]


def test_a_lock_out_of_the_second_step(sari, give_second_factor, knock, lines):
    give_second_factor(sari)
    client = Client()
    knock(sari.email, client=client)
    for _ in range(11):
        client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert len(lines(Event.LOCKED_OUT)) == 1


def test_a_refused_permission(sari, as_user, lines):
    assert as_user(sari).get("/cms/").status_code == 403
    (line,) = lines(Event.REFUSED)
    assert f"account={sari.pk}" in line
    assert "area=admin" in line


def test_a_refusal_that_wagtail_says_by_a_redirect(aulia, as_user, lines):
    """An editor looks into the registry of roles."""
    client = as_user(aulia)
    answer = client.get(reverse("wagtailusers_users:index"))
    assert answer.status_code == 302
    (line,) = lines(Event.REFUSED)
    assert f"account={aulia.pk}" in line
    client.get(reverse("wagtailadmin_home"))
    assert len(lines(Event.REFUSED)) == 1


def test_changed_factors(sari, as_user, prove, lines, django_capture_on_commit_callbacks, password):
    client = as_user(sari)
    prove(client)
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    from_app = _code_now(secret)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("mfa_activate_totp"), {"code": from_app})
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("mfa_deactivate_totp"))
    new = {"oldpassword": password, "password1": "sungai-balangan-77"}
    client.post(reverse("account_change_password"), {**new, "password2": new["password1"]})
    what = [
        re.search(r"what=(\w+)(?: kind=(\w+))?", each).groups()
        for each in lines(Event.FACTOR_CHANGED)
    ]
    assert ("factor_added", "totp") in what
    assert ("factor_removed", "totp") in what
    assert ("password_changed", None) in what
    assert not any(secret in each or from_app in each for each in lines(Event.FACTOR_CHANGED))


def _code_now(secret: str) -> str:
    from allauth.mfa.totp.internal import auth as totp  # noqa: PLC0415

    counter = list(totp.yield_hotp_counters_from_time())[1]
    return totp.format_hotp_value(totp.hotp_value(secret, counter))


def test_somebody_idle(dewi, as_user, set_clock, lines):
    set_clock("2026-03-12 09:00")
    client = as_user(dewi)
    client.get("/mulai/")
    set_clock("2026-03-12 10:00")
    client.get("/mulai/")
    assert lines(Event.SIGNED_OUT_IDLE) == [f"event=signed_out_idle account={dewi.pk}"]


def test_a_403_writes_no_traceback(sari, as_user, caplog, monkeypatch):
    """Django's own line for it has one."""
    logger = logging.getLogger("django.request")
    monkeypatch.setattr(logger, "level", logging.WARNING)
    logger.manager._clear_cache()  # a level is remembered
    as_user(sari).get("/cms/")
    logger.manager._clear_cache()
    assert [each for each in caplog.records if each.name == "django.request"] == []


def test_control_arm_djangos_line_has_a_traceback():
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, "Forbidden", (), None)
    record.status_code, record.exc_info = 403, (PermissionDenied, PermissionDenied(), None)
    assert not WithoutRefusals().filter(record)
    record.status_code = 404
    assert WithoutRefusals().filter(record)


def test_nobody_forges_a_line(lines):
    note(Event.REFUSED, view="x\nevent=sign_in_failed account=1", account=None)
    (line,) = lines(Event.REFUSED)
    assert "\n" not in line
    assert line.startswith('event=permission_refused view="x')


def test_no_authenticator_is_left_out_of_the_log():
    """A new kind of factor has a signal, or is added to the receivers."""
    assert set(Authenticator.Type.values) == {"recovery_codes", "totp", "webauthn"}

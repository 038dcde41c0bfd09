"""Signing in and claiming a staff record, as people do it in a browser."""

import time
from collections.abc import Callable

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Page

from agents.claims.operations.printing import print_codes
from agents.models import Claim
from tests.browser.axe import violations
from tests.browser.doors import secure
from tests.browser.keyboard import tab_to
from tests.makers import PASSWORD

NIP = "199104122017032001"


@pytest.fixture
def authenticator() -> Callable[[Page], None]:
    """A phone that holds passkeys and recognises its owner."""

    def plug_in(page: Page) -> None:
        session = page.context.new_cdp_session(page)
        session.send("WebAuthn.enable")
        options = {
            "protocol": "ctap2",
            "transport": "internal",
            "hasResidentKey": True,
            "hasUserVerification": True,
            "isUserVerified": True,
            "automaticPresenceSimulation": True,
        }
        session.send("WebAuthn.addVirtualAuthenticator", {"options": options})

    return plug_in


def _sign_in(page: Page, email: str) -> None:
    page.goto("/akun/login/")
    page.fill("[name=login]", email)
    page.fill("[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_load_state()


def test_a_passkey_is_added_and_then_opens_the_door(open_page, authenticator, sari):
    page = open_page("/")
    authenticator(page)
    _sign_in(page, sari.email)
    page.wait_for_url("**/mulai/")
    page.goto("/akun/2fa/webauthn/add/")
    if page.locator("[name=password]").count():
        page.fill("[name=password]", PASSWORD)
        page.keyboard.press("Enter")
    page.fill("[name=name]", "Ponsel Sari")
    page.check("[name=passwordless]")
    page.click("text=Tambahkan passkey")
    page.wait_for_url("**/akun/2fa/recovery-codes/")
    assert violations(page) == []
    page.goto("/akun/2fa/webauthn/reauthenticate/")
    assert page.locator("form[data-passkey=get]").is_visible()
    assert violations(page) == []
    page.goto("/akun/2fa/webauthn/")
    assert page.get_by_text("Ponsel Sari", exact=True).first.is_visible()

    page.context.clear_cookies()
    page.goto("/akun/login/")
    page.click("text=Gunakan passkey")
    page.wait_for_url("**/mulai/")
    assert page.locator("h1").inner_text().endswith("Sari Wulandari")


def test_whoever_has_no_passkey_is_told_what_to_do(open_page, authenticator, sari):
    page = open_page("/akun/login/")
    authenticator(page)
    page.click("text=Gunakan passkey")
    page.wait_for_selector("[data-passkey-failed]:visible")
    assert violations(page) == []


def test_the_app_on_the_phone_gives_the_second_step(open_page, sari):
    secret = secure(sari)
    page = open_page("/")
    _sign_in(page, sari.email)
    page.wait_for_url("**/akun/2fa/authenticate/**")
    page.fill("[name=code]", "000000")
    page.keyboard.press("Enter")
    page.wait_for_selector("[aria-invalid=true]")
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    page.fill("[name=code]", code)
    page.keyboard.press("Enter")
    page.wait_for_url("**/mulai/")


def test_the_slip_of_the_office_is_claimed_by_keyboard_alone(
    open_page, make_person, make_user, paringin, rizki
):
    nurul = make_person("Nurul Hidayah", NIP, paringin)
    (slip,) = print_codes([nurul], key="satu", by=rizki, is_clinic=False)
    account = make_user("nurul.h@contoh.example")
    page = open_page("/akun/pegawai/", account, width=360)
    tab_to(page, "Dengan kode pada lembar dari kantor")
    page.keyboard.press("Enter")
    page.wait_for_url("**/akun/pegawai/kode/")
    page.focus("[name=named]")
    page.keyboard.type(NIP)
    page.keyboard.press("Tab")
    page.keyboard.type("XXXX-XXXX-XXXX")
    page.keyboard.press("Enter")
    page.wait_for_selector("[role=alert], [data-error-summary]")
    assert page.input_value("[name=named]") == NIP
    page.fill("[name=code]", slip.code.lower())
    page.keyboard.press("Enter")
    page.wait_for_url("**/akun/pegawai/")
    assert page.locator("text=Akun Anda sudah terhubung").first.is_visible()
    assert Claim.objects.get().state == Claim.State.LINKED

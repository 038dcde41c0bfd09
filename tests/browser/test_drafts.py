"""What is typed is kept: through a left page, a mistake, an ended session, a lost network, a shared device."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from innovations.registration.operations import register
from mentoring.models import Consultation
from tests.browser.axe import violations

ASK = "/konsultasi/baru/"
PASSWORD = "sungai-hutan-meratus"


@pytest.fixture
def page(enter, as_user, sari) -> Page:
    page = enter(as_user(sari), width=360)
    page.goto(ASK)
    return page


def _type(page: Page, subject: str, text: str) -> None:
    page.fill("[name=subject]", subject)
    page.fill("[name=text]", text)


def _typed(page: Page) -> tuple[str, str]:
    return page.input_value("[name=subject]"), page.input_value("[name=text]")


def _kept(page: Page) -> dict[str, Any]:
    found = page.evaluate("({ ...localStorage })")
    return {slot: json.loads(text) for slot, text in found.items()}


def _sign_out(page: Page, words: str) -> None:
    page.click(".kl-site-account .kl-menu__opener")
    page.get_by_role("button", name=words, exact=True).click()
    page.wait_for_url("**/")


def test_it_is_there_again_until_it_is_sent(page, sari):
    _type(page, "Bukti", "Apa yang kurang?")
    page.goto("/bimtek/")
    page.goto(ASK)
    assert _typed(page) == ("Bukti", "Apa yang kurang?")
    expect(page.locator("[data-draft]")).to_contain_text("sudah dikembalikan")
    page.click("text=Kirim pertanyaan")
    page.wait_for_selector("h1:has-text('Bukti')")
    assert _kept(page) == {}
    assert "terkirim" not in page.evaluate("document.cookie")
    page.goto(ASK)
    assert _typed(page) == ("", "")
    assert page.locator("[data-draft]").is_hidden()
    assert Consultation.objects.count() == 1


def test_a_form_with_mistakes_is_not_sent_and_stays_kept(page):
    page.fill("[name=text]", "Tanpa perihal")
    page.locator("form:has([name=text])").evaluate("(form) => form.noValidate = true")
    page.click("text=Kirim pertanyaan")
    page.wait_for_selector("[data-error-summary]")
    page.goto(ASK)
    assert _typed(page) == ("", "Tanpa perihal")


def test_it_is_thrown_away_by_a_button(page):
    _type(page, "Bukti", "Apa?")
    page.goto(ASK)
    page.get_by_role("button", name="Buang draf").click()
    assert _typed(page) == ("", "")
    assert _kept(page) == {}
    assert page.locator("[data-draft]").is_hidden()
    page.goto(ASK)
    assert _typed(page) == ("", "")


def test_an_ended_session_leads_back_to_the_filled_form(page, sari):
    sari.set_password(PASSWORD)
    sari.save()
    page.context.clear_cookies()
    page.goto("/")
    page.goto("/akun/login/?next=" + ASK)
    _sign_in(page, sari)
    _type(page, "Bukti", "Ditulis lama")
    page.context.clear_cookies(name="sessionid")
    page.click("text=Kirim pertanyaan")
    page.wait_for_url("**/akun/login/**")
    assert not Consultation.objects.exists()
    _sign_in(page, sari)
    page.wait_for_url(f"**{ASK}")
    assert _typed(page) == ("Bukti", "Ditulis lama")
    page.click("text=Kirim pertanyaan")
    page.wait_for_selector("h1:has-text('Bukti')")
    assert Consultation.objects.count() == 1


def _sign_in(page: Page, user: Any) -> None:
    page.fill("[name=login]", user.email)
    page.fill("[name=password]", PASSWORD)
    page.locator("form:has([name=password]) [type=submit]").first.click()


def test_the_next_account_of_a_shared_device_sees_nothing_of_it(page, as_user, rini, sari):
    _type(page, "Rahasia", "Milik Sari")
    _come_as(page, as_user(rini))
    page.goto(ASK)
    assert _typed(page) == ("", "")
    assert page.locator("[data-draft]").is_hidden()
    page.click(".kl-site-account .kl-menu__opener")
    assert page.locator("[data-draft-wipe]").is_hidden()
    _come_as(page, as_user(sari))
    page.goto(ASK)
    assert _typed(page) == ("Rahasia", "Milik Sari")


def _come_as(page: Page, client: Any) -> None:
    page.context.clear_cookies()
    here = page.url.split("/konsultasi")[0]
    cookies = client.cookies.values()
    page.context.add_cookies(
        [{"name": each.key, "value": each.value, "url": here} for each in cookies]
    )


@pytest.mark.parametrize("is_wiped", [False, True])
def test_signing_out_keeps_it_or_takes_it_along(page, as_user, sari, is_wiped):
    _type(page, "Bukti", "Apa?")
    words = "Keluar dan hapus draf di perangkat ini" if is_wiped else "Keluar"
    _sign_out(page, words)
    assert bool(_kept(page)) is not is_wiped
    _come_as(page, as_user(sari))
    page.goto(ASK)
    assert _typed(page) == (("", "") if is_wiped else ("Bukti", "Apa?"))


def test_a_lost_network_loses_nothing_and_the_second_try_is_no_second_question(page):
    """The server has it, and its answer is lost on the way."""
    _type(page, "Bukti", "Apa?")
    page.route("**" + ASK, _lose_the_answer)
    with page.expect_event("requestfailed"):
        page.click("text=Kirim pertanyaan", no_wait_after=True)
    page.unroute("**" + ASK)
    page.context.clear_cookies(name="terkirim")  # it was in the answer that was lost
    assert Consultation.objects.count() == 1
    page.goto(ASK)
    assert _typed(page) == ("Bukti", "Apa?")
    page.click("text=Kirim pertanyaan")
    page.wait_for_selector("h1:has-text('Bukti')")
    assert Consultation.objects.count() == 1
    assert _kept(page) == {}


def _lose_the_answer(route: Any) -> None:
    if route.request.method == "POST":
        route.fetch(max_redirects=0)
        route.abort("connectionreset")
    else:
        route.continue_()


def test_passwords_codes_files_and_hidden_fields_are_never_kept(page):
    page.locator("[data-draft]").evaluate(
        """(box) => box.insertAdjacentHTML("beforebegin",
            '<input type="password" name="pin"><input type="hidden" name="seq">' +
            '<input name="code" autocomplete="one-time-code">')"""
    )
    page.fill("[name=pin]", "sangat-rahasia")
    page.fill("[name=code]", "123456")
    file = {"name": "surat.txt", "mimeType": "text/plain", "buffer": b"x"}
    page.locator("main [type=file]").first.set_input_files(file)
    assert _kept(page) == {}
    _type(page, "Bukti", "Apa?")
    [draft] = _kept(page).values()
    assert draft["values"].keys() == {"subject", "text"}


def test_a_draft_over_an_older_text_is_shown_beside_the_newer_one(open_page, sari, paringin):
    """It goes with the version over which it was typed, so it does not undo what it never saw."""
    innovation = register(
        sari, name="Posyandu Keliling", summary="Ringkas", stage="trial", opd=paringin
    )
    page = open_page(f"{innovation.get_absolute_url()}ubah/", sari)
    page.fill("[name=summary]", "Ketikan saya")
    innovation.summary = "Ditulis rekan"
    innovation.save()
    page.goto(page.url)
    page.get_by_role("button", name="Simpan").click()
    expect(page.locator(".kl-stale")).to_contain_text("Ditulis rekan")
    expect(page.locator(".kl-stale")).to_contain_text("Ketikan saya")
    innovation.refresh_from_db()
    assert innovation.summary == "Ditulis rekan"
    page.get_by_label("Yang Anda ketik").check()
    page.get_by_role("button", name="Simpan").click()
    expect(page.locator("h1")).to_have_text("Posyandu Keliling")
    innovation.refresh_from_db()
    assert innovation.summary == "Ketikan saya"


def test_what_somebody_else_changed_meanwhile_is_not_hidden(open_page, sari, paringin):
    innovation = register(
        sari, name="Posyandu Keliling", summary="Ringkas", stage="trial", opd=paringin
    )
    page = open_page(f"{innovation.get_absolute_url()}ubah/", sari)
    page.fill("[name=summary]", "Ketikan saya")
    innovation.summary = "Ditulis rekan"
    innovation.save()
    page.goto(page.url)
    assert page.input_value("[name=summary]") == "Ketikan saya"
    expect(page.locator("[data-draft]")).to_contain_text("diubah orang lain")
    page.get_by_role("button", name="Buang draf").click()
    assert page.input_value("[name=summary]") == "Ditulis rekan"


def test_without_javascript_the_form_is_what_it_was(open_page, sari):
    page = open_page(ASK, sari, java_script_enabled=False)
    assert page.locator("[data-draft]").is_hidden()
    _type(page, "Bukti", "Apa?")
    page.click("text=Kirim pertanyaan")
    assert page.locator("h1").inner_text() == "Bukti"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_notice_of_a_draft_is_sound(open_page, sari, theme):
    page = open_page(ASK, sari, width=360, theme=theme)
    page.fill("[name=text]", "Apa?")
    expect(page.locator("[data-draft]")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360

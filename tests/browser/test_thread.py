"""Two people talk: live, by asking when no socket gets through, by keyboard, without JavaScript."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import uvicorn
from django.contrib.staticfiles.handlers import ASGIStaticFilesHandler
from django.db import connections
from playwright.sync_api import Page

from agents.models import Appointment
from config.asgi import application
from innovations.registration.operations import register
from mentoring.assignments.operations import assign
from mentoring.consultations.operations.talking import open_consultation
from mentoring.models import Consultation, Message
from tests.browser.axe import violations
from tests.browser.keyboard import tab_to
from tests.mentoring.consultations.talks import pdf, say

SOON = 3000  # milliseconds
SENT = "[data-state]:text-is('Terkirim')"


class Live:
    """Pages and sockets in one server, which may be stopped and started again."""

    def __init__(self) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.address = f"http://localhost:{self.port}"

    def start(self) -> None:
        static = ASGIStaticFilesHandler(application.application_mapping["http"])
        serving = type(application)({**application.application_mapping, "http": static})
        config = uvicorn.Config(
            serving, host="127.0.0.1", port=self.port, lifespan="off", log_level="error"
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        while not self._server.started:
            time.sleep(0.05)

    def stop(self) -> None:
        self._server.should_exit = True
        self._server.force_exit = True
        self._thread.join(20)


@pytest.fixture
def live(committed_db: None) -> Iterator[Live]:
    server = Live()
    server.start()
    yield server
    server.stop()
    connections.close_all()


@pytest.fixture
def talk(sari, budi, dewi, paringin, today) -> Consultation:
    innovation = register(
        sari, name="Posyandu Keliling", summary="Ringkas", stage="trial", opd=paringin
    )
    assign(Appointment.objects.get(person=budi.person), innovation, dewi, starts_on=today)
    return open_consultation(sari, subject="Bukti", text="Apa yang kurang?", innovation=innovation)


@pytest.fixture
def visit(chrome, live, as_user) -> Iterator[Callable[..., Page]]:
    """A fresh browser of its own at a page of the live server."""
    contexts = []

    def go(path: str, user: Any, **options: Any) -> Page:
        context = chrome.new_context(base_url=live.address, locale="id-ID", **options)
        contexts.append(context)
        cookies = [
            {"name": each.key, "value": each.value, "url": live.address}
            for each in as_user(user).cookies.values()
        ]
        context.add_cookies(cookies)
        page = context.new_page()
        page.goto(path)
        return page

    yield go
    for context in contexts:
        context.close()


def write(page: Page, text: str) -> None:
    page.fill("[data-composer] textarea", text)
    page.click("[data-composer] button[type=submit]")


def heard(page: Page) -> list[str]:
    return page.locator(".kl-message__text").all_inner_texts()


def connected(page: Page) -> None:
    page.wait_for_function("document.querySelector('[data-live]') !== null")
    page.wait_for_timeout(1500)


def test_a_message_appears_at_the_other_within_three_seconds(visit, talk, sari, budi):
    hers, his = visit(talk.get_absolute_url(), sari), visit(talk.get_absolute_url(), budi)
    connected(hers)
    write(his, "Surat keputusan belum ada.")
    hers.wait_for_selector("text=Surat keputusan belum ada.", timeout=SOON)
    his.wait_for_selector(SENT, timeout=SOON)
    write(hers, "Besok saya unggah.")
    his.wait_for_selector("text=Besok saya unggah.", timeout=SOON)
    words = ["Apa yang kurang?", "Surat keputusan belum ada.", "Besok saya unggah."]
    assert heard(hers) == heard(his) == words
    assert hers.locator(".kl-thread__note").count() == 1


def test_what_is_seen_is_marked_and_the_other_side_reads_it(visit, talk, sari, budi):
    his = visit(talk.get_absolute_url(), budi)
    his.wait_for_timeout(1500)
    assert talk.participants.get(person=budi.person).read_seq == 1
    hers = visit(talk.get_absolute_url(), sari)
    assert hers.locator("[data-read]").count() == 1


def test_where_no_socket_gets_through_asking_brings_the_message(visit, talk, sari, budi):
    hers = visit(talk.get_absolute_url(), sari)
    hers.route_web_socket("**/ws/**", lambda ws: ws.close())
    # The rounds of the poll, faster than thirty seconds.
    hers.add_init_script(
        "const slow = setTimeout; window.setTimeout = (act, wait, ...rest) =>"
        " slow(act, wait > 9000 ? 500 : wait, ...rest);"
    )
    hers.reload()
    hers.wait_for_selector("[data-live-notice=blocked]:not([hidden])", timeout=20_000)
    say(budi, talk, "Tanpa soket pun sampai.")
    hers.wait_for_selector("text=Tanpa soket pun sampai.", timeout=10_000)
    assert heard(hers) == ["Apa yang kurang?", "Tanpa soket pun sampai."]


def test_what_was_missed_while_the_server_was_down_comes_once(visit, live, talk, sari, budi):
    hers = visit(talk.get_absolute_url(), sari)
    connected(hers)
    live.stop()
    say(budi, talk, "Satu.")
    say(budi, talk, "Dua.")
    live.start()
    hers.wait_for_selector("text=Dua.", timeout=40_000)
    hers.wait_for_timeout(3000)
    assert heard(hers) == ["Apa yang kurang?", "Satu.", "Dua."]


def test_a_message_written_while_the_server_is_down_is_sent_by_itself_and_once(
    visit, live, talk, sari
):
    hers = visit(talk.get_absolute_url(), sari)
    live.stop()
    write(hers, "Tidak boleh hilang.")
    hers.wait_for_selector("text=Gagal terkirim", timeout=10_000)
    assert hers.input_value("[data-composer] textarea") == "Tidak boleh hilang."
    live.start()
    hers.wait_for_selector(SENT, timeout=40_000)
    # "Sent" is said first; then the line is fetched.
    hers.wait_for_selector(".kl-message >> text=Tidak boleh hilang.", timeout=10_000)
    assert Message.objects.filter(text="Tidak boleh hilang.").count() == 1
    assert heard(hers) == ["Apa yang kurang?", "Tidak boleh hilang."]
    assert hers.input_value("[data-composer] textarea") == ""


def test_a_draft_is_there_again_after_the_page_was_left(visit, talk, sari):
    page = visit(talk.get_absolute_url(), sari)
    page.fill("[data-composer] textarea", "Belum selesai")
    page.goto("/konsultasi/")
    page.goto(talk.get_absolute_url())
    assert page.input_value("[data-composer] textarea") == "Belum selesai"
    page.click("[data-composer] button[type=submit]")
    page.wait_for_selector(SENT, timeout=SOON)
    page.reload()
    assert page.input_value("[data-composer] textarea") == ""


def test_without_javascript_everything_is_a_form(visit, talk, sari, budi):
    say(budi, talk, "Surat keputusan.")
    page = visit(talk.get_absolute_url(), sari, java_script_enabled=False)
    assert page.locator("#pesan-baru").count() == 1
    page.click("text=Tandai dibaca")
    assert page.locator("#pesan-baru").count() == 0
    page.set_input_files(
        "[type=file]",
        {"name": "surat.pdf", "mimeType": "application/pdf", "buffer": pdf().read()},
    )
    write(page, "Terlampir.")
    page.wait_for_url("**#pesan-*")
    assert page.locator(".kl-file__title").inner_text() == "surat.pdf"
    page.click("text=Tandai terjawab")
    assert page.locator("text=Buka kembali").count() == 1


def test_a_question_is_asked_and_answered_by_keyboard_alone(visit, talk, sari, budi):
    page = visit("/konsultasi/", sari)
    tab_to(page, "Tanya pendamping")
    page.keyboard.press("Enter")
    page.wait_for_url("**/konsultasi/baru/")
    tab_to(page, "Perihal")
    page.keyboard.type("Anggaran")
    tab_to(page, "Pertanyaan Anda")
    page.keyboard.type("Dari mana?")
    tab_to(page, "Kirim pertanyaan")
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:has-text('Anggaran')")
    tab_to(page, "Pesan")
    page.keyboard.type("Satu lagi.")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(SENT, timeout=SOON)
    assert Message.objects.filter(text="Satu lagi.").exists()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_pages_of_consultations_are_sound(visit, talk, sari, budi, theme):
    say(budi, talk, "Lihat https://contoh.example/" + "panjang" * 30)
    phone = {"color_scheme": theme, "viewport": {"width": 360, "height": 740}}
    for path in ("/konsultasi/", "/konsultasi/baru/", talk.get_absolute_url()):
        page = visit(path, sari, **phone)
        page.wait_for_load_state("networkidle")
        assert violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path

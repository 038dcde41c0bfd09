"""The bell in a browser, before a server with sockets: it counts by itself, through a restart."""

import socket
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from django.contrib.staticfiles.handlers import ASGIStaticFilesHandler
from django.db import transaction
from playwright.sync_api import Page, expect

from config.asgi import application
from foundation.notices.operations import notify

LONG = 35_000  # one round of asking, and some


class _Server:
    def __init__(self) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]

    def start(self) -> None:
        config = uvicorn.Config(
            ASGIStaticFilesHandler(application), port=self.port, log_level="error", lifespan="off"
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        while not self._server.started:
            time.sleep(0.05)

    def stop(self) -> None:
        self._server.should_exit = self._server.force_exit = True
        self._thread.join(20)


@pytest.fixture
def machine(committed_db: None) -> Iterator[_Server]:
    machine = _Server()
    machine.start()
    yield machine
    machine.stop()


@pytest.fixture
def server(machine: _Server) -> str:
    """Takes the place of the server without sockets."""
    return f"http://localhost:{machine.port}"


@pytest.fixture
def bell(sari) -> str:
    return f"person:{sari.person.pk}"


def _tell(bell: str, number: int) -> None:
    line = {"data": {"name": "Sari Wulandari"}, "url": "/akun/pegawai/"}
    with transaction.atomic():
        notify([bell], kind="agents.claim_linked", subject=f"claim:{number}", **line)


def _shows(page: Page, count: str) -> None:
    expect(page.locator("[data-live-short]")).to_have_text(count, timeout=LONG)


def test_the_bell_counts_by_itself_through_a_restart(machine, enter, sari, as_user, bell):
    page = enter(as_user(sari), width=360)
    page.goto("/kabar/")
    expect(page.locator("[data-live-count]")).to_be_hidden()
    page.evaluate("window.heard = []")
    page.evaluate("document.addEventListener('live:event', (e) => window.heard.push(e.detail.seq))")
    page.wait_for_timeout(1500)
    _tell(bell, 1)
    _shows(page, "1")
    assert page.title().startswith("(1) ")
    expect(page.locator("[data-live-announce]")).to_have_text("1 belum dibaca")
    blocked = page.locator("[data-live-notice=blocked]")
    machine.stop()
    expect(blocked).to_be_visible(timeout=LONG)
    expect(blocked).to_contain_text("memeriksa setiap 30 detik")
    for number in range(2, 12):
        _tell(bell, number)
    machine.start()
    expect(blocked).to_be_hidden(timeout=LONG)
    _shows(page, "9+")
    page.wait_for_function("window.heard.length >= 11", timeout=LONG)
    assert page.evaluate("window.heard") == list(range(1, 12))
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_signing_out_elsewhere_stops_the_tab(machine, enter, sari, as_user, bell):
    client = as_user(sari)
    page = enter(client)
    page.goto("/kabar/")
    page.wait_for_timeout(1500)
    client.logout()
    expect(page.locator("[data-live-notice=stopped]")).to_be_visible(timeout=LONG)


def test_a_line_is_opened_and_read_without_javascript(machine, enter, sari, as_user, bell):
    _tell(bell, 1)
    page = enter(as_user(sari), java_script_enabled=False)
    page.goto("/kabar/")
    page.get_by_role("button", name="Akun Anda kini terhubung", exact=False).first.click()
    expect(page).to_have_url(f"http://localhost:{machine.port}/akun/pegawai/")
    page.goto("/kabar/")
    expect(page.get_by_role("heading", name="Sebelumnya")).to_be_visible()
    expect(page.locator("[data-live-count]")).to_be_hidden()


def test_where_no_socket_gets_through_the_tab_asks(machine, enter, sari, as_user, bell):
    page = enter(as_user(sari))
    page.route_web_socket("**/ws/**", lambda line: line.close(code=1011))
    page.goto("/kabar/")
    expect(page.locator("[data-live-notice=blocked]")).to_be_visible(timeout=LONG)
    page.wait_for_timeout(1000)  # the first asking is over: the next one is a round's
    _tell(bell, 1)
    _shows(page, "1")


def test_a_site_without_live_updates_asks_quietly(machine, enter, sari, as_user, bell, settings):
    """Its clock is turned: a round is half a minute."""
    settings.FOUNDATION_LIVE = False
    page = enter(as_user(sari))
    sockets: list[object] = []
    page.on("websocket", lambda opened: sockets.append(opened))  # Playwright marks what it is given
    page.clock.install()
    page.goto("/kabar/")
    _tell(bell, 1)
    page.clock.fast_forward(31_000)
    _shows(page, "1")
    assert page.locator("[data-live-notice]").count() == 0
    assert sockets == []


def test_a_tab_that_is_let_in_late_asks_by_itself(machine, enter, sari, as_user, bell):
    """Its socket opens and says nothing, as in a long queue."""
    page = enter(as_user(sari))
    page.route_web_socket("**/ws/**", lambda line: None)
    page.goto("/kabar/")
    _tell(bell, 1)
    _shows(page, "1")
    expect(page.locator("[data-live-notice=blocked]")).to_be_visible()


def test_a_tab_too_many_asks_by_itself_and_is_in_no_hurry(machine, enter, sari, as_user, bell):
    page = enter(as_user(sari))
    tries = []
    page.route_web_socket("**/ws/**", lambda line: (tries.append(1), line.close(code=4429)))
    page.goto("/kabar/")
    expect(page.locator("[data-live-notice=blocked]")).to_be_visible()
    page.wait_for_timeout(1500)
    assert len(tries) == 1

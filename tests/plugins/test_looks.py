"""Our pages in the village's look, in Chromium: axe at WCAG 2.2 AA, contrast included.

A minute and a half, in `make install-test`: the village is walked into being, served, and each page is
looked at by whom it is for, on a phone and on a desk.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing

import pytest
import requests
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import axe, chromium

pytestmark = pytest.mark.install
TOGETHER = "mentoring innovations assessments courses credentials scheduling agents foundation"
WIDTHS = (360, 1280)


@pytest.fixture(scope="module")
def chrome() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def address(village) -> Iterator[str]:
    steps = ["prepare", "learning", "clinic", "asking", "keys"]
    walked = village.run(TOGETHER, "walk.py", *steps)
    assert walked.returncode == 0, walked.stderr[-3000:]
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = ["manage.py", "runserver", "--noreload", f"127.0.0.1:{port}"]
    server = subprocess.Popen(
        [sys.executable, *command],
        cwd=village.folder,
        env=village.environment(TOGETHER),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address)
        yield address
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait()


def _wait_for(address: str) -> None:
    for _ in range(200):
        try:
            requests.get(address, timeout=5).raise_for_status()
        except requests.RequestException:
            time.sleep(0.2)
        else:
            return
    raise AssertionError("the village does not answer")


def _faults(page: Page) -> list[str]:
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    found = [f"{wide} px too wide"] if wide > 0 else []
    if page.locator("main").count() != 1 or page.locator("h1").count() != 1:
        found.append("not one <main> and one <h1>")
    if page.locator("nav[aria-label] .breadcrumb, .kl-breadcrumbs").count() > 1:
        found.append("breadcrumbs twice")
    return [*found, *axe.violations(page)]


def test_our_pages_are_readable_in_the_villages_look(village, address, chrome, covered):
    people = json.loads((village.folder / "keys.json").read_text())
    faults, looked = [], 0
    for person in people:
        for width in WIDTHS:
            context = chrome.new_context(
                base_url=address, viewport={"width": width, "height": 800}, locale="en-US"
            )
            if person["key"]:
                cookie = {"name": "sessionid", "value": person["key"], "url": address}
                context.add_cookies([cookie])
            for path in person["pages"]:
                page = context.new_page()
                page.goto(path)
                looked += 1
                where = f"{person['name']}, {path} at {width} px"
                faults += [f"{where}: {each}" for each in _faults(page)]
                page.close()
            context.close()
    assert faults == [], "\n".join(faults)
    covered(f"{looked} looks at pages of ours in the village: no rule of axe is broken")
    _control_arm(chrome, address, people[0]["pages"][1])


def _control_arm(chrome: Browser, address: str, path: str) -> None:
    """What the village's own `.btn` would do to a button, as it did before our rules weighed more."""
    page = chrome.new_context(base_url=address).new_page()
    page.goto(path)
    page.add_style_tag(content=".klinik .kl-button { color: #6ea8fe !important }")
    assert any("color-contrast" in each for each in _faults(page))

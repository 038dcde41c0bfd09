"""A server on a database of its own, and pages of Chromium that look at it."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.servers.basehttp import WSGIServer
from django.test.testcases import LiveServerThread, QuietWSGIRequestHandler
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser import chromium

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser/" in item.nodeid:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def chrome() -> Iterator[Browser]:
    # Playwright keeps an event loop in this thread; Django would refuse its own queries there.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=FLAGS)
        yield browser
        browser.close()


class _Server(LiveServerThread):
    """Threads open connections to the test's own copy; nothing is shared with the test."""

    def _create_server(self, connections_override: Any = None) -> WSGIServer:
        return self.server_class(
            (self.host, self.port), QuietWSGIRequestHandler, allow_reuse_address=False
        )


@pytest.fixture
def server(committed_db: None) -> Iterator[str]:
    """The site over HTTP; the answer is its address."""
    thread = _Server("127.0.0.1", StaticFilesHandler)
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    if thread.error:
        raise thread.error
    yield f"http://127.0.0.1:{thread.port}"
    thread.terminate()


@pytest.fixture
def open_page(chrome: Browser, server: str, as_user: Callable[..., Any]) -> Iterator[Callable]:
    """A page of a fresh browser: `open_page("/bimtek/", sari, width=360, theme="dark")`."""
    contexts: list[BrowserContext] = []

    def go(path: str, user: Any = None, width: int = 1280, theme: str = "light", **options) -> Page:
        context = chrome.new_context(
            viewport={"width": width, "height": 800},
            color_scheme=theme,
            locale="id-ID",
            timezone_id="Asia/Makassar",
            **options,
        )
        contexts.append(context)
        if user is not None:
            cookie = as_user(user).cookies["sessionid"]
            context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": server}])
        page = context.new_page()
        page.goto(server + path)
        return page

    yield go
    for context in contexts:
        context.close()

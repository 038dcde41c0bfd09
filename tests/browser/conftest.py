"""A server on a database of its own, and pages of Chromium that look at it."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.servers.basehttp import WSGIServer
from django.test import Client
from django.test.testcases import LiveServerThread, QuietWSGIRequestHandler
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser import chromium


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser/" in item.nodeid:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def chrome() -> Iterator[Browser]:
    # Playwright keeps an event loop in this thread; Django would refuse its own queries there.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.FLAGS)
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
    # By name: passkeys do not work at a number.
    yield f"http://localhost:{thread.port}"
    thread.terminate()


@pytest.fixture
def enter(chrome: Browser, server: str) -> Iterator[Callable[..., Page]]:
    """A fresh browser with the cookies of a test client: `enter(client, width=360)`."""
    contexts: list[BrowserContext] = []

    def come_in(client: Client, width: int = 1280, theme: str = "light", **options: Any) -> Page:
        context = chrome.new_context(
            base_url=server,
            viewport={"width": width, "height": 800},
            color_scheme=theme,
            locale="id-ID",
            timezone_id="Asia/Makassar",
            **options,
        )
        contexts.append(context)
        cookies = client.cookies.values()
        context.add_cookies(
            [{"name": each.key, "value": each.value, "url": server} for each in cookies]
        )
        return context.new_page()

    yield come_in
    for context in contexts:
        context.close()


@pytest.fixture
def open_page(enter: Callable[..., Page], as_user: Callable[..., Client]) -> Callable[..., Page]:
    """A page of a fresh browser: `open_page("/bimtek/", sari, width=360, theme="dark")`."""

    def go(path: str, user: Any = None, **options: Any) -> Page:
        page = enter(Client() if user is None else as_user(user), **options)
        page.goto(path)
        return page

    return go

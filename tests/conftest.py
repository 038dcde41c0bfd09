"""Databases and the cast, for every test."""

import gc
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import caches
from django.core.signals import setting_changed
from django.db import connection
from django.db.models.signals import post_save
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from modelsearch.index import get_indexed_models
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.models import Site
from wagtail.signal_handlers import reference_index_auto_update_disabled

from config.mail import mail_by
from courses.search import connect as courses_search
from foundation import compiled_for
from foundation.public.signals import PublicSignal
from tests import databases
from tests.databases import Template
from tests.guards.world import WORLD, World, find_world
from tests.makers import Cast
from tests.scratch import keep_private_files_in
from tests.standing import CAST, NAMES, StandingCast

pytest_plugins = ["tests.cast"]
_numbers = count(1)


def pytest_configure() -> None:
    compiled_for.is_strict = True
    setting_changed.connect(compiled_for.forget_all)
    # Looking for cycles among a million objects took six of a hundred seconds.
    gc.set_threshold(100_000, 20, 20)


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker) -> Iterator[None]:
    """Instead of pytest-django's: a copy of the migrated template."""
    with django_db_blocker.unblock(), databases.own_copy():
        yield


def _template(request: pytest.FixtureRequest) -> Template:
    """The guards' world and the cast stand on templates of their own."""
    if "world_template" in request.fixturenames:
        return WORLD
    wants_cast = NAMES.intersection(request.fixturenames)
    is_alone = request.node.get_closest_marker("nobody_yet")
    return CAST if wants_cast and not is_alone else databases.MIGRATED


@pytest.fixture
def committed_db(request, django_db_setup, django_db_blocker) -> Iterator[None]:
    """A database of this test alone, in which commits are commits: for threads and on_commit."""
    with django_db_blocker.unblock(), databases.own_copy(_template(request)):
        yield


@pytest.fixture(scope="session")
def world_copy(django_db_setup, django_db_blocker) -> Iterator[str]:
    """The copy in which the guards of this worker walk, each in a transaction of its own."""
    with django_db_blocker.unblock(), databases.copy_of(WORLD) as name:
        yield name


@pytest.fixture(scope="session")
def cast_copy(django_db_setup, django_db_blocker) -> Iterator[str]:
    """The same with the cast, for all tests that ask for one of it."""
    with django_db_blocker.unblock(), databases.copy_of(CAST) as name:
        yield name


COPIES = {WORLD: "world_copy", CAST: "cast_copy"}


@pytest.fixture(autouse=True)
def _in_its_copy(request: pytest.FixtureRequest) -> Iterator[None]:
    """Before `db` begins its transaction."""
    copy = COPIES.get(_template(request))
    if copy is None or "committed_db" in request.fixturenames:
        yield
        return
    name = request.getfixturevalue(copy)
    with request.getfixturevalue("django_db_blocker").unblock(), databases.pointed_at(name):
        yield


@pytest.fixture
def database(request: pytest.FixtureRequest) -> None:
    """What makers stand on: the committed copy if the test asked for it, else `db`."""
    is_committed = "committed_db" in request.fixturenames
    request.getfixturevalue("committed_db" if is_committed else "db")


@pytest.fixture
def everybody(request: pytest.FixtureRequest, database: None) -> Cast:
    """The cast by name: found in the template, or made where nobody stands yet."""
    template = _template(request)
    if template is WORLD:
        return request.getfixturevalue("world").cast
    return StandingCast() if template is CAST else Cast()


@pytest.fixture
def world_template() -> Template:
    """Whoever depends on it stands in a copy of the guards' world."""
    return WORLD


@pytest.fixture
def world(world_template, database) -> World:
    return find_world()


@pytest.fixture(autouse=True)
def _forget_between_tests() -> Iterator[None]:
    """What processes remember about rows that a rollback has taken away."""
    yield
    for each in caches.all():
        each.clear()
    Site.clear_site_root_paths_cache()
    compiled_for.forget_all()


@pytest.fixture(scope="session")
def _scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("scratch")


@pytest.fixture(autouse=True)
def _scratch_files(settings, _scratch: Path) -> None:
    """Folders of this test alone, which are made by whoever first writes there."""
    folder = _scratch / str(next(_numbers))
    settings.MEDIA_ROOT = folder / "media"
    settings.FOUNDATION_PRIVATE_ROOT = folder / "private"
    keep_private_files_in(folder / "private")
    settings.FOUNDATION_MAIL_DIR = folder / "mail"


def _each_save_fills_the_search(connect: Callable[..., object]) -> None:
    for model in get_indexed_models():
        connect(post_save_signal_handler, sender=model)


@pytest.fixture(scope="session", autouse=True)
def _indexes_rest(django_test_environment) -> None:
    """Filling the indexes of search and of references at each save is a fifth of a run."""
    _each_save_fills_the_search(post_save.disconnect)
    courses_search.disconnect_index()
    reference_index_auto_update_disabled.value = True


@pytest.fixture
def indexed() -> Iterator[None]:
    """For tests that search, or ask who uses what: before anything is saved."""
    _each_save_fills_the_search(post_save.connect)
    courses_search.connect_index()
    reference_index_auto_update_disabled.value = False
    yield
    _each_save_fills_the_search(post_save.disconnect)
    courses_search.disconnect_index()
    reference_index_auto_update_disabled.value = True


@pytest.fixture
def queries_of() -> Callable[[Callable[[], object]], int]:
    """The number of queries that a call makes."""

    def count(call: Callable[[], object]) -> int:
        with CaptureQueriesContext(connection) as captured:
            call()
        return len(captured)

    return count


@pytest.fixture
def send_by(settings: Any) -> Callable[..., None]:
    """`send_by("django.core.mail.backends.smtp.EmailBackend", port=25)`: mail goes that way."""

    def choose(backend: str, **options: Any) -> None:
        for name, value in mail_by(backend, **options).items():
            setattr(settings, name, value)

    return choose


@pytest.fixture
def set_clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Let it be that time in Balangan: `set_clock("2026-03-12 09:00")`."""

    def tell(text: str) -> None:
        instant = timezone.make_aware(datetime.fromisoformat(text))
        monkeypatch.setattr(timezone, "now", lambda: instant)

    return tell


@pytest.fixture
def hear() -> Iterator[Callable[[PublicSignal[...]], list[dict[str, Any]]]]:
    """`heard = hear(enrolled)`: what a receiver is told from now on, in order."""
    with ExitStack() as stack:

        def hear(signal: PublicSignal[...]) -> list[dict[str, Any]]:
            heard: list[dict[str, Any]] = []

            def receive(sender: object, signal: object, **arguments: Any) -> None:
                heard.append(arguments)

            signal.connect(receive, sender=signal.sender, weak=False)
            stack.callback(signal.disconnect, receive, sender=signal.sender)
            return heard

        yield hear


@pytest.fixture
def covered(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """What a guard looked at, shown at the end of the run."""
    return lambda text: record_property("covered", text)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    lines = [
        f"{report.nodeid.split('::')[-1]}: {value}"
        for report in terminalreporter.getreports("passed")
        for name, value in report.user_properties
        if name == "covered"
    ]
    if lines:
        terminalreporter.section("What the guards covered")
        for line in sorted(lines):
            terminalreporter.write_line(line)

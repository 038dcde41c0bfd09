"""Guard 4 without a browser: every page is well made, Indonesian, and changes nothing."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client

from tests.guards import reading
from tests.guards.matrix import ROLES
from tests.guards.visits import client_of, is_page, open_all

# A reading changes the place to continue at (DESIGN, Reading), and what a session remembers.
ALLOWED = re.compile(
    r'UPDATE "courses_enrollment" SET "last_activity_id"'
    r'|(INSERT INTO|UPDATE|DELETE FROM) "django_session"'
)
WRITE = re.compile(r"\s*(INSERT|UPDATE|DELETE|REPLACE)\b", re.IGNORECASE)
GOOD = (
    "<!DOCTYPE html><html lang='id'><head><title>x</title></head><body><h1>x</h1>{}</body></html>"
)


@contextmanager
def _watching() -> Iterator[list[str]]:
    """What is written meanwhile."""
    writes: list[str] = []

    def watch(execute: Callable, sql: str, params, many, context):
        if WRITE.match(sql) and not ALLOWED.match(sql):
            writes.append(sql[:100])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield writes


def test_every_page_is_well_made(world, covered):
    found, count = [], 0
    for visit, response in open_all(world):
        if is_page(response):
            count += 1
            found += [f"{visit}: {fault}" for fault in reading.faults(response.content.decode())]
    covered(f"{count} pages")
    assert count > 40
    assert sorted(set(found)) == []


@pytest.mark.parametrize(
    "fault",
    [
        "<h1>y</h1>",
        "<p style='color: red'>x</p>",
        "<p onclick='x()'>x</p>",
        "<script>x()</script>",
        "<style>p {}</style>",
        "<a href='javascript:x()'>x</a>",
        "<p><div>x</p></div>",
        "<p>Please sign in</p>",
        "<button>Sign Out</button>",
        "<img src='x' alt='Your course'>",
    ],
)
def test_control_arm_a_badly_made_page_is_found(fault):
    assert reading.faults(GOOD.format("<p>Selamat datang di klinik inovasi.</p>")) == []
    assert reading.faults(GOOD.format(fault))


def test_control_arm_a_page_without_language_is_found():
    assert reading.faults(GOOD.format("").replace("lang='id'", ""))


def test_every_page_runs_under_the_strict_policy(world):
    for visit, response in open_all(world, ("visitor", "innovator", "head")):
        policy = response["Content-Security-Policy"]
        assert "script-src 'self';" in policy or policy.startswith("sandbox"), visit
        assert "unsafe" not in policy, visit


def test_what_is_private_is_kept_by_nobody(world):
    for visit, response in open_all(world, ("innovator", "head")):
        assert "no-store" in response["Cache-Control"], visit


def test_reading_changes_nothing(world, covered):
    pages = open_all(world)
    faults, count = [], 0
    with _watching() as writes:
        for visit, response in pages:
            count += 1
            _read(response)
            faults += [f"{visit}: {write}" for write in writes]
            writes.clear()
    covered(f"{count} readings")
    assert faults == []


def _read(response: HttpResponse) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_control_arm_a_page_that_writes_is_found(world, monkeypatch):
    def write() -> dict[str, object]:
        world.users["innovator"].save()
        return {}

    monkeypatch.setattr("foundation.views.probes.health", write)
    with _watching() as writes:
        Client().get("/healthz")
    assert writes


@pytest.mark.parametrize("role", ROLES)
def test_an_address_that_does_not_exist_is_our_own_page(world, role):
    response = client_of(world, role).get("/tidak-ada/")
    assert response.status_code == 404
    assert reading.faults(response.content.decode()) == []

"""Guard 4 without a browser: every page is well made, Indonesian, and changes nothing."""

import pytest
from django.test import Client

from tests.guards import reading
from tests.guards.matrix import ROLES
from tests.guards.visits import client_of, is_page
from tests.guards.walk import LEARNERS, watching

# How many pages of a part are read at least.
LEAST = {"page": 80, "mentoring": 100, "agents": 36, "courses": 30, "innovations": 30}
GOOD = (
    "<!DOCTYPE html><html lang='id'><head><title>x</title></head><body><h1>x</h1>{}</body></html>"
)


def test_every_page_is_well_made(part, walked, covered):
    pages = [each for each in walked if is_page(each.response)]
    covered(f"{len(pages)} pages")
    assert len(pages) >= LEAST.get(part, 1)
    faults = {
        f"{each.visit}: {fault}"
        for each in pages
        for fault in reading.faults(each.response.content.decode())
    }
    assert sorted(faults) == []


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


def test_every_page_runs_under_the_strict_policy(walked):
    for each in walked:
        if each.visit.role in LEARNERS:
            policy = each.response["Content-Security-Policy"]
            assert "script-src 'self';" in policy or policy.startswith("sandbox"), each.visit
            assert "unsafe" not in policy, each.visit


def test_what_is_private_is_kept_by_nobody(walked):
    for each in walked:
        if each.visit.role in {"innovator", "head"}:
            assert "no-store" in each.response["Cache-Control"], each.visit


def test_reading_changes_nothing(walked, covered):
    covered(f"{len(walked)} readings")
    assert [f"{each.visit}: {write}" for each in walked for write in each.writes] == []


def test_control_arm_a_page_that_writes_is_found(world, monkeypatch):
    def write() -> dict[str, object]:
        world.users["innovator"].save()
        return {}

    monkeypatch.setattr("foundation.health.views.probes.health", write)
    with watching() as writes:
        Client().get("/healthz")
    assert writes


@pytest.mark.parametrize("role", ROLES)
def test_an_address_that_does_not_exist_is_our_own_page(world, role):
    response = client_of(world, role).get("/tidak-ada/")
    assert response.status_code == 404
    assert reading.faults(response.content.decode()) == []

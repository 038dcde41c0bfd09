"""Guard 3: no list, report or admin listing asks more queries when there is more to show."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.guards.addresses import every_address
from tests.guards.visits import PARTS, Visit, client_of, visits
from tests.guards.world import World

ROLES = ("visitor", "innovator", "admin", "head", "clinic")
ADMIN = "admin"
LEAST = {ADMIN: 5}

Counts = dict[Visit, int]


def _count(clients: dict[str, Client], visit: Visit) -> int:
    with CaptureQueriesContext(connection) as captured:
        response = clients[visit.role].get(visit.path)
    assert response.status_code == 200, visit
    return len(captured)


def _counts(world: World, found: list[Visit]) -> Counts:
    """The queries of each page, when the process remembers what it does after a first answer."""
    clients = {visit.role: client_of(world, visit.role) for visit in found}
    for visit in found:
        clients[visit.role].get(visit.path)
    return {visit: _count(clients, visit) for visit in found}


def _moved(world: World, few: Counts) -> dict[str, tuple[int, int]]:
    """Pages that ask another number of queries than before."""
    clients = {visit.role: client_of(world, visit.role) for visit in few}
    suspects = [visit for visit in few if _count(clients, visit) != few[visit]]
    # Growing made the process forget; whoever asked more for that reason alone does not again.
    many = _counts(world, suspects)
    return {
        f"{visit} {visit.path}": (few[visit], many[visit])
        for visit in suspects
        if many[visit] != few[visit]
    }


def _admin_listings() -> list[Visit]:
    names = {
        address.name
        for address in every_address()
        if address.route.startswith("cms/") and address.app == "agents"
    }
    listings = [name for name in names if name.endswith((":index", ":index_results", ":choose"))]
    return [Visit("root", reverse(name), name) for name in sorted(listings)]


@pytest.mark.parametrize("part", [*PARTS, ADMIN])
def test_no_page_asks_more_when_there_is_more(few, many, part, covered):
    with few() as world:
        found = _admin_listings() if part == ADMIN else list(visits(world, ROLES, part))
        before = _counts(world, found)
    covered(f"{len(before)} pages")
    assert len(before) >= LEAST.get(part, 1)
    with many() as world:
        assert _moved(world, before) == {}


def test_control_arm_a_list_that_asks_for_each_row_is_found(few, many, monkeypatch):
    """Without the look-ahead every enrollment asks for its person."""
    monkeypatch.setattr("courses.report.figures.QuerySet.select_related", lambda self, *names: self)
    with few() as world:
        rows = [each for each in visits(world, ("head",)) if each.name == "courses:report_rows"]
        before = _counts(world, rows[:1])
    with many() as world:
        assert _moved(world, before)

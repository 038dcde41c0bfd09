"""Guard 5 without a browser: what a phone on a slow network has to fetch."""

from urllib.parse import urlsplit

import pytest
from django.http import HttpResponse

from courses.models import CoursePage
from tests.guards import weighing
from tests.guards.pictures import illustrate
from tests.guards.visits import is_page, open_all

KILOBYTE = 1024
WHOLE, PAGE, REQUESTS = 140 * KILOBYTE, 30 * KILOBYTE, 12
SHEETS, SCRIPTS = 3, 3


def _too_heavy(response: HttpResponse) -> list[str]:
    page, whole = weighing.squeezed(response.content), weighing.cold(response.content)
    assets = weighing.assets(response.content.decode())
    kinds = list(assets.values())
    measures = {
        f"page {page / KILOBYTE:.0f} KB": page <= PAGE,
        f"whole {whole / KILOBYTE:.0f} KB": whole <= WHOLE,
        f"{len(assets) + 1} requests": len(assets) < REQUESTS,
        f"{kinds.count('stylesheet')} stylesheets": kinds.count("stylesheet") <= SHEETS,
        f"{kinds.count('script')} scripts": kinds.count("script") <= SCRIPTS,
    }
    return [measure for measure, is_light in measures.items() if not is_light]


@pytest.fixture
def illustrated(world):
    """The guards' world with photographs: a cover per course, a picture per lesson."""
    for course in CoursePage.objects.all():
        illustrate(course)
    return world


def test_no_page_of_a_learner_is_heavy(illustrated, covered):
    pages = [
        (visit, response)
        for visit, response in open_all(illustrated, ("visitor", "innovator", "head"))
        if is_page(response) and visit.name != "components"
    ]
    pictured = {visit.name for visit, page in pages if b"/media/images/" in page.content}
    covered(f"{len(pages)} pages; with pictures: {', '.join(sorted(pictured))}")
    assert len(pages) > 15
    assert {"home:start", "page:catalogue", "page:course", "page:lesson"} <= pictured
    faults = [f"{visit}: {fault}" for visit, page in pages for fault in _too_heavy(page)]
    assert faults == []


def test_every_asset_comes_from_our_own_origin(world):
    for visit, response in open_all(world, ("visitor", "innovator")):
        if is_page(response):
            hosts = {
                urlsplit(address).netloc for address in weighing.assets(response.content.decode())
            }
            assert hosts <= {""}, visit


def _page(body: str) -> HttpResponse:
    return HttpResponse(f"<!DOCTYPE html><html lang=id><body>{body}</body></html>")


@pytest.mark.parametrize(
    "body",
    [
        "".join(f"{number * 7919:x} " for number in range(30_000)),
        "<script src='/static/foundation/js/page.js?{}'></script>" * 1
        + "".join(f"<script src='/static/foundation/js/page.js?{n}'></script>" for n in range(20)),
    ],
    ids=["long", "many"],
)
def test_control_arm_a_heavy_page_is_found(body):
    assert _too_heavy(_page("<p>ringan</p>")) == []
    assert _too_heavy(_page(body))

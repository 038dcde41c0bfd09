"""Guard 5 without a browser: what a phone on a slow network has to fetch."""

from urllib.parse import urlsplit

import pytest

from tests.guards import weighing
from tests.guards.visits import is_page

KILOBYTE = 1024
WHOLE, PAGE, REQUESTS = 140 * KILOBYTE, 30 * KILOBYTE, 12
SHEETS, SCRIPTS = 3, 3
# How many pages of a part are weighed at least, and which of them show pictures.
LEAST = {"page": 28, "mentoring": 20}
PICTURED = {"page": {"page:catalogue", "page:course", "page:lesson"}}


def _too_heavy(content: bytes, whole: int) -> list[str]:
    page = weighing.squeezed(content)
    assets = weighing.assets(content.decode())
    kinds = list(assets.values())
    measures = {
        f"page {page / KILOBYTE:.0f} KB": page <= PAGE,
        f"whole {whole / KILOBYTE:.0f} KB": whole <= WHOLE,
        f"{len(assets) + 1} requests": len(assets) < REQUESTS,
        f"{kinds.count('stylesheet')} stylesheets": kinds.count("stylesheet") <= SHEETS,
        f"{kinds.count('script')} scripts": kinds.count("script") <= SCRIPTS,
    }
    return [measure for measure, is_light in measures.items() if not is_light]


def test_no_page_of_a_learner_is_heavy(part, walked, covered):
    pages = [each for each in walked if each.whole and each.visit.name != "components"]
    content = {each.visit: each.response.content for each in pages}
    pictured = {visit.name for visit in content if b"/media/images/" in content[visit]}
    covered(f"{len(pages)} pages; with pictures: {', '.join(sorted(pictured))}")
    assert len(pages) >= LEAST.get(part, 1)
    assert pictured >= PICTURED.get(part, set())
    assert [
        f"{each.visit}: {fault}"
        for each in pages
        for fault in _too_heavy(each.response.content, each.whole)
    ] == []


def test_every_asset_comes_from_our_own_origin(walked):
    for each in walked:
        if each.visit.role in {"visitor", "innovator"} and is_page(each.response):
            found = weighing.assets(each.response.content.decode())
            hosts = {urlsplit(address).netloc for address in found}
            assert hosts <= {""}, each.visit


def _judged(body: str) -> list[str]:
    page = f"<!DOCTYPE html><html lang=id><body>{body}</body></html>".encode()
    return _too_heavy(page, weighing.cold(page))


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
    assert _judged("<p>ringan</p>") == []
    assert _judged(body)

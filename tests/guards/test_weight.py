"""Guard 5 without a browser: what a phone on a slow network has to fetch."""

import gzip
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.test import Client

from tests.guards import reading
from tests.guards.visits import is_page, open_all

KILOBYTE = 1024
WHOLE, PAGE, REQUESTS = 140 * KILOBYTE, 30 * KILOBYTE, 12
SHEETS, SCRIPTS = 3, 3


def _squeezed(data: bytes) -> int:
    return len(gzip.compress(data, 6))


def _assets(text: str) -> dict[str, str]:
    """What the page makes a browser fetch: address and kind."""
    tree, _ = reading.parse(text)
    found = {}
    for node in tree.iter():
        if node.tag == "link" and (node.get("rel") or "") in {"stylesheet", "icon"}:
            found[node.get("href")] = node.get("rel")
        elif node.tag == "script" and node.get("src"):
            found[node.get("src")] = "script"
        elif node.tag == "img" and node.get("loading") != "lazy":
            found[node.get("src")] = "image"
        elif node.tag == "use":
            address = next((v for k, v in node.items() if k.endswith("href")), "")
            found[address.split("#")[0]] = "sprite"
    return {address: kind for address, kind in found.items() if address}


def _bytes(address: str) -> bytes:
    path = urlsplit(address).path
    if path.startswith(settings.STATIC_URL):
        place = finders.find(path.removeprefix(settings.STATIC_URL))
        assert place, f"{path} does not exist"
        return Path(place).read_bytes()
    response = Client().get(path)
    assert response.status_code == 200, f"{path} does not exist"
    return b"".join(response.streaming_content) if response.streaming else response.content


def _too_heavy(response: HttpResponse) -> list[str]:
    page = _squeezed(response.content)
    assets = _assets(response.content.decode())
    whole = page + sum(_squeezed(_bytes(address)) for address in assets)
    kinds = list(assets.values())
    measures = {
        f"page {page / KILOBYTE:.0f} KB": page <= PAGE,
        f"whole {whole / KILOBYTE:.0f} KB": whole <= WHOLE,
        f"{len(assets) + 1} requests": len(assets) < REQUESTS,
        f"{kinds.count('stylesheet')} stylesheets": kinds.count("stylesheet") <= SHEETS,
        f"{kinds.count('script')} scripts": kinds.count("script") <= SCRIPTS,
    }
    return [measure for measure, is_light in measures.items() if not is_light]


def test_no_page_of_a_learner_is_heavy(world, covered):
    pages = [
        (visit, response)
        for visit, response in open_all(world, ("visitor", "innovator", "head"))
        if is_page(response) and visit.name != "components"
    ]
    covered(f"{len(pages)} pages")
    assert len(pages) > 15
    faults = [f"{visit}: {fault}" for visit, page in pages for fault in _too_heavy(page)]
    assert faults == []


def test_every_asset_comes_from_our_own_origin(world):
    for visit, response in open_all(world, ("visitor", "innovator")):
        if is_page(response):
            hosts = {urlsplit(address).netloc for address in _assets(response.content.decode())}
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

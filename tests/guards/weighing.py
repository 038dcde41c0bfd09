"""What a phone has to fetch for a page, and how heavy that is."""

import gzip
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client

from tests.guards import reading


def squeezed(data: bytes) -> int:
    return len(gzip.compress(data, 6))


@lru_cache(maxsize=512)
def assets(text: str) -> dict[str, str]:
    """What the page makes a browser fetch: address and kind."""
    tree, _ = reading.parse(text)
    found = {}
    for node in tree.iter():
        if node.tag == "link" and (node.get("rel") or "") in {"stylesheet", "icon"}:
            found[node.get("href")] = node.get("rel")
        elif node.tag == "script" and node.get("src"):
            found[node.get("src")] = "script"
        elif node.tag == "img":
            found[_largest(node)] = "image"
        elif node.tag == "use":
            address = next((v for k, v in node.items() if k.endswith("href")), "")
            found[address.split("#")[0]] = "sprite"
    return {address: kind for address, kind in found.items() if address}


def _largest(image: reading.Element) -> str:
    """The file that a sharp screen takes; a lazy one too, for a short page is loaded whole."""
    offers = (image.get("srcset") or image.get("src") or "").split(",")
    return offers[-1].split()[0]


def bytes_of(address: str) -> bytes:
    path = urlsplit(address).path
    if path.startswith(settings.STATIC_URL):
        place = finders.find(path.removeprefix(settings.STATIC_URL))
        assert place, f"{path} does not exist"
        return Path(place).read_bytes()
    response = Client().get(path)
    assert response.status_code == 200, f"{path} does not exist"
    return b"".join(response.streaming_content) if response.streaming else response.content


def cold(page: bytes, known: dict[str, int] | None = None) -> int:
    """Bytes of the page and of all it fetches, for a browser that has kept nothing.

    `known` are the bytes of what was weighed before.
    """
    known = {} if known is None else known
    found = assets(page.decode())
    known |= {each: squeezed(bytes_of(each)) for each in found.keys() - known.keys()}
    return squeezed(page) + sum(known[each] for each in found)

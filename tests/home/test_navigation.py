"""The header leads each role to what it uses every day."""

from typing import Any

import pytest
from django.test import Client

from foundation.navigation import BAR, WIDE_BAR, Link, Place
from home.navigation.roles import DAILY, EVERYBODY, VISITORS


def _links(client: Client) -> list[Link]:
    return list(client.get("/mulai/").context["navigation"]())


def _in_bar(links: list[Link]) -> list[str]:
    return [each.label for each in links if each.place == Place.BAR]


EXPECTED = {
    "sari": ["Mulai", "Belajar", "Inovasi", "Sesi", "Tanya"],
    "budi": ["Mulai", "Meja", "Sesi", "Tanya", "Inovasi"],
    "fauzi": ["Mulai", "Unit saya", "Pelatihan", "Inovasi", "Belajar"],
    "rizki": ["Mulai", "Unit saya", "Inovasi", "Pelatihan", "Belajar"],
    "dewi": ["Mulai", "Meja", "Inovasi", "Pendampingan", "Kelola"],
    "aulia": ["Mulai", "Kelola", "Belajar", "Panduan", "Berita"],
    "root": ["Mulai", "Meja", "Inovasi", "Pendampingan", "Kelola"],
}


@pytest.mark.parametrize("who", EXPECTED)
def test_what_is_used_daily_stands_in_the_bar(request, world, as_user, who):
    links = _links(as_user(request.getfixturevalue(who)))
    assert _in_bar(links) == EXPECTED[who]
    wide = [each for each in links if each.place == Place.WIDE]
    assert len(wide) <= WIDE_BAR - BAR
    assert all(each.place == Place.MORE for each in links[BAR + len(wide) :])


def test_every_name_that_a_role_uses_is_one_of_the_header(world, as_user, root):
    links = _links(as_user(root))
    named = {name for names in (*DAILY.values(), EVERYBODY, VISITORS) for name in names}
    assert named <= {each.name for each in links}


def test_a_page_is_called_as_the_header_calls_it(world, as_user, dewi, budi):
    for user in (dewi, budi):
        client = as_user(user)
        for link in _links(client):
            if link.name in {"manage", "training-report", "mentoring-report"}:
                continue  # Wagtail's own; a report says of what it is one
            html = client.get(link.url).content.decode()
            title = html.partition("<title>")[2].partition("</title>")[0]
            assert link.label in title, link


def test_visitors_find_what_is_public(world, client: Client) -> None:
    links: Any = client.get("/").context["navigation"]()
    assert _in_bar(list(links)) == ["Mulai", "Belajar", "Panduan", "Berita", "Regulasi"]

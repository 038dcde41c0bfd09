"""A site adds to menus and to who may open what, in its `wagtail_hooks.py`."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.urls import reverse
from wagtail import hooks

from foundation.context_processors import page
from foundation.files.operations import keep
from foundation.files.rules import may_open
from foundation.navigation import Link, NavigationItem
from tests.mentoring.consultations.talks import pdf

VILLAGE = NavigationItem("Desa", "home", 35, lambda request: "/desa/")
HIDDEN = NavigationItem("Rahasia", "home", 36, lambda request: None)


def _labels(links) -> list[str]:
    return [link.label for link in links]


def test_an_item_of_the_site_stands_in_the_header_where_its_order_says(sari, as_user):
    client = as_user(sari)
    before = client.get(reverse("courses:history")).context["navigation"]()
    with hooks.register_temporarily(
        [("klinik_navigation_item", lambda: VILLAGE), ("klinik_navigation_item", lambda: HIDDEN)]
    ):
        response = client.get(reverse("courses:history"))
        labels = _labels(response.context["navigation"]())
    assert sorted(labels) == sorted([*_labels(before), "Desa"])
    assert labels.index("Desa") == labels.index("Panduan") + 1
    assert b'href="/desa/"' in response.content


def test_a_site_changes_the_header(sari, as_user):
    def only_the_first(request, links):
        assert request.user == sari
        del links[1:]

    with hooks.register_temporarily("klinik_construct_navigation", only_the_first):
        response = as_user(sari).get(reverse("courses:history"))
        (left,) = response.context["navigation"]()
    assert f'href="{left.url}"' in response.content.decode()


def test_a_site_has_the_last_word_about_the_order(sari, as_user):
    def turned(request, links):
        links.reverse()

    client = as_user(sari)
    before = client.get(reverse("courses:history")).context["navigation"]()
    with hooks.register_temporarily("klinik_construct_navigation", turned):
        after = client.get(reverse("courses:history")).context["navigation"]()
    assert _labels(after) == _labels(before)[::-1]
    assert [link.place for link in after][:5] == ["bar"] * 5


def test_the_account_menu_takes_items_and_changes(sari, as_user):
    def without_sessions(request, links):
        links[:] = [link for link in links if link.url != reverse("usersessions_list")]

    with hooks.register_temporarily(
        [
            ("klinik_account_item", lambda: VILLAGE),
            ("klinik_construct_account_menu", without_sessions),
        ]
    ):
        content = as_user(sari).get(reverse("courses:history")).content.decode()
    assert 'href="/desa/"' in content
    assert reverse("usersessions_list") not in content
    assert reverse("courses:history") in content


def test_a_site_without_a_menu_of_its_own_keeps_the_link_to_the_account(settings):
    settings.FOUNDATION_ACCOUNT_URL = "/yours/"
    request = RequestFactory().get("/")
    links = page(request)["account_links"]
    assert [link.url for link in links()] == ["/yours/"]
    with hooks.register_temporarily("klinik_account_item", lambda: VILLAGE):
        assert links()[1:] == (Link("Desa", "home", "/desa/"),)
    settings.FOUNDATION_ACCOUNT_URL = ""
    assert links() == ()


@pytest.mark.parametrize("says", [True, False])
def test_a_rule_of_the_site_opens_a_private_file(sari, rini, as_user, says):
    file = keep(pdf(), by=sari)
    assert not may_open(rini, file)
    with hooks.register_temporarily("klinik_file_rule", lambda user, asked: says and user == rini):
        assert may_open(rini, file) is says
        assert not may_open(AnonymousUser(), file)

"""Navigation, bell and account in the header of a host."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import engines
from django.test import RequestFactory

from foundation.context_processors import page

HEADER = """<div class="klinik kl-part">{% include "foundation/parts/navigation.html" %}
{% include "foundation/parts/bell.html" %}{% include "foundation/parts/account.html" %}</div>"""


def _rendered(user: object) -> str:
    request = RequestFactory().get("/")
    request.user = user  # type: ignore[assignment]
    template = engines["django"].from_string(HEADER)
    return template.render({**page(request), "user": user}, request)


def test_a_host_places_navigation_bell_and_account(sari):
    html = _rendered(sari)
    assert "kl-site-nav" in html
    assert "data-live-count" in html
    assert "kl-menu__opener" in html


@pytest.mark.usefixtures("db")
def test_a_visitor_finds_the_ways_in_and_no_bell():
    html = _rendered(AnonymousUser())
    assert "kl-site-account__link--main" in html
    assert "data-live-count" not in html

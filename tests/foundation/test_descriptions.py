"""What a page says of itself to those who only see its head: no page is without a description."""

import re

import pytest
from django.urls import reverse

DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)">')


@pytest.mark.parametrize("name", ["account_login", "innovations:list", "mentoring:sessions"])
def test_a_page_without_words_of_its_own_says_whose_it_is(name, sari, as_user, client):
    asker = client if name == "account_login" else as_user(sari)
    (found,) = DESCRIPTION.findall(asker.get(reverse(name)).text)
    assert found == "Klinik Inoba"


def test_words_of_its_own_come_first(sari, as_user):
    (found,) = DESCRIPTION.findall(as_user(sari).get(reverse("home:start")).text)
    assert found.startswith("Apa yang")

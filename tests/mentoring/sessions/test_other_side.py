"""A list names the other side, whoever looks."""

import re
from datetime import date

import pytest
from django.urls import reverse

from mentoring.models import Session
from scheduling.calendars import ics


def _roles(response):
    text = re.sub(r"\s+", " ", response.content.decode())
    return re.findall(r'<p class="kl-person__role">((?:bersama|Budi|Sari)[^<·]*)', text)


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ("sari", "bersama Budi Santoso"),
        ("budi", "bersama Sari Wulandari"),
        ("dewi", "Budi Santoso dan Sari Wulandari"),
    ],
)
def test_lists_and_days_name_the_other_side(session, request, as_user, who, said):
    client = as_user(request.getfixturevalue(who))
    for address in (
        reverse("mentoring:sessions"),
        reverse("mentoring:day", args=[date(2026, 3, 12)]),
    ):
        (role,) = _roles(client.get(address))
        assert said in role


def test_the_mentor_herself_is_asked_to_answer_the_others_read_who_does(
    request_, sari, budi, as_user
):
    address = reverse("mentoring:day", args=[date(2026, 3, 16)])
    assert "Pendamping menjawab paling lambat" in as_user(sari).get(address).content.decode()
    page = as_user(budi).get(address).content.decode()
    assert "Pendamping menjawab" not in page
    assert "Jawab paling lambat" in page


def test_naming_costs_no_query(session, sari, django_assert_num_queries):
    (row,) = Session.objects.with_names()
    with django_assert_num_queries(0):
        assert row.across_from(sari) == row.mentor


def test_a_calendar_names_both_sides(session):
    file = ics.invitation(session.booking, "PUBLISH", []).replace("\r\n ", "")
    assert "Budi Santoso" in file
    assert "Sari Wulandari" in file

"""A mentor's month shows what is booked, what is offered and what of it is free."""

import re
from datetime import date, timedelta

from django.urls import reverse

from mentoring.invitations.operations.inviting import Time, invite
from mentoring.sessions.offers import offers_by_day
from tests.mentoring.conftest import local

MONTH = f"{reverse('mentoring:month')}?bulan=2026-03"


def _text(response):
    return re.sub(r"\s+", " ", response.content.decode())


def test_offered_booked_and_free_stand_in_the_month(
    session, make_window, innovation, budi, as_user
):
    make_window(budi, "2026-03-13 09:00")
    start = local("2026-03-17 09:00")
    invite(budi, innovation, [Time(start, start + timedelta(hours=1))], link="https://a.example/x")
    page = _text(as_user(budi).get(MONTH))
    assert session.get_absolute_url() in page
    assert "09.00–11.00 WITA: 3 kosong" in page
    assert "09.00–11.00 WITA: 4 kosong" in page
    assert "diusulkan: Posyandu Keliling" in page


def test_others_see_no_offers(session, sari, as_user):
    page = _text(as_user(sari).get(MONTH))
    assert session.get_absolute_url() in page
    assert "kosong" not in page


def test_free_is_what_can_be_booked(session, budi):
    found = offers_by_day(budi, date(2026, 3, 9), 7)
    (offer,) = found[date(2026, 3, 12).toordinal()].offers
    assert offer.free == 3

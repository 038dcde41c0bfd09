"""A mentor's month shows what is booked, what is offered and what of it is free."""

import re
from datetime import date, timedelta

from django.urls import reverse

from mentoring.invitations.operations.inviting import Time, invite
from mentoring.sessions.offers import offers_by_day
from mentoring.sessions.operations.booking import book
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


WEEK = f"{reverse('mentoring:week')}?hari=2026-03-12"


def test_the_week_names_each_free_time_beside_what_is_booked_and_proposed(
    session, make_window, innovation, budi, as_user
):
    start = local("2026-03-13 09:00")
    invite(budi, innovation, [Time(start, start + timedelta(hours=1))], link="https://a.example/x")
    page = _text(as_user(budi).get(WEEK))
    assert page.count('class="kl-week__day') == 7
    assert session.get_absolute_url() in page
    assert "3 kosong : 09.30, 10.00, 10.30" in page.replace("kosong:", "kosong :")
    assert "diusulkan: Posyandu Keliling" in page
    assert "Tidak ada jadwal" in page
    assert "bersama Sari Wulandari" in page


def test_the_week_leads_to_its_neighbours_its_days_and_its_month(session, sari, as_user):
    client = as_user(sari)
    page = _text(client.get(WEEK))
    for address in ("?hari=2026-03-02", "?hari=2026-03-16", f"{MONTH}"):
        assert f'href="{address}"' in page, address
    assert reverse("mentoring:day", args=[date(2026, 3, 15)]) in page
    assert "kosong" not in page
    assert f'href="{reverse("mentoring:week")}?hari=2026-03-09"' in _text(client.get(MONTH))


def test_a_week_without_end_or_sense_is_this_week(sari, as_user):
    for asked in ("2099-12-31", "3000-01-01", "x", "1999-12-20", "0001-01-01"):
        page = as_user(sari).get(reverse("mentoring:week"), {"hari": asked})
        assert page.status_code == 200, asked


def test_a_week_takes_as_many_queries_with_one_session_as_with_many(
    session, window, innovation, budi, sari, as_user, queries_of, unlimited
):
    client = as_user(budi)
    one = queries_of(lambda: client.get(WEEK))
    for number in (1, 2, 3):
        book(sari, innovation, window, window.starts_at + number * timedelta(minutes=30))
    assert queries_of(lambda: client.get(WEEK)) <= one

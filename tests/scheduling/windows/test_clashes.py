"""Offer several weekdays, see what clashes, see what is booked, copy, change, and take back."""

import re

import pytest
from django.urls import reverse

from foundation.models import Holiday
from scheduling.leave.operations import record_leave
from scheduling.models import Leave, Window
from tests.edits import opened
from tests.scheduling.conftest import local
from tests.scheduling.windows.test_windows import OFFER

ADDRESS = reverse("scheduling:windows")
SEVERAL = {**OFFER, "weeks": "1", "weekdays": ["1", "3"], "until": "2026-03-24"}  # Tue and Thu


def _text(response):
    return re.sub(r"\s+", " ", response.content.decode())


def _days():
    found = Window.objects.open().order_by("starts_at")
    return [each.starts_at.date().isoformat() for each in found]


def _seen(page):
    return re.findall(r'name="lanjut" value="([^"]+)"', page)[0]


@pytest.fixture
def nyepi(db):
    Holiday.objects.update_or_create(
        day=local("2026-03-19").date(), defaults={"name": "Hari Nyepi", "kind": "national"}
    )


def test_several_weekdays_until_a_date(budi, as_user):
    for _ in range(2):
        assert as_user(budi).post(ADDRESS, SEVERAL).status_code == 302
    assert _days() == ["2026-03-12", "2026-03-17", "2026-03-19", "2026-03-24"]


@pytest.mark.parametrize(
    "changes",
    [{"until": ""}, {"until": "2026-03-11"}, {"until": "2026-07-01"}, {"weekdays": ["9"]}],
)
def test_until_when_must_make_sense(budi, as_user, changes):
    answer = as_user(budi).post(ADDRESS, {**SEVERAL, **changes})
    assert answer.status_code == 200
    assert not Window.objects.exists()


def test_the_days_are_shown_first_with_what_clashes(budi, dewi, make_window, nyepi, as_user):
    make_window(budi, "2026-03-17 10:00")
    away = local("2026-03-24 09:00"), local("2026-03-24 10:00")
    record_leave(budi.person, Leave.Kind.DUTY, dewi, starts_at=away[0], ends_at=away[1])
    client = as_user(budi)
    page = _text(client.post(ADDRESS, SEVERAL))
    assert _days() == ["2026-03-17"]
    assert "Libur: Hari Nyepi" in page
    assert "Anda sudah menawarkan 10.00–12.00 WITA." in page
    assert "Cuti" in page
    assert "Tawarkan 2 waktu" in page
    client.post(ADDRESS, {**SEVERAL, "lanjut": _seen(page)})
    assert _days() == ["2026-03-12", "2026-03-17", "2026-03-24"]


def test_nights_are_asked_about_and_may_be_meant(budi, as_user):
    client, night = as_user(budi), {**OFFER, "begins": "19:00", "ends": "20:00", "weeks": "1"}
    page = _text(client.post(ADDRESS, night))
    assert "Di luar jam kerja" in page
    assert not Window.objects.exists()
    other = {**night, "begins": "20:00", "ends": "21:00", "lanjut": _seen(page)}
    client.post(ADDRESS, other)  # what was seen was another time
    assert not Window.objects.exists()
    client.post(ADDRESS, {**night, "lanjut": _seen(page)})
    assert Window.objects.count() == 1


def test_whoever_wants_to_sees_the_days_where_nothing_clashes(budi, as_user):
    page = _text(as_user(budi).post(ADDRESS, {**SEVERAL, "lihat": "1"}))
    assert not Window.objects.exists()
    assert "Tawarkan 4 waktu" in page


def test_the_list_shows_what_is_booked_and_taking_back_asks_first(budi, dewi, make_window, as_user):
    window = make_window(budi, "2026-03-12 09:00")
    free = make_window(budi, "2026-03-13 09:00")
    away = local("2026-03-12 09:00"), local("2026-03-12 09:30")
    record_leave(budi.person, Leave.Kind.DUTY, dewi, starts_at=away[0], ends_at=away[1])
    client = as_user(budi)
    assert "09.00–09.30 WITA: " in _text(client.get(ADDRESS))
    close = reverse("scheduling:close_window", args=[window.pk])
    assert f'href="{close}"' in _text(client.get(ADDRESS))
    page = _text(client.get(close))
    assert "09.00–09.30 WITA: " in page
    assert Window.objects.open().count() == 2
    assert "Belum ada yang memesan" in _text(
        client.get(reverse("scheduling:close_window", args=[free.pk]))
    )
    client.post(close)
    assert list(Window.objects.open()) == [free]


def test_a_copy_fills_the_form_a_week_later(budi, make_window, as_user):
    window = make_window(budi, "2026-03-12 09:00")
    page = _text(as_user(budi).get(f"{ADDRESS}?salin={window.pk}"))
    assert 'name="day" value="2026-03-19"' in page
    assert 'name="begins" value="09:00"' in page
    assert as_user(budi).get(f"{ADDRESS}?salin=9{window.pk}9").status_code == 200


def _changed(client, window, **changes):
    address = reverse("scheduling:change_window", args=[window.pk])
    typed = {
        **{name: OFFER[name] for name in ("day", "begins", "ends", "slot_minutes", "online_link")},
        **changes,
    }
    return client.post(address, {**opened(client, address, typed), "client_key": "c"})


def test_a_time_is_changed_and_what_is_booked_stays(budi, dewi, make_window, as_user):
    window = make_window(budi, "2026-03-12 09:00")
    away = local("2026-03-12 09:00"), local("2026-03-12 09:30")
    leave = record_leave(budi.person, Leave.Kind.DUTY, dewi, starts_at=away[0], ends_at=away[1])
    client = as_user(budi)
    for _ in range(2):
        _changed(client, window, begins="10:00", ends="12:00", slot_minutes="60")
    window.refresh_from_db()
    leave.booking.refresh_from_db()
    assert (window.starts_at, window.slot_minutes) == (local("2026-03-12 10:00"), 60)
    assert leave.booking.starts_at == away[0]


@pytest.mark.parametrize(
    "changes",
    [{"ends": "08:00"}, {"day": "2026-03-13", "begins": "09:30"}, {"day": "2026-03-01"}],
)
def test_a_change_that_makes_no_sense_is_refused(budi, make_window, as_user, changes):
    window = make_window(budi, "2026-03-12 09:00")
    make_window(budi, "2026-03-13 10:00")
    assert _changed(as_user(budi), window, **changes).status_code == 200
    window.refresh_from_db()
    assert window.starts_at == local("2026-03-12 09:00")


def test_a_stale_change_undoes_nothing(budi, make_window, as_user):
    window = make_window(budi, "2026-03-12 09:00")
    client = as_user(budi)
    address = reverse("scheduling:change_window", args=[window.pk])
    typed = {**OFFER, "begins": "09:00", "slot_minutes": "60"}
    early = opened(client, address, typed)
    Window.objects.filter(pk=window.pk).update(link="https://lain.example/x")
    assert (
        client.post(address, {**early, "online_link": "https://tiga.example/x"}).status_code == 409
    )
    window.refresh_from_db()
    assert window.slot_minutes == 30


def test_both_hours_are_told_where_somebody_was_faster(budi, make_window, as_user):
    window = make_window(budi, "2026-03-12 09:00")
    client = as_user(budi)
    address = reverse("scheduling:change_window", args=[window.pk])
    early = opened(client, address, {**OFFER, "begins": "09:15", "slot_minutes": "30"})
    Window.objects.filter(pk=window.pk).update(starts_at=local("2026-03-12 08:30"))
    answer = client.post(address, early)
    assert answer.status_code == 409
    assert "08.30" in answer.content.decode()
    assert "09.15" in answer.content.decode()

"""A holiday is not offered, unless somebody meant that very day."""

import re

import pytest
from django.urls import reverse

from foundation.models import Holiday
from scheduling.models import Window
from scheduling.windows.operations import OnHolidayError, open_windows
from scheduling.windows.slots import NotOfferedError, Slot, check, free_slots
from tests.scheduling.conftest import HALF, local
from tests.scheduling.windows.test_windows import OFFER

MONTH = (local("2026-03-09 00:00"), local("2026-04-08 00:00"))
NYEPI = "2026-03-19"


@pytest.fixture
def nyepi(database) -> Holiday:
    return Holiday.objects.create(day=NYEPI, kind="national", name="Hari Suci Nyepi")


def _open(user, day, **options):
    start = local(f"{day} 09:00")
    return open_windows(
        user.person,
        user,
        starts_at=start,
        ends_at=start + 2 * HALF,
        slot_minutes=30,
        link="https://temu.example/x",
        **options,
    )


def _shown(user):
    free = free_slots(Window.objects.filter(person=user.person), *MONTH)
    return sorted({f"{slot.starts_at:%m-%d}" for slot in free})


def test_a_saturday_and_a_sunday_are_offered_like_any_day(budi):
    _open(budi, "2026-03-14")
    _open(budi, "2026-03-15")
    assert _shown(budi) == ["03-14", "03-15"]


def test_weeks_with_a_holiday_are_left_out_of_a_series(budi, nyepi):
    assert len(_open(budi, "2026-03-12", weeks=3)) == 2
    assert _shown(budi) == ["03-12", "03-26"]


def test_a_single_day_that_is_a_holiday_is_refused_by_its_name(budi, nyepi):
    with pytest.raises(OnHolidayError, match="Nyepi"):
        _open(budi, NYEPI)
    assert not Window.objects.exists()


def test_whoever_means_the_day_is_booked_on_it(budi, nyepi):
    (window,) = _open(budi, NYEPI, on_holidays=True)
    assert window.on_holiday
    assert _shown(budi) == ["03-19"]
    check(Slot(window, window.starts_at), [])


def test_a_window_that_was_there_before_the_holiday_is_not_offered_any_more(budi, make_window):
    """Neither one of a series for which holidays were meant: this day was none then."""
    (window,) = _open(budi, NYEPI, on_holidays=True)
    assert not window.on_holiday
    assert _shown(budi) == ["03-19"]
    holiday = Holiday.objects.create(day=NYEPI, kind="regency", name="Hari Jadi Balangan")
    assert _shown(budi) == []
    with pytest.raises(NotOfferedError):
        check(Slot(window, window.starts_at), [])
    Holiday.objects.filter(pk=holiday.pk).update(removed_at=local("2026-03-09 00:00"))
    assert _shown(budi) == ["03-19"]
    check(Slot(window, window.starts_at), [])


def test_a_slot_that_reaches_into_a_holiday_is_not_offered(budi, nyepi, make_window):
    window = make_window(budi, "2026-03-18 23:45", hours=0.5)
    assert _shown(budi) == []
    with pytest.raises(NotOfferedError):
        check(Slot(window, window.starts_at), [])


def test_the_form_asks_and_the_list_says_why_a_time_is_not_offered(budi, nyepi, as_user):
    client, url = as_user(budi), reverse("scheduling:windows")
    single = OFFER | {"day": NYEPI, "weeks": "1"}
    refused = client.post(url, single)
    assert refused.status_code == 200
    assert "Hari Suci Nyepi" in refused.content.decode()
    assert not Window.objects.exists()
    told = client.post(url, OFFER | {"client_key": "b"}, follow=True).content.decode()
    assert "1 hari dilewati" in told
    assert client.post(url, single | {"on_holidays": "on", "client_key": "c"}).status_code == 302
    Holiday.objects.create(day="2026-03-26", kind="regency", name="Hari Jadi Balangan")
    shown = re.sub(r"\s+", " ", client.get(url).content.decode())
    assert "Tidak ditawarkan: Hari Jadi Balangan" in shown
    assert "Tidak ditawarkan: Hari Suci Nyepi" not in shown

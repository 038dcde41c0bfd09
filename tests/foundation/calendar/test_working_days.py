"""Monday to Friday without holidays."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from foundation.calendar import operations as calendar
from foundation.calendar import working_days
from foundation.calendar.seeding import seed
from foundation.models import Holiday
from foundation.request_cache import request_cache

pytestmark = pytest.mark.smoke
DAY = timedelta(days=1)


def day(text: str) -> date:
    return date.fromisoformat(text)


def at(text: str) -> datetime:
    return timezone.make_aware(datetime.fromisoformat(text))


@pytest.fixture
def year_2026(db, settings) -> None:
    settings.FOUNDATION_HOLIDAY_COUNTRY = "ID"
    seed([2026])


def test_without_a_table_only_weekends_are_off(db):
    assert working_days.after(day("2026-03-12"), 3) == day("2026-03-17")
    assert working_days.after(day("2026-03-14"), 0) == day("2026-03-14")


def test_a_deadline_runs_over_the_joint_leave_of_idulfitri(year_2026):
    """From Nyepi to Idulfitri nobody works between 18 and 24 March 2026."""
    off = [day(f"2026-03-{number}") for number in range(18, 25)]
    assert not any(working_days.is_working(each) for each in off)
    assert working_days.after(day("2026-03-17"), 3) == day("2026-03-27")
    assert working_days.last_overdue(day("2026-03-27"), 3) == day("2026-03-16")
    # What was asked while nobody worked began to wait on the 25th, like that of the 17th.
    assert working_days.last_overdue(day("2026-03-28"), 3) == day("2026-03-24")


def test_a_regency_day_moves_a_deadline_and_its_removal_moves_it_back(year_2026, root):
    birthday = day("2026-04-08")
    assert working_days.after(day("2026-04-07"), 1) == birthday
    added = calendar.record(birthday, kind="regency", name="Hari Jadi Balangan", by=root)
    assert working_days.after(day("2026-04-07"), 1) == day("2026-04-09")
    calendar.remove(added, by=root)
    assert working_days.after(day("2026-04-07"), 1) == birthday


def test_a_question_over_new_year_knows_both_years(db):
    for text in ("2026-12-31", "2027-01-01"):
        Holiday.objects.create(day=day(text), kind="national", name="Libur")
    assert working_days.after(day("2026-12-30"), 1) == day("2027-01-04")
    assert working_days.last_overdue(day("2027-01-04"), 1) == day("2026-12-29")
    assert working_days.last_overdue(day("2027-01-05"), 1) == day("2027-01-03")


@pytest.mark.parametrize(
    ("since", "hours", "until"),
    [
        ("2026-03-09 07:30", 48, "2026-03-11 07:30"),
        ("2026-03-13 15:00", 48, "2026-03-17 15:00"),  # a Friday
        ("2026-03-14 10:00", 24, "2026-03-17 00:00"),  # a Saturday: all of Monday
        ("2026-03-17 12:00", 24, "2026-03-25 12:00"),  # before Nyepi and Idulfitri
        ("2026-03-12 00:00", 24, "2026-03-13 00:00"),
        ("2026-03-11 09:00", 5, "2026-03-11 14:00"),
    ],
)
def test_hours_pass_on_working_days_only(year_2026, since, hours, until):
    assert working_days.passed(at(since), timedelta(hours=hours)) == at(until)


DAYS = st.dates(day("2026-01-01"), day("2026-12-31"))
# One year, so that what is asked of the table is asked once.
OFF = st.frozensets(DAYS, max_size=12)


def _with(days: frozenset[date], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(working_days, "_read", lambda year: days)


@given(off=OFF, more=DAYS, start=DAYS, count=st.integers(0, 8), hours=st.integers(1, 90))
def test_another_holiday_never_makes_a_deadline_earlier(off, more, start, count, hours):
    instant = at(f"{start} 13:00")
    with pytest.MonkeyPatch.context() as patch:
        _with(off, patch)
        few = _deadlines(start, instant, count, hours)
        _with(off | {more}, patch)
        many = _deadlines(start, instant, count, hours)
    due, passed, overdue = zip(few, many, strict=True)
    assert due[0] <= due[1]
    assert passed[0] <= passed[1]
    assert overdue[0] >= overdue[1]


def _deadlines(start: date, instant: datetime, count: int, hours: int) -> tuple:
    return (
        working_days.after(start, count),
        working_days.passed(instant, timedelta(hours=hours)),
        working_days.last_overdue(start, count),
    )


@given(off=OFF, on=DAYS, count=st.integers(0, 5))
def test_what_is_overdue_is_what_was_due_before(off, on, count):
    with pytest.MonkeyPatch.context() as patch:
        _with(off, patch)
        last = working_days.last_overdue(on, count)
        assert working_days.after(last, count) < on
        assert working_days.after(last + DAY, count) >= on


def test_a_question_reads_each_year_once_and_a_page_too(year_2026, queries_of):
    def ask() -> None:
        working_days.last_overdue(day("2026-06-15"), 30)

    assert queries_of(ask) == 1
    with request_cache():
        assert queries_of(lambda: (ask(), ask(), working_days.after(day("2026-06-15"), 5))) == 1


def test_what_was_read_is_forgotten_with_the_page(year_2026, root):
    monday = day("2026-06-15")
    with request_cache():
        assert working_days.is_working(monday)
    calendar.record(monday, kind="regency", name="Pilkades", by=root)
    assert not working_days.is_working(monday)

"""What the package knows is proposed; what people changed stays."""

from datetime import date

import pytest
from django.core.management import call_command
from holidays import version as library

from foundation.calendar import operations as calendar
from foundation.calendar.seeding import seed, seed_missing
from foundation.minute.duties import run_all
from foundation.models import Holiday

pytestmark = pytest.mark.smoke
Kind = Holiday.Kind
NOTHING = {"added": 0, "changed": 0, "dropped": 0}
EID = date(2026, 3, 23)  # joint leave


@pytest.fixture(autouse=True)
def _indonesia(db, settings, set_clock) -> None:
    settings.FOUNDATION_HOLIDAY_COUNTRY = "ID"
    set_clock("2026-03-09 08:00")


def _rows() -> list[tuple]:
    fields = ("pk", "day", "kind", "name", "source", "is_by_hand", "removed_at")
    return list(Holiday.objects.values_list(*fields))


def test_national_days_and_joint_leave_come_with_indonesian_names():
    assert seed([2026])["added"] == Holiday.objects.count()
    kinds = {each.day: each.kind for each in Holiday.objects.all()}
    assert kinds[date(2026, 8, 17)] == Kind.NATIONAL
    assert kinds[EID] == Kind.JOINT_LEAVE
    assert list(kinds.values()).count(Kind.JOINT_LEAVE) == 8
    names = set(Holiday.objects.values_list("name", flat=True))
    assert {"Hari Kemerdekaan Republik Indonesia", "Cuti Bersama Hari Raya Idul Fitri"} <= names


def test_seeding_twice_changes_nothing():
    seed([2026, 2027])
    before = _rows()
    assert seed([2026, 2027]) == NOTHING
    assert _rows() == before


def test_a_removed_day_does_not_come_back(root):
    seed([2026])
    calendar.remove(Holiday.objects.get(day=EID), by=root)
    assert seed([2026]) == NOTHING
    assert not Holiday.objects.in_force().filter(day=EID).exists()


def test_an_edited_day_keeps_its_words(root):
    seed([2026])
    holiday = Holiday.objects.get(day=EID)
    calendar.correct(holiday, kind=Kind.NATIONAL, name="Lebaran", source="SKB", by=root)
    assert seed([2026]) == NOTHING
    holiday.refresh_from_db()
    assert (holiday.kind, holiday.name, holiday.source) == (Kind.NATIONAL, "Lebaran", "SKB")


def test_a_day_that_somebody_added_before_is_hers(root):
    calendar.record(EID, kind=Kind.REGENCY, name="Pulang kampung", by=root)
    regency = calendar.record(date(2026, 4, 8), kind=Kind.REGENCY, name="Hari Jadi", by=root)
    seed([2026])
    assert Holiday.objects.get(day=EID).name == "Pulang kampung"
    assert Holiday.objects.get(pk=regency.pk).name == "Hari Jadi"


def test_a_newer_package_mends_what_nobody_touched_and_drops_what_it_no_longer_says(
    monkeypatch, root
):
    seed([2026])
    estimate = Holiday.objects.get(day=EID)
    Holiday.objects.filter(pk=estimate.pk).update(day=date(2026, 3, 25), name="(perkiraan)")
    kept = calendar.record(date(2026, 4, 8), kind=Kind.REGENCY, name="Hari Jadi", by=root)
    monkeypatch.setattr(library, "__version__", "999")
    counts = seed_missing()
    assert counts["dropped"] == 1
    assert counts["changed"] == Holiday.objects.of(2026).untouched().count() - 1
    assert not Holiday.objects.filter(pk=estimate.pk).exists()
    assert Holiday.objects.filter(day=EID, kind=Kind.JOINT_LEAVE).exists()
    assert Holiday.objects.filter(pk=kept.pk, name="Hari Jadi").exists()
    assert set(Holiday.objects.untouched().values_list("source", flat=True)) == {
        "holidays 999 (ID)"
    }


def test_the_minute_seeds_this_year_and_the_next_and_then_asks_one_question(queries_of):
    run_all()
    years = {each.day.year for each in Holiday.objects.all()}
    assert years == {2026, 2027}
    assert queries_of(seed_missing) == 1
    assert seed_missing() == NOTHING


def test_a_year_with_only_a_day_added_by_hand_is_still_missing(root, set_clock):
    calendar.record(date(2027, 2, 1), kind=Kind.REGENCY, name="Pilkades", by=root)
    seed_missing()
    assert Holiday.objects.of(2027).untouched().exists()


def test_a_site_without_a_country_is_proposed_nothing(settings):
    settings.FOUNDATION_HOLIDAY_COUNTRY = ""
    assert seed([2026]) == seed_missing() == NOTHING
    assert not Holiday.objects.exists()


def test_another_country_has_its_own_days(settings):
    settings.FOUNDATION_HOLIDAY_COUNTRY = "NL"
    seed([2026])
    assert Holiday.objects.get(day=date(2026, 4, 27)).name == "Koningsdag"


def test_the_command_seeds_the_years_it_is_given(capsys):
    call_command("seed_holidays", "2025")
    assert {each.day.year for each in Holiday.objects.all()} == {2025}
    assert f"added: {Holiday.objects.count()}" in capsys.readouterr().out
    call_command("seed_holidays")
    assert {each.day.year for each in Holiday.objects.all()} == {2025, 2026, 2027}

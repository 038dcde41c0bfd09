"""The years that come with the app: complete where the guideline is known, and nothing invented where not."""

import importlib
from decimal import Decimal
from io import StringIO
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from innovations.index.checking import report_of
from innovations.index.digests import digest_of
from innovations.index.reading import NotScorableError, measured, rules_of
from innovations.index.tiers import Why, tier_of
from innovations.models import IndexRevision, IndexYear, Scale, Tier

pytestmark = pytest.mark.django_db
WEIGHTS = [3, 2, 2, 2, 1, 2, 1, 1, 1, 1, 1, 1, 2, 1, 2, 3, 2, 3, 2, 4]
SPD_ROWS = "1 2a 2b 3 4 5a 5b 6 7 8 9 10a 10b 11a 11b 12 13a 13b 14 15"
MANDATORY = {"1", "2", "17", "18", "20"}


def checked() -> str:
    out = StringIO()
    call_command("index_years", "--check", stdout=out)
    return out.getvalue()


def test_2026_has_twenty_indicators_of_one_innovation_and_twenty_rows_of_the_region(in_2026):
    sid = list(in_2026.indicators.filter(aspect="sid").order_by("order"))
    assert [each.weight for each in sid] == WEIGHTS
    assert [each.national_no for each in sid] == list(range(16, 36))
    assert {each.code for each in sid if each.is_mandatory} == MANDATORY
    assert sum(each.most for each in sid) == 111
    spd = list(in_2026.indicators.filter(aspect="spd").order_by("order"))
    assert " ".join(each.code for each in spd) == SPD_ROWS
    assert len({each.national_no for each in spd}) == 15
    assert sum(each.most for each in spd) == 63


def test_2026_has_the_rules_of_its_guideline(in_2026):
    rules = rules_of(in_2026)
    assert (rules.divisor, rules.count_cap, rules.min_affairs, rules.total) == (12, 200, 5, 250)
    assert rules.count_weight == Decimal("0.38")
    assert len(rules.basic_affairs) == 6
    assert [(each.low, each.high) for each in rules.bands] == [
        (Decimal(low), Decimal(high))
        for low, high in (("65.01", "100"), ("40.01", "65"), ("0.01", "40"), ("0", "0"))
    ]
    assert in_2026.affairs.count() == 38
    assert in_2026.min_words == 300
    assert (in_2026.applied_from.isoformat(), in_2026.applied_until.isoformat()) == (
        "2024-01-01",
        "2025-12-31",
    )
    assert "1887/BSKDN" in in_2026.source
    assert in_2026.rounding_source


def test_18_has_six_bases_of_which_one_is_chosen(in_2026):
    benefit = in_2026.indicators.get(aspect="sid", code="18")
    assert benefit.chooses_basis
    assert sorted({each.basis for each in benefit.tiers.all()}) == list("abcdef")
    assert benefit.scales.count() == 6


def test_5_asks_for_three_papers_of_each_event(in_2026):
    rules = in_2026.indicators.get(aspect="sid", code="5").evidence_rules.all()
    assert [each.distinct_by for each in rules] == ["kegiatan"] * 3
    assert {(each.from_offset, each.to_offset) for each in rules} == {(-2, 0)}


@pytest.mark.parametrize(
    ("aspect", "code", "basis", "value", "level", "why"),
    [
        ("sid", "14", "", "50.5", None, Why.GAP),
        ("sid", "14", "", "91", 3, Why.FOUND),
        ("sid", "17", "", "4.5", None, Why.GAP),
        ("sid", "18", "c", "31", None, Why.GAP),
        ("sid", "18", "b", "50.01", 3, Why.FOUND),
        ("sid", "2", "", "31", 3, Why.FOUND),
        ("spd", "5a", "", "0.36", None, Why.OVERLAP),
        ("spd", "4", "", "3", None, Why.UNKNOWN),
        ("spd", "11b", "", "79.99", 2, Why.FOUND),
    ],
)
def test_values_of_2026_have_their_tier_or_wait_for_a_person(
    in_2026, aspect, code, basis, value, level, why
):
    indicator = in_2026.indicators.get(aspect=aspect, code=code)
    numbers = measured(indicator.scales.get(basis=basis), indicator.tiers.all())
    found = tier_of(Decimal(value), numbers.spans, numbers.scale)
    assert (found.level, found.why) == (level, why)


def test_2023_has_its_bands_and_weights_and_nothing_more(in_2023):
    assert not in_2023.is_scorable
    assert list(in_2023.indicators.values_list("weight", flat=True)) == WEIGHTS
    assert set(in_2023.indicators.values_list("name", "measure")) == {("", "")}
    assert not Tier.objects.filter(indicator__revision=in_2023).exists()
    assert in_2023.divisor == 10
    assert (in_2023.count_cap, in_2023.min_affairs, in_2023.total) == (None, None, None)
    assert in_2023.bands.get(name="Sangat Inovatif").low == Decimal("60.01")
    with pytest.raises(NotScorableError, match="2023 cannot be scored, because"):
        rules_of(in_2023)


def test_what_the_app_brings_holds_together(in_2026):
    said = checked()
    assert "SID 14: " in said
    assert "(50, 51)" in said
    report = report_of(in_2026)
    assert report.faults == []
    assert len(report.in_source) == 19


def test_the_digest_of_the_migration_is_ours(in_2026, in_2023):
    assert digest_of(in_2026) == in_2026.digest
    assert digest_of(in_2023) == in_2023.digest


def test_a_new_hole_fails_the_check(in_2026):
    tier = Tier.objects.get(indicator__revision=in_2026, indicator__code="18", basis="d", level=2)
    Tier.objects.filter(pk=tier.pk).update(low="11.00")
    with pytest.raises(CommandError):
        checked()
    assert any("18d" in each for each in report_of(in_2026).faults)


def test_a_new_overlap_and_a_mark_that_is_no_longer_true_fail_it(in_2026):
    tiers = Tier.objects.filter(indicator__revision=in_2026, indicator__code="14")
    tiers.filter(level=2).update(low="50")
    faults = [each for each in report_of(in_2026).faults if each.startswith("SID 14")]
    overlap, mark = faults
    assert "[50, 50]" in overlap
    assert "(50, 51)" in mark


@pytest.mark.parametrize(
    "change",
    [
        lambda revision: revision.indicators.filter(code="20").update(weight=5),
        lambda revision: revision.bands.filter(name="Inovatif").update(low="40.02"),
        lambda revision: revision.affairs.filter(is_basic=True).update(is_basic=False),
        lambda revision: IndexRevision.objects.filter(pk=revision.pk).update(divisor=14),
        lambda revision: Tier.objects.filter(indicator__revision=revision, level=2).delete(),
    ],
    ids=["weight", "band", "affairs", "divisor", "tiers"],
)
def test_whoever_changes_what_is_published_is_found(in_2026, change):
    assert report_of(in_2026).faults == []
    change(in_2026)
    in_2026 = IndexRevision.objects.get(pk=in_2026.pk)
    assert len(report_of(in_2026).faults) >= 1
    with pytest.raises(CommandError):
        checked()


def test_the_check_takes_no_query_more_for_more_rows(in_2026, queries_of):
    before = queries_of(lambda: report_of(in_2026))
    one = in_2026.indicators.get(aspect="sid", code="4")
    Scale.objects.create(indicator=one, basis="z", unit="x")
    assert queries_of(lambda: report_of(in_2026)) == before


def test_a_year_has_one_draft_and_a_published_one_has_a_source(in_2026):
    IndexRevision.objects.create(index_year=in_2026.index_year, n=2)
    with pytest.raises(IntegrityError), transaction.atomic():
        IndexRevision.objects.create(index_year=in_2026.index_year, n=3)
    with pytest.raises(IntegrityError), transaction.atomic():
        IndexRevision.objects.filter(n=2).update(published_at=in_2026.published_at)


def test_the_years_go_and_come_back_by_the_migration():
    migration = importlib.import_module("innovations.migrations.0006_index_years_2026")
    migration.take_away(apps, SimpleNamespace(connection=connection))
    assert not IndexYear.objects.exists()
    migration.add(apps, None)
    migration.add(apps, None)
    assert list(IndexYear.objects.values_list("year", flat=True)) == [2026, 2023]
    checked()

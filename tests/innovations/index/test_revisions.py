"""A year is copied forward, changed as a draft, published once, and put right by an erratum."""

from decimal import Decimal

import pytest
from wagtail.models import ModelLogEntry

from innovations.index import refusals
from innovations.index.checking import report_of
from innovations.index.comparing import differences, touched
from innovations.index.operations.drafts import (
    add_indicator,
    change_bands,
    change_indicator,
    change_revision,
    copy_forward,
    discard,
    open_erratum,
    remove_indicator,
)
from innovations.index.operations.publishing import publish
from innovations.models import EvidenceRule, IndexRevision, IndexYear, Scale, Tier


@pytest.fixture
def erratum(in_2026, dewi) -> IndexRevision:
    return open_erratum(in_2026, dewi, source="Surat BSKDN", difference="Bobot 5 dan 4")


def counts(revision):
    below = [Tier, Scale, EvidenceRule]
    found = [each.objects.filter(indicator__revision=revision).count() for each in below]
    return [*found, revision.indicators.count(), revision.bands.count(), revision.affairs.count()]


def test_a_year_is_copied_whole_but_for_its_source(in_2026, dewi):
    draft = copy_forward(in_2026, 2027, dewi)
    assert (draft.year, draft.n, draft.source, draft.issued_on) == (2027, 1, "", None)
    assert not draft.is_published
    assert counts(draft) == counts(in_2026)
    assert draft.applied_from.isoformat() == "2025-01-01"
    assert draft.applied_until.isoformat() == "2026-12-31"
    moved = {each.what for each in differences(in_2026, draft)}
    assert len(moved) == 4  # source, its date, and both ends of the window
    assert touched(in_2026, draft) == frozenset()


def test_a_copy_is_not_published_without_a_source_of_its_own(in_2026, dewi):
    draft = copy_forward(in_2026, 2027, dewi)
    with pytest.raises(refusals.NotReadyError):
        publish(draft, dewi)
    change_revision(draft, dewi, source="Pedoman 2027", divisor=14, min_affairs=6)
    assert publish(draft, dewi).is_published
    assert in_2026 in IndexRevision.objects.current()
    assert draft in IndexRevision.objects.current()


def test_a_year_that_is_there_is_not_copied_over(in_2026, dewi):
    with pytest.raises(refusals.YearTakenError):
        copy_forward(in_2026, 2023, dewi)


def test_what_is_published_never_changes(in_2026, dewi):
    indicator = in_2026.indicators.get(aspect="sid", code="5")
    for act in (
        lambda: change_revision(in_2026, dewi, divisor=14),
        lambda: change_indicator(indicator, dewi, weight=2),
        lambda: change_bands(in_2026, dewi, {"Inovatif": ("40.01", "64")}),
        lambda: add_indicator(in_2026, dewi, aspect="sid", code="21", name="x", weight=1),
        lambda: remove_indicator(indicator, dewi),
        lambda: discard(in_2026, dewi),
        lambda: publish(in_2026, dewi),
    ):
        with pytest.raises(refusals.PublishedError):
            act()
    assert report_of(IndexRevision.objects.get(pk=in_2026.pk)).faults == []


def test_an_erratum_is_the_next_revision_and_the_old_one_stays(in_2026, erratum, dewi):
    """Two weights trade a point: the sums still hold, and two indicators are touched."""
    assert erratum.n == 2
    assert counts(erratum) == counts(in_2026)
    five, four = (erratum.indicators.get(aspect="sid", code=each) for each in "54")
    change_indicator(five, dewi, weight=Decimal(2))
    change_indicator(four, dewi, weight=Decimal(1))
    assert touched(in_2026, erratum) == {("sid", "5"), ("sid", "4")}
    assert IndexRevision.objects.current().get(index_year__year=2026) == in_2026
    publish(erratum, dewi)
    assert IndexRevision.objects.current().get(index_year__year=2026) == erratum
    assert in_2026.indicators.get(aspect="sid", code="5").weight == 1
    assert report_of(in_2026).faults == []


def test_each_difference_is_told_with_both_texts(in_2026, erratum, dewi):
    tier = erratum.indicators.get(aspect="sid", code="2").tiers.get(level=3)
    change_indicator(tier.indicator, dewi, tiers={tier.pk: {"text": "31 orang atau lebih"}})
    found = [each for each in differences(in_2026, erratum) if each.code]
    assert [(each.before, each.after) for each in found] == [
        ("lebih dari 30 orang", "31 orang atau lebih")
    ]
    assert found[0].where.startswith("SID 2, ")


def test_an_erratum_says_what_and_why_and_there_is_one_at_a_time(in_2026, dewi):
    with pytest.raises(refusals.DifferenceMissingError):
        open_erratum(in_2026, dewi, source="Surat", difference=" ")
    first = open_erratum(in_2026, dewi, source="Surat", difference="Bobot")
    with pytest.raises(refusals.DraftOpenError):
        open_erratum(in_2026, dewi, source="Surat", difference="Bobot")
    publish(first, dewi)
    with pytest.raises(refusals.NotCurrentError):
        open_erratum(in_2026, dewi, source="Surat", difference="Bobot")


def test_a_row_without_wording_is_not_published(erratum, dewi):
    add_indicator(erratum, dewi, aspect="spd", code="16", name="Baru", weight=Decimal(1))
    with pytest.raises(refusals.NotReadyError) as refusal:
        publish(erratum, dewi)
    assert len([each for each in refusal.value.faults if "SPD 16" in each]) == 1


def test_a_draft_with_a_new_hole_is_not_published(erratum, dewi):
    tier = erratum.indicators.get(aspect="sid", code="13").tiers.get(level=2)
    change_indicator(tier.indicator, dewi, tiers={tier.pk: {"low": Decimal(3)}})
    with pytest.raises(refusals.NotReadyError) as refusal:
        publish(erratum, dewi)
    assert "SID 13: " in refusal.value.faults[0]
    assert "(1, 3)" in refusal.value.faults[0]


def test_a_draft_whose_points_do_not_add_up_is_not_published(erratum, dewi):
    five = erratum.indicators.get(aspect="sid", code="5")
    change_indicator(five, dewi, weight=Decimal(2))
    with pytest.raises(refusals.NotReadyError, match="253"):
        publish(erratum, dewi)


def test_a_hole_that_is_in_the_source_is_marked_and_published(erratum, dewi):
    tier = erratum.indicators.get(aspect="sid", code="13").tiers.get(level=2)
    mark = {"why": "gap", "span": "(1.0, 3.00)", "note": ""}
    change_indicator(tier.indicator, dewi, tiers={tier.pk: {"low": Decimal(3)}}, flaws={"": [mark]})
    assert publish(erratum, dewi).is_published


def test_a_draft_is_thrown_away_with_a_year_that_has_nothing_else(in_2026, erratum, dewi):
    discard(erratum, dewi)
    assert list(in_2026.index_year.revisions.all()) == [in_2026]
    discard(copy_forward(in_2026, 2027, dewi), dewi)
    assert not IndexYear.objects.filter(year=2027).exists()


def test_every_act_leaves_a_line(in_2026, erratum, dewi):
    change_revision(erratum, dewi, divisor=13)
    publish(erratum, dewi)
    acts = ModelLogEntry.objects.for_instance(erratum).values_list("action", flat=True)
    assert set(acts) == {
        "innovations.open_erratum",
        "innovations.change_revision",
        "innovations.publish_revision",
    }


def test_drafts_are_the_clinics_to_see(in_2026, erratum, dewi, sari):
    assert erratum in IndexRevision.objects.visible_to(dewi)
    seen = IndexRevision.objects.visible_to(sari)
    assert erratum not in seen
    assert in_2026 in seen

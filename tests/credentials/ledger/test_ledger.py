"""The ledger: once for each occasion, never deleted, one for one human being."""

from datetime import date
from decimal import Decimal

import pytest

from agents.merging import give_back, merge
from agents.models import Employment
from agents.registry.operations import people
from credentials.certificates.operations.issuing import issue
from credentials.checking.finding import answer_of, by_code
from credentials.ledger.hours import hours_by_year, hours_of, reckoned
from credentials.ledger.operations import (
    Attendee,
    NotStandingError,
    record,
    record_all,
    withdraw,
)
from credentials.models import Achievement, Certificate, JpRule
from credentials.refusals import UnexplainedError
from tests.credentials import made


def test_one_occasion_is_one_achievement(sari):
    first = made.make_achievement(sari.person)
    assert made.make_achievement(sari.person) == first
    assert Achievement.objects.count() == 1


def test_another_role_or_cycle_is_another_achievement(sari):
    made.make_achievement(sari.person)
    made.make_achievement(sari.person, role="speaker")
    made.make_achievement(sari.person, "courses.course:5:2")
    assert Achievement.objects.count() == 3


def test_where_and_as_what_somebody_worked_on_the_last_day_is_stamped(sari, paringin, disdikbud):
    Employment.objects.filter(person=sari.person).update(kind="cpns", ends_on=date(2026, 5, 31))
    people.employ(sari.person, "pns", on=date(2026, 6, 1))
    people.post(sari.person, disdikbud, on=date(2026, 6, 1))
    early = made.make_achievement(sari.person)
    late = made.make_achievement(sari.person, "k", ends_on=date(2026, 6, 2))
    assert (early.opd, early.employment) == (paringin, "cpns")
    assert (late.opd, late.employment) == (disdikbud, "pns")


def test_a_withdrawn_achievement_stays_with_its_reason_and_counts_no_more(sari, dewi):
    achievement = made.make_achievement(sari.person)
    assert hours_of(sari.person.pk, 2026) == 6
    with pytest.raises(UnexplainedError):
        withdraw(achievement, dewi, "  ")
    withdraw(achievement, dewi, "Salah orang")
    with pytest.raises(NotStandingError):
        withdraw(achievement, dewi, "Salah orang")
    achievement.refresh_from_db()
    assert (achievement.withdrawn_by, achievement.withdrawn_reason) == (dewi, "Salah orang")
    assert hours_of(sari.person.pk, 2026) == 0
    assert made.make_achievement(sari.person) != achievement


def test_roles_without_a_rule_count_nothing(sari):
    assert made.make_achievement(sari.person, role="speaker").jp == 0
    rule = JpRule.objects.create(
        form="e_learning",
        role="speaker",
        basis="minutes",
        value=45,
        starts_on=date(2026, 1, 1),
        source="Keputusan Kepala BKPSDM",
    )
    later = made.make_achievement(sari.person, "k", role="speaker", minutes=100)
    assert (later.jp, later.rule) == (Decimal("2.0"), rule)


@pytest.mark.parametrize(
    ("basis", "value", "step", "jp"),
    [("stated", 1, "0.1", "6"), ("minutes", 45, "0.5", "2"), ("fixed", 2, "1", "2")],
)
def test_what_a_rule_counts(basis, value, step, jp):
    rule = JpRule(basis=basis, value=Decimal(value), step=Decimal(step))
    assert reckoned(rule, minutes=100, stated=Decimal(6)) == Decimal(jp)


def test_a_cap_holds_for_its_form_and_year(sari):
    JpRule.objects.filter(form="e_learning").update(cap_per_year=10)
    for key in ("a", "b"):
        made.make_achievement(sari.person, key)
    made.make_achievement(sari.person, "c", form="seminar", jp=Decimal(3))
    made.make_achievement(
        sari.person, "d", starts_on=date(2025, 12, 30), ends_on=date(2025, 12, 31)
    )
    assert hours_by_year(sari) == {2026: Decimal(13), 2025: Decimal(6)}


def test_many_take_as_many_queries_as_one(sari, rini, budi, django_assert_max_num_queries):
    one = made.an_occasion("one")
    many = made.an_occasion("many")
    with django_assert_max_num_queries(12):
        record(one, Attendee(sari.person), None)
    with django_assert_max_num_queries(12):
        found = record_all(many, [Attendee(each.person) for each in (sari, rini, budi)], None)
    assert len(found) == 3


def test_joining_two_records_unites_their_ledgers(sari, make_person, design):
    alone = make_person("Sari W.")
    own = made.make_achievement(alone, "a")
    double = made.make_achievement(alone, "b")
    kept = made.make_achievement(sari.person, "b")
    paper = issue(double, design, None)
    moved = merge(alone, sari.person)
    double.refresh_from_db()
    assert double.superseded_by == kept
    assert hours_of(sari.person.pk, 2026) == 12
    answer = answer_of(by_code(paper.code))
    assert (answer.status, answer.facts) == ("replaced", [])
    give_back(moved, sari.person, alone, own.created_at)
    double.refresh_from_db()
    assert (double.person, double.withdrawn_at, double.superseded_by) == (alone, None, None)
    assert Certificate.objects.get(pk=paper.pk).status == "valid"
    assert hours_of(alone.pk, 2026) == 12

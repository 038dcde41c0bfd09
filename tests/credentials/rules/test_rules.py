"""The clinic enters which form of learning counts how many JP, with its source."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from credentials.ledger.hours import rule_for
from credentials.models import JpRule
from credentials.rules.operations import EndsTooSoonError, OverlapError, begin, end
from tests.credentials import made

INDEX = reverse("jp_rules:index")
ADD = reverse("jp_rules:add")
FACTS = {
    "form": "coaching",
    "role": "speaker",
    "basis": "fixed",
    "value": Decimal(2),
    "step": Decimal("0.5"),
    "cap_per_year": Decimal(10),
    "source": "SK Bupati 188/2026 lampiran II",
}


def test_a_rule_holds_from_its_first_to_its_last_day(dewi):
    rule = begin(dewi, starts_on=date(2026, 1, 1), ends_on=date(2026, 6, 30), **FACTS)
    assert rule_for("coaching", "speaker", date(2026, 6, 30)) == rule
    assert rule_for("coaching", "speaker", date(2026, 7, 1)) is None
    with pytest.raises(OverlapError) as refused:
        begin(dewi, starts_on=date(2026, 6, 30), **FACTS)
    assert refused.value.other == rule
    assert begin(dewi, starts_on=date(2026, 7, 1), **FACTS).ends_on is None


def test_two_open_rules_of_one_form_and_role_are_refused(dewi):
    begin(dewi, starts_on=date(2027, 1, 1), **FACTS)
    with pytest.raises(OverlapError):
        begin(dewi, starts_on=date(2026, 1, 1), **FACTS)
    begin(dewi, starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31), **FACTS)


def test_a_rule_does_not_end_before_what_was_reckoned_by_it(sari, dewi):
    achievement = made.make_achievement(sari.person)
    rule = achievement.rule
    with pytest.raises(EndsTooSoonError) as refused:
        end(rule, date(2026, 1, 1), dewi)
    assert refused.value.least == achievement.ends_on
    end(rule, achievement.ends_on, dewi)
    achievement.refresh_from_db()
    assert achievement.jp == 6


def test_the_clinic_enters_one_and_is_told_what_overlaps(as_user, dewi):
    client = as_user(dewi)
    typed = {**FACTS, "starts_on": "01/01/2026", "ends_on": "", "client_key": "a"}
    assert client.post(ADD, typed).status_code == 302
    rule = JpRule.objects.get(form="coaching", role="speaker")
    assert (rule.value, rule.cap_per_year) == (2, 10)
    page = client.post(ADD, {**typed, "client_key": "b"}).content.decode()
    assert "sudah berlaku sejak 1 Januari 2026" in page
    assert JpRule.objects.filter(form="coaching", role="speaker").count() == 1
    html = client.get(INDEX, {"q": "SK Bupati"}).content.decode()
    assert "SK Bupati 188/2026 lampiran II" in html


def test_a_rule_without_a_source_is_refused(as_user, dewi):
    typed = {**FACTS, "source": "", "starts_on": "01/01/2026", "client_key": "a"}
    assert as_user(dewi).post(ADD, typed).status_code == 200
    assert not JpRule.objects.filter(role="speaker").exists()


def test_the_clinic_ends_one(as_user, dewi):
    rule = begin(dewi, starts_on=date(2026, 1, 1), **FACTS)
    client = as_user(dewi)
    url = reverse("jp_rules:end", args=[rule.pk])
    form = client.get(url).context["form"]
    sent = {"version": form["version"].value(), "client_key": "a"}
    page = client.post(url, {**sent, "on": "31/12/2025"}).content.decode()
    assert "paling cepat 1 Januari 2026" in page
    assert client.post(url, {**sent, "client_key": "b", "on": "31/12/2026"}).status_code == 302
    rule.refresh_from_db()
    assert rule.ends_on == date(2026, 12, 31)


def test_editors_and_heads_do_not_enter_rules(as_user, aulia, fauzi):
    typed = {**FACTS, "starts_on": "01/01/2026", "client_key": "a"}
    for user in (aulia, fauzi):
        as_user(user).post(ADD, typed)
    assert not JpRule.objects.filter(role="speaker").exists()

"""Which terms ask for less than others: decided on values, against all that a learner could have done."""

from itertools import combinations, product

import pytest

from courses.choices import DoneWhen
from courses.terms import Rule, Terms

IDS = (1, 2, 3)
ALL_DONE = [set(some) for size in range(4) for some in combinations(IDS, size)]


def _some_terms() -> list[Terms]:
    found = []
    for size in (1, 2, 3):
        for ids in combinations(IDS, size):
            found += [Terms(ids, needed) for needed in range(1, size + 1)]
    return found


def _meets(done: set[int], terms: Terms) -> bool:
    return len(done & set(terms.activities)) >= terms.needed


def test_terms_ask_as_much_exactly_where_no_learner_meets_them_alone():
    for one, other in product(_some_terms(), repeat=2):
        let_off = any(_meets(done, one) and not _meets(done, other) for done in ALL_DONE)
        assert one.asks_as_much_as(other) is not let_off, (one, other)


@pytest.mark.parametrize(
    ("rule", "before", "implies"),
    [
        (Rule(DoneWhen.PASSED), Rule(DoneWhen.SUBMITTED), True),
        (Rule(DoneWhen.SUBMITTED), Rule(DoneWhen.PASSED), False),
        (Rule(DoneWhen.GRADED), Rule(DoneWhen.PASSED), False),
        (Rule(DoneWhen.MINUTES, 5), Rule(DoneWhen.MARKED), True),
        (Rule(DoneWhen.MINUTES, 5), Rule(DoneWhen.MINUTES, 10), False),
        (Rule(DoneWhen.VIEWED), Rule(DoneWhen.MARKED), False),
    ],
)
def test_a_rule_implies_what_its_act_brings_along(rule, before, implies):
    assert rule.implies(before) is implies
    one, other = (Terms((1,), 1, rules={1: each}) for each in (rule, before))
    assert one.asks_as_much_as(other) is implies


def test_marks_are_compared_as_numbers():
    assert not Terms((1,), 1, pass_mark=60).asks_as_much_as(Terms((1,), 1, pass_mark=70))
    assert not Terms((1,), 1, minimum_score=0).asks_as_much_as(Terms((1,), 1, minimum_score=1))


def test_what_is_written_is_read_again():
    terms = Terms((1, 4), 1, (4,), 70, 50, {1: Rule(DoneWhen.MINUTES, 7), 4: Rule(DoneWhen.PASSED)})
    assert Terms.read([1, 4], terms.as_json()) == terms


def test_what_was_recorded_before_there_were_rules_asks_for_all():
    assert Terms.read([1, 2], {}) == Terms((1, 2), 2)

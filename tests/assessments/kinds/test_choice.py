"""Marks of choices, as Moodle's own tests have them (question/type/multichoice/tests)."""

from fractions import Fraction

import pytest

from assessments.kinds import KINDS
from assessments.kinds.base import PayloadError
from assessments.kinds.numbers import percent_of, share_of
from tests.assessments.made import choice, payload

rules = KINDS["multichoice"]


def test_one_choice_earns_its_own_share_a_negative_one_too():
    made = choice(("One", "100"), ("Two", "-33.33333"), ("Three", "50"))
    assert [rules.grade(made, place) for place in (0, 1, 2)] == [1, Fraction(-1, 3), Fraction(1, 2)]
    assert rules.grade(made, None) == rules.grade(made, 7) == rules.grade(made, True) == 0


def test_several_choices_earn_their_sum_not_less_than_nothing():
    made = choice(("One", "50"), ("Two", "-50"), ("Three", "50"), ("Four", "-50"), single=False)
    assert rules.grade(made, [0, 2]) == 1
    assert rules.grade(made, [0]) == Fraction(1, 2)
    assert rules.grade(made, [0, 1]) == rules.grade(made, [1, 3]) == 0
    assert rules.grade(made, [0, 0, 0]) == Fraction(1, 2)


def test_everything_chosen_is_not_more_than_all():
    made = choice(("One", "100"), ("Two", "100"), single=False)
    assert rules.grade(made, [0, 1]) == 1


def test_three_thirds_are_the_whole():
    made = choice(*((str(n), "33.33333") for n in range(3)), single=False)
    assert rules.grade(made, [0, 1, 2]) == 1
    assert share_of("14.28571") == Fraction(1, 7)
    assert percent_of(Fraction(1, 3)) == "33.33333"


def test_the_place_that_was_shown_leads_to_the_place_in_the_question():
    made = choice(("One", "100"), ("Two", "0"), ("Three", "0"))
    assert rules.answered(made, {"answer": "2"}, [1, 2, 0]) == 0
    assert rules.answered(made, {"answer": "9"}, [1, 2, 0]) is None
    shown = rules.shown(made, [1, 2, 0])
    assert [each["text"] for each in shown["options"]] == ["Two", "Three", "One"]


@pytest.mark.parametrize("response", [True, False, None, "true", 1])
def test_true_or_false_is_all_or_nothing(response):
    made = payload("truefalse", answer=True)
    assert KINDS["truefalse"].grade(made, response) == (response is True)


def test_a_question_that_nobody_could_get_right_is_refused():
    with pytest.raises(PayloadError, match="no_right_answer"):
        rules.check(choice(("One", "0"), ("Two", "0")))
    with pytest.raises(PayloadError, match="bad_share"):
        rules.check(choice(("One", "100"), ("Two", "101")))

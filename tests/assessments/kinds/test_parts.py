"""Marks of questions with parts: pairs, orders, gaps (question/type/match/tests, ordering/tests,
multianswer/tests)."""

from fractions import Fraction

import pytest

from assessments.kinds import KINDS
from assessments.kinds.base import PayloadError
from assessments.kinds.texts import rich
from tests.assessments.made import payload


def _animals() -> dict:
    pairs = [("Dog", "Mammal"), ("Frog", "Amphibian"), ("Toad", "Amphibian"), ("", "Insect")]
    return payload("matching", pairs=[{"text": rich(one), "answer": two} for one, two in pairs])


def test_each_pair_earns_its_part():
    rules, made = KINDS["matching"], _animals()
    assert rules.grade(made, rules.best(made)) == 1
    assert rules.grade(made, {"0": "Mammal", "1": "Amphibian", "2": "Mammal"}) == Fraction(2, 3)
    assert rules.grade(made, {"0": "Insect"}) == rules.grade(made, None) == 0


def test_answers_are_offered_once_and_in_an_order_that_tells_nothing():
    shown = KINDS["matching"].shown(_animals(), [2, 0, 1])
    assert shown["answers"] == ["Amphibian", "Insect", "Mammal"]
    assert [each["text"] for each in shown["stems"]] == ["Toad", "Dog", "Frog"]
    sent = {"answer-0": "0", "answer-1": "2", "answer-2": "0"}
    rules = KINDS["matching"]
    assert rules.grade(_animals(), rules.answered(_animals(), sent, [2, 0, 1])) == 1


@pytest.mark.parametrize(
    ("grading", "order", "earned"),
    [
        ("ALL_OR_NOTHING", [0, 1, 2, 3, 4, 5], 1),
        ("ALL_OR_NOTHING", [1, 0, 2, 3, 4, 5], 0),
        ("ABSOLUTE_POSITION", [1, 0, 2, 3, 4, 5], Fraction(4, 6)),
        ("RELATIVE_NEXT_EXCLUDE_LAST", [5, 0, 1, 2, 3, 4], Fraction(4, 5)),
        ("RELATIVE_NEXT_INCLUDE_LAST", [5, 0, 1, 2, 3, 4], Fraction(4, 6)),
        ("RELATIVE_ONE_PREVIOUS_AND_NEXT", [5, 0, 1, 2, 3, 4], Fraction(4, 5)),
        ("RELATIVE_ALL_PREVIOUS_AND_NEXT", [5, 0, 1, 2, 3, 4], Fraction(10, 15)),
        ("LONGEST_ORDERED_SUBSET", [5, 0, 1, 2, 3, 4], Fraction(5, 6)),
        ("LONGEST_ORDERED_SUBSET", [5, 4, 3, 2, 1, 0], 0),
        ("LONGEST_CONTIGUOUS_SUBSET", [3, 4, 5, 0, 1, 2], Fraction(1, 2)),
        ("RELATIVE_TO_CORRECT", [1, 0, 2, 3, 4, 5], Fraction(28, 30)),
        ("RELATIVE_TO_CORRECT", [0, 1, 2, 3, 4, 5], 1),
    ],
)
def test_orders_by_each_way_of_grading(grading, order, earned):
    made = payload("ordering", items=[rich(each) for each in "MODLEX"], grading=grading)
    assert KINDS["ordering"].grade(made, order) == earned


def test_the_order_of_the_key_is_never_shown():
    made = payload("ordering", items=[rich(each) for each in "ABC"])
    rules = KINDS["ordering"]
    assert [each["text"] for each in rules.shown(made)["items_shown"]] != ["A", "B", "C"]
    sent = {"answer-0": "3", "answer-1": "2", "answer-2": "1"}
    assert rules.grade(made, rules.answered(made, sent)) == 1
    twice = {"answer-0": "1", "answer-1": "1", "answer-2": "2"}
    assert rules.grade(made, rules.answered(made, twice)) == 0


CLOZE = (
    "Match {1:SHORTANSWER:=Berlin#Right~%50%Bonn} with {2:NUMERICAL:=3.5:0.1~%50%4:0.2}"
    " and {1:MULTICHOICE:=yes~no#Wrong}, {1:MULTIRESPONSE:%50%a~%50%b~%-100%c}"
)


@pytest.mark.parametrize(
    ("response", "earned"),
    [
        ({"0": "berlin", "1": "3,55", "2": 0, "3": [0, 1]}, 1),
        ({"0": "Bonn", "1": "4", "2": 1, "3": [0]}, Fraction(2, 5)),
        ({"1": "3.5"}, Fraction(2, 5)),
        ({"3": [0, 1, 2]}, 0),
        (None, 0),
    ],
)
def test_gaps_count_by_their_weight(response, earned):
    made = payload("cloze", text=rich(CLOZE))
    assert KINDS["cloze"].grade(made, response) == earned


def test_escapes_and_feedback_in_gaps():
    text = r"{:SAC:=a\}b\~c\#d#well \# done~*#no} {:MC:=A &amp; B~C}"
    made = payload("cloze", text=rich(text))
    rules = KINDS["cloze"]
    rules.check(made)
    assert rules.grade(made, {"0": "a}b~c#d", "1": 0}) == 1
    assert rules.grade(made, {"0": "A}B~C#D", "1": 0}) == Fraction(1, 2)
    assert rules.told(made, {"0": "a}b~c#d"}) == [rich("well # done")]
    assert rules.shown(made)["pieces"][2]["options"] == ["A & B", "C"]


def test_what_a_learner_gets_of_gaps_has_no_key():
    shown = repr(KINDS["cloze"].shown(payload("cloze", text=rich(CLOZE))))
    assert "Berlin" not in shown
    assert "3.5" not in shown
    assert "Wrong" not in shown


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("No gap", "no_gaps"),
        ("{1:SHORTANSWER:~a}", "no_right_answer"),
        ("{1:SA:=a} {1:NOSUCH:=b}", "bad_gap"),
        ("{1:NM:=abc}", "no_number"),
        ("{0:SA:=a}", "no_weight"),
    ],
)
def test_gaps_that_cannot_be_read_are_named(text, code):
    with pytest.raises(PayloadError, match=code):
        KINDS["cloze"].check(payload("cloze", text=rich(text)))


def test_nothing_grades_an_essay_a_file_a_scale_or_a_text():
    for name in ("essay", "file", "likert", "description"):
        own = {"statements": ["a"], "scale": ["b", "c"]} if name == "likert" else {}
        made = payload(name, **own)
        KINDS[name].check(made)
        assert KINDS[name].grade(made, "x") is None
    assert len(KINDS) >= 10

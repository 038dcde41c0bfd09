"""Response analysis: of every kind of question, which answers were given and what they earn."""

from fractions import Fraction

import pytest

from assessments.choices import Which
from assessments.kinds import KINDS
from assessments.kinds.base import Told
from assessments.kinds.texts import PLAIN, rich
from assessments.models import Attempt
from assessments.statistics.reading import Given, given_to
from assessments.statistics.report import report_of
from assessments.statistics.responses import (
    ANSWER,
    GRADED,
    MOST_TYPED,
    NO_ANSWER,
    NO_MATCH,
    OTHERS,
    analyse,
)
from tests.assessments.made import choice, make_quiz, make_ready, number, payload

HALF, THIRD = Fraction(1, 2), Fraction(1, 3)


def _plain(*texts):
    return [rich(each, PLAIN) for each in texts]


def _pairs(*pairs):
    return [{"text": rich(text, PLAIN), "answer": answer} for text, answer in pairs]


def _patterns(*patterns):
    return [{"text": text, "share": share, "feedback": rich()} for text, share in patterns]


# A payload, responses to it, what each says, and what guessing earns: of every kind.
CASES = {
    "multichoice": (
        choice(("Paringin", "100"), ("Amuntai", "0")),
        [(0, [Told("", "Paringin", credit=Fraction(1))]), (9, [])],
        HALF,
    ),
    "truefalse": (
        payload("truefalse", answer=False),
        [(False, [Told("", "Salah", credit=Fraction(1))]), ("?", [])],
        HALF,
    ),
    "shortanswer": (
        payload("shortanswer", answers=_patterns(("paringin*", "100"), ("*", "20"))),
        [
            ("  Paringin  Kota", [Told("", "paringin*", "paringin kota", Fraction(1))]),
            ("Amuntai", [Told("", "*", "amuntai", Fraction(1, 5))]),
            ("", []),
        ],
        Fraction(1, 5),
    ),
    "numerical": (
        payload("numerical", answers=[number("12,5", "0,5")]),
        [
            ({"value": "12.7", "unit": ""}, [Told("", "12,5 ± 0,5", "12.7", Fraction(1))]),
            ({"value": "20", "unit": "kg"}, [Told("", "", "20 kg", Fraction(0))]),
            ({"value": "", "unit": ""}, []),
        ],
        Fraction(0),
    ),
    "matching": (
        payload(
            "matching",
            pairs=_pairs(("Balangan", "Paringin"), ("Tabalong", "Tanjung"), ("", "Amuntai")),
        ),
        [
            (
                {"0": "Paringin", "1": "Amuntai"},
                [
                    Told("Balangan", "Paringin", credit=HALF),
                    Told("Tabalong", "Amuntai", credit=Fraction(0)),
                ],
            ),
            ({"0": "Paringin"}, [Told("Balangan", "Paringin", credit=HALF)]),
        ],
        THIRD,
    ),
    "ordering": (
        payload("ordering", items=_plain("satu", "dua", "tiga")),
        [
            (
                [0, 2, 1],
                [
                    Told("satu", "di urutan 1", credit=THIRD),
                    Told("dua", "di urutan 3", credit=Fraction(0)),
                    Told("tiga", "di urutan 2", credit=Fraction(0)),
                ],
            ),
            ([0], []),
        ],
        THIRD,
    ),
    "cloze": (
        payload(
            "cloze", text=rich("{1:SA:=Paringin} dan {3:MC:=Balangan~Tabalong~%50%Tanjung}", PLAIN)
        ),
        [
            (
                {"0": "PARINGIN", "1": 2},
                [
                    Told("Rumpang 1", "Paringin", "paringin", Fraction(1, 4)),
                    Told("Rumpang 2", "Tanjung", credit=Fraction(3, 8)),
                ],
            ),
            ({"0": "Entah"}, [Told("Rumpang 1", "", "entah", Fraction(0))]),
        ],
        Fraction(3, 8),
    ),
    "essay": (payload("essay"), [("Rahasia seseorang.", [])], Fraction(0)),
    "file": (payload("file"), [(["berkas"], [])], Fraction(0)),
    "likert": (
        payload("likert", mark="0", statements=["Jelas", "Berguna"], scale=["Ya", "Tidak"]),
        [({"0": 1}, [Told("Jelas", "Tidak")]), ({"0": 7}, [])],
        None,
    ),
    "description": (payload("description", mark="0"), [], None),
}


def test_every_kind_is_analysed():
    assert CASES.keys() == KINDS.keys()


@pytest.mark.parametrize("name", KINDS)
def test_what_a_response_says(name):
    own, responses, _guess = CASES[name]
    KINDS[name].check(own)
    for response, told in responses:
        assert KINDS[name].analysed(own, response) == told


@pytest.mark.parametrize("name", KINDS)
def test_what_guessing_earns(name):
    own, _responses, guess = CASES[name]
    assert KINDS[name].guessed(own) == guess


@pytest.mark.parametrize("name", KINDS)
def test_every_answer_that_fits_is_foreseen(name):
    """What a response says is among what the question foresees, besides what was typed."""
    own, responses, _guess = CASES[name]
    foreseen = {(each.part, each.model) for each in KINDS[name].expected(own)}
    said = [one for response, told in responses for one in told if one.model]
    assert {(each.part, each.model) for each in said} <= foreseen
    best = KINDS[name].best(own)
    if best is not None:
        credits = [each.credit for each in KINDS[name].analysed(own, best)]
        assert sum(credits) == 1


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize(
    "response", [None, 1, -1, "x", [], {}, [None], {"0": []}, {"value": None}, True, [[1]]]
)
def test_a_response_of_another_kind_breaks_nothing(name, response):
    own = CASES[name][0]
    for each in KINDS[name].analysed(own, response):
        assert isinstance(each, Told)


def test_of_several_answers_each_that_was_chosen_is_counted():
    own = choice(("A", "50"), ("B", "50"), ("C", "-50"), single=False)
    told = KINDS["multichoice"].analysed(own, [0, 2])
    assert [(each.model, each.credit) for each in told] == [("A", HALF), ("C", -HALF)]
    assert KINDS["multichoice"].guessed(own) is None


@pytest.mark.parametrize(
    ("grading", "guess"),
    [
        ("ALL_OR_NOTHING", Fraction(1, 24)),
        ("ABSOLUTE_POSITION", Fraction(1, 4)),
        ("RELATIVE_ALL_PREVIOUS_AND_NEXT", HALF),
    ],
)
def test_guessing_an_order(grading, guess):
    own = payload("ordering", items=_plain("a", "b", "c", "d"), grading=grading)
    assert KINDS["ordering"].guessed(own) == guess
    many = payload("ordering", items=_plain(*map(str, range(20))), grading=grading)
    assert KINDS["ordering"].guessed(many) is None


def _analysed(quiz, question):
    report = report_of(quiz, Attempt.objects.all(), Which.ALL)
    given = given_to(quiz, Attempt.objects.all(), Which.ALL, question.pk)
    return analyse(report.reading, question.pk, given)


def _told(part):
    return [(each.what, each.model, each.text, each.credit, each.count) for each in part.lines]


def test_options_are_listed_with_those_that_nobody_chose(course, aulia, take, sari, rini, budi):
    question = make_ready(aulia, ("Paringin", "100"), ("Amuntai", "0"), ("Barabai", "0"))
    quiz = make_quiz(course, question)
    for user, response in ((sari, 0), (rini, 0), (budi, None)):
        take(user, quiz, response)
    [analysis] = _analysed(quiz, question)
    [part] = analysis.parts
    assert (analysis.attempts, part.name) == (3, "")
    assert _told(part) == [
        (ANSWER, "Paringin", "", 1, 2),
        (ANSWER, "Amuntai", "", 0, 0),
        (ANSWER, "Barabai", "", 0, 0),
        (NO_ANSWER, "", "", 0, 1),
    ]
    assert [each.share for each in part.lines] == pytest.approx([2 / 3, 0, 0, 1 / 3])


def test_typed_answers_are_grouped_under_the_answer_that_they_fit(
    course, aulia, take, make_member, paringin
):
    own = payload("shortanswer", answers=_patterns(("Paringin", "100"), ("Amuntai", "50")))
    question = make_ready(aulia, kind="shortanswer", payload=own)
    quiz = make_quiz(course, question)
    typed = ["Paringin", "paringin", " PARINGIN ", "Barabai", "barabai", "Kandangan"]
    for n, each in enumerate(typed):
        take(make_member(f"Pegawai {n}", paringin), quiz, each)
    [analysis] = _analysed(quiz, question)
    assert _told(analysis.parts[0]) == [
        (ANSWER, "Paringin", "paringin", 1, 3),
        (ANSWER, "Amuntai", "", HALF, 0),
        (NO_MATCH, "", "barabai", 0, 2),
        (NO_MATCH, "", "kandangan", 0, 1),
    ]


def test_the_rest_of_many_typed_answers_is_counted_together(course, aulia, take, sari):
    own = payload("shortanswer", answers=_patterns(("Paringin", "100")))
    question = make_ready(aulia, kind="shortanswer", payload=own)
    quiz = make_quiz(course, question)
    attempt = take(sari, quiz, "satu")
    report = report_of(quiz, Attempt.objects.all(), Which.ALL)
    version = attempt.slots.get().version_id
    given = [(version, f"jawaban {n:03}", 2) for n in range(MOST_TYPED + 5)]
    [analysis] = analyse(report.reading, question.pk, [Given(*each) for each in given])
    last = analysis.parts[0].lines[-1]
    assert (last.what, last.count, last.different) == (OTHERS, 10, 5)
    assert len(analysis.parts[0].lines) == MOST_TYPED + 2


def test_texts_that_people_grade_are_counted_by_credit_and_not_shown(
    course, aulia, take, sari, rini, budi
):
    question = make_ready(aulia, kind="essay", payload=payload("essay"))
    quiz = make_quiz(course, question)
    for user, text, share in (
        (sari, "Rahasia satu", "1/2"),
        (rini, "Rahasia dua", "1/2"),
        (budi, None, "0"),
    ):
        attempt = take(user, quiz, text)
        attempt.slots.update(fraction=share)
        Attempt.objects.filter(pk=attempt.pk).update(state="finished")
    [analysis] = _analysed(quiz, question)
    assert _told(analysis.parts[0]) == [(GRADED, "", "", HALF, 2), (NO_ANSWER, "", "", 0, 1)]
    assert "Rahasia" not in repr(analysis.parts)
    assert given_to(quiz, Attempt.objects.all(), Which.ALL) == []


def test_answers_of_the_attempts_that_count(course, aulia, take, sari):
    question = make_ready(aulia)
    quiz = make_quiz(course, question)
    take(sari, quiz, 1)
    take(sari, quiz, 0)
    for which, response in (("first", 1), ("last", 0), ("highest", 0)):
        [given] = given_to(quiz, Attempt.objects.all(), which)
        assert (given.response, given.times) == (response, 1)

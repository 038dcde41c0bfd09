"""`manage.py quiz_statistics QUIZ`: stable keys, Moodle's numbers, clear refusals."""

import json
from decimal import Decimal
from fractions import Fraction
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from agents.models import Opd
from assessments.models import Attempt
from tests.assessments.made import make_quiz, make_ready
from tests.assessments.statistics.test_figures import EXPECTED, MARKS, QUIZ

QUESTION_KEYS = {
    *("position", "kind", "question", "version", "name", "type", "text", "is_current"),
    *("attempts", "facility", "standard_deviation", "standard_deviation_percent"),
    *("intended_weight", "effective_weight", "discrimination_index"),
    *("discriminative_efficiency", "mark_variance", "other_mark_variance", "covariance"),
    *("covariance_max", "covariance_total", "max_mark", "random_guess_score", "reasons", "flags"),
    *("versions", "responses"),
}
SCORE_KEYS = {
    *("total", "mean", "median", "standard_deviation", "skewness", "kurtosis"),
    *("internal_consistency", "error_ratio", "standard_error", "reasons", "mean_percent"),
    *("median_percent", "standard_deviation_percent", "standard_error_percent"),
}


def _run(*args):
    out = StringIO()
    call_command("quiz_statistics", *map(str, args), stdout=out)
    return out.getvalue()


def _json(quiz, *args):
    return json.loads(_run(quiz.pk, "--format", "json", *args))


@pytest.fixture
def published(course, aulia, take, make_member, paringin):
    """The quiz of Moodle's fixture: 25 attempts at 7 questions with the marks that it publishes."""
    questions = [make_ready(aulia, name=f"Soal {n}") for n in range(1, 8)]
    quiz = make_quiz(course, *questions)
    lines = [line.split() for line in MARKS.replace("/", "\n").split("\n") if line]
    for n, marks in enumerate(lines):
        attempt = take(make_member(f"Pegawai {n:02}", paringin), quiz)
        for slot, mark in zip(attempt.slots.order_by("n"), marks, strict=True):
            slot.fraction = str(Fraction(mark))
            slot.save(update_fields=["fraction"])
        earned = sum(map(Decimal, marks))
        Attempt.objects.filter(pk=attempt.pk).update(earned=earned, percent=earned * 100 / 7)
    return quiz


def test_moodles_published_values(published):
    told = _json(published)
    for name, expected in QUIZ.items():
        assert told["scores"][name] == pytest.approx(expected, rel=1.5e-5), name
    assert told["scores"]["mean_percent"] == pytest.approx(100 * QUIZ["mean"] / 7)
    assert (told["attempts"], told["learners"], told["is_mixed"]) == (25, 25, False)
    names = (
        *("facility", "standard_deviation", "effective_weight", "covariance", "mark_variance"),
        *("other_mark_variance", "discrimination_index", "covariance_max"),
        "discriminative_efficiency",
    )
    for question, line in zip(told["questions"], EXPECTED.strip().split("\n"), strict=True):
        found = [question[name] for name in names]
        assert found == pytest.approx([float(each) for each in line.split()], rel=1e-5)
        assert question["intended_weight"] == pytest.approx(100 / 7)
        assert question["flags"][0] == "negative"


def test_keys_stay(published):
    told = _json(published)
    assert told.keys() == {
        *("quiz", "which", "attempts", "learners", "is_mixed", "counts", "scores"),
        *("questions", "drawn"),
    }
    assert told["quiz"].keys() == {"id", "title", "slug", "course"}
    assert told["counts"].keys() == {"all", "first", "last", "highest"}
    assert told["scores"].keys() == SCORE_KEYS
    assert all(each.keys() == QUESTION_KEYS for each in told["questions"])
    [analysis] = told["questions"][0]["responses"]
    assert analysis.keys() == {"version", "attempts", "parts"}
    assert analysis["parts"][0].keys() == {"part", "answers"}
    answer = analysis["parts"][0]["answers"][0]
    assert answer.keys() == {"what", "model", "text", "credit", "count", "share", "different"}


def test_without_responses(published):
    told = _json(published, "--no-responses")
    assert all("responses" not in each for each in told["questions"])


def test_what_cannot_be_said_is_null_with_its_reason(course, aulia, take, sari):
    quiz = make_quiz(course, make_ready(aulia), make_ready(aulia, name="Dua"))
    empty = _json(quiz)
    assert (empty["attempts"], empty["questions"]) == (0, [])
    assert empty["scores"]["mean"] is None
    assert empty["scores"]["reasons"]["mean"] == "no_attempt"
    take(sari, quiz, 0, 1)
    one = _json(quiz)
    assert one["scores"]["mean"] == 1
    assert one["scores"]["reasons"]["standard_deviation"] == "one_attempt"
    first = one["questions"][0]
    assert (first["facility"], first["discrimination_index"]) == (1, None)
    assert first["reasons"]["discrimination_index"] == "one_attempt"
    assert "facility" not in first["reasons"]


def test_by_slug_by_opd_and_by_attempt(course, aulia, take, sari, rini, paringin):
    quiz = make_quiz(course, make_ready(aulia))
    take(sari, quiz, 1)
    take(sari, quiz, 0)
    take(rini, quiz, 0)
    assert json.loads(_run(quiz.slug, "--format", "json"))["quiz"]["id"] == quiz.pk
    assert _json(quiz, "--which", "first")["scores"]["mean"] == 0.5
    opd = Attempt.objects.filter(enrollment__person=sari.person).values_list("opd_id", flat=True)[0]
    assert _json(quiz, "--opd", opd)["learners"] == 1


def test_the_text_shows_both_tables(published):
    text = _run(published.pk, "--format", "text")
    assert "Konsistensi, %" in text
    assert "1. Soal 1" in text
    assert "Terbalik: periksa kunci" in text


def test_an_unknown_quiz_is_said(course, aulia):
    for named in ("tidak-ada", "999999", "9" * 30, "\0"):
        with pytest.raises(CommandError, match="Tidak ada kuis"):
            _run(named)
    quiz = make_quiz(course, make_ready(aulia))
    missing = Opd.objects.order_by("-pk").values_list("pk", flat=True)[0] + 1
    with pytest.raises(CommandError, match="Tidak ada OPD"):
        _run(quiz.pk, "--opd", missing)


def test_several_quizzes_of_one_slug_are_told_apart(make_course, aulia):
    found = [
        make_quiz(make_course(title, lessons=1), make_ready(aulia, name=title), slug="kuis")
        for title in ("Satu", "Dua")
    ]
    with pytest.raises(CommandError) as refused:
        _run("kuis")
    assert all(str(each.pk) in str(refused.value) for each in found)

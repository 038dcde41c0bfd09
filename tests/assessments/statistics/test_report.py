"""Which attempts enter the statistics of a quiz, and at which place each answer counts."""

import pytest

from assessments.attempts.operations import start
from assessments.bank.operations import add_category, revise
from assessments.choices import State, Which
from assessments.models import Attempt
from assessments.regrading.operations import carry_out, commit_regrade, plan_void
from assessments.statistics import figures
from assessments.statistics.reading import given_to
from assessments.statistics.report import default_of, report_of
from assessments.statistics.usage import usages_of
from tests.assessments.made import choice, make_quiz, make_ready, payload


@pytest.fixture
def questions(aulia):
    return [make_ready(aulia, name=f"Soal {n}") for n in range(1, 4)]


@pytest.fixture
def quiz(course, questions):
    return make_quiz(course, *questions)


def _report(quiz, which=Which.ALL, attempts=None):
    return report_of(quiz, Attempt.objects.all() if attempts is None else attempts, which)


def _facilities(told):
    return [each.figures.facility.value for each in told.places]


def _draw(category, count=1, **own):
    value = {"category": category.pk, "with_below": True, "tag": "", "difficulty": "", "mark": 1}
    return "draw", {**value, "count": count, **own}


def test_each_way_of_choosing_attempts(quiz, take, sari, rini):
    take(sari, quiz, 0, 1, 1)
    take(sari, quiz, 0, 0, 0)
    take(sari, quiz, 0, 0, 1)
    take(rini, quiz, 1, 1, 1)
    told = _report(quiz)
    assert {name: tuple(each) for name, each in told.means.items()} == {
        "all": (4, 1.5),
        "first": (2, 0.5),
        "last": (2, 1.0),
        "highest": (2, 1.5),
    }
    for which, mean in (("first", 0.5), ("last", 1.0), ("highest", 1.5)):
        assert _report(quiz, which).scores.mean.value == mean


def test_of_equal_scores_the_earlier_attempt_is_the_best(quiz, take, sari):
    take(sari, quiz, 0, 1, 1)
    take(sari, quiz, 1, 1, 0)
    assert _facilities(_report(quiz, Which.HIGHEST)) == [1, 0, 0]


def test_a_voided_question_counts_for_nothing(quiz, questions, take, aulia, sari, rini):
    take(sari, quiz, 0, 1, 1)
    take(rini, quiz, 1, 1, 0)
    assert _report(quiz).scores.mean.value == 1.0
    before = usages_of(questions[0], aulia)
    plan = plan_void(quiz, questions[0])
    carry_out(commit_regrade(plan, aulia, "Kuncinya keliru.", seen=plan.digest))
    told = _report(quiz)
    assert told.scores.mean.value == 0.5
    assert _facilities(told) == [0, 0.5]
    given = given_to(quiz, Attempt.objects.all(), Which.ALL)
    assert {each.version for each in given} == {each.latest.pk for each in questions[1:]}
    assert [each.attempts for each in before] == [2]
    assert [each.attempts for each in usages_of(questions[0], aulia)] == [0]


@pytest.mark.parametrize("state", [each for each in State if each != State.FINISHED])
def test_only_what_is_finished_counts(quiz, take, sari, rini, state):
    take(sari, quiz, 0, 0, 0)
    other = take(rini, quiz, 1, 1, 1)
    assert _report(quiz).attempts == 2
    Attempt.objects.filter(pk=other.pk).update(state=state)
    told = _report(quiz)
    assert (told.attempts, told.learners) == (1, 1)
    assert told.means["first"].attempts == 1


def test_what_is_under_way_does_not_count(quiz, take, sari):
    take(sari, quiz, 0, 0, 0)
    start(sari, quiz)
    assert _report(quiz).attempts == 1


def test_nobody_has_taken_it(quiz):
    told = _report(quiz)
    assert (told.attempts, told.places, told.drawn) == (0, (), ())
    assert told.scores.mean.reason == figures.NO_ATTEMPT


def test_what_counts_where_nothing_is_chosen_is_what_the_quiz_counts(quiz):
    for counts, which in (("highest", "highest"), ("average", "all"), ("first", "first")):
        quiz.counts = counts
        assert default_of(quiz) == which


def test_a_question_keeps_its_place_however_it_is_shuffled(
    course, questions, take, make_member, paringin
):
    quiz = make_quiz(course, *questions, shuffle_questions=True)
    for n in range(6):
        user = make_member(f"Pegawai {n}", paringin)
        take(user, quiz)
    first = questions[0].latest
    Attempt.objects.all()
    for attempt in Attempt.objects.all():
        slot = attempt.slots.get(version=first)
        slot.fraction, slot.mark = "1", slot.max_mark
        slot.save()
    told = _report(quiz)
    assert [each.version.question_id for each in told.places] == [each.pk for each in questions]
    assert _facilities(told) == [1, 0, 0]


def test_an_edited_question_stands_by_version(quiz, questions, take, aulia, sari, rini, budi):
    take(sari, quiz, 0, 0, 0)
    take(rini, quiz, 1, 0, 0)
    first = questions[0]
    revise(
        first,
        aulia,
        category=first.category,
        name="Soal baru",
        payload=choice(("Amuntai", "0"), ("Paringin", "100")),
        status="ready",
    )
    take(budi, quiz, 0, 0, 0)
    told = _report(quiz)
    place = told.places[0]
    assert (place.figures.attempts, place.version.name) == (3, "Soal baru")
    assert [(each.version.n, each.figures.attempts) for each in place.versions] == [(2, 1), (1, 2)]
    assert [each.figures.facility.value for each in place.versions] == [0, 0.5]
    assert place.versions[0].figures.effective_weight.reason == figures.SUB_ROW
    assert told.places[1].versions == ()


def test_drawn_questions_stand_at_their_place_and_by_themselves(
    course, aulia, questions, take, make_member, paringin
):
    drawn_from = add_category(aulia, name="Undian", parent=None)
    pool = [make_ready(aulia, name=f"Undi {n}", category=drawn_from) for n in range(3)]
    quiz = make_quiz(course, questions[0], _draw(drawn_from, 2), questions[1])
    for n in range(8):
        take(make_member(f"Pegawai {n}", paringin), quiz, 0, 0, 1, n % 2)
    told = _report(quiz)
    assert [each.place.is_draw for each in told.places] == [False, True, True, False]
    assert _facilities(told) == [1, 1, 0, 0.5]
    assert [each.position for each in told.places] == [1, 2, 3, 4]
    assert {each.version.question_id for each in told.drawn} == {each.pk for each in pool}
    assert sum(each.figures.attempts for each in told.drawn) == 16
    assert {each for row in told.drawn for each in row.positions} <= {2, 3}


def test_draws_of_two_categories_keep_apart_when_shuffled(
    course, aulia, take, make_member, paringin
):
    """Control arm: by their order alone, one category would be taken for the other."""
    pools = {}
    for name in ("Mudah", "Sulit"):
        category = add_category(aulia, name=name, parent=None)
        pools[name] = [make_ready(aulia, name=f"{name} {n}", category=category) for n in range(2)]
    rules = [_draw(each[0].category) for each in pools.values()]
    quiz = make_quiz(course, *rules, shuffle_questions=True)
    swapped = 0
    for n in range(12):
        attempt = take(make_member(f"Pegawai {n}", paringin), quiz)
        for slot in attempt.slots.select_related("version"):
            if slot.version.name.startswith("Mudah"):
                swapped += slot.n == 2
                slot.fraction, slot.mark = "1", slot.max_mark
                slot.save()
    assert swapped
    assert _facilities(_report(quiz)) == [1, 0]


def test_a_changed_quiz_shows_old_places_last(quiz, questions, aulia, take, sari, rini):
    take(sari, quiz, 0, 0, 0)
    added = make_ready(aulia, name="Tambahan")
    blocks = [
        ("question", {"question": each, "mark": 1, "version": None})
        for each in (added, *questions[1:])
    ]
    quiz.slots = blocks
    quiz.save()
    take(rini, quiz, 0, 0, 0)
    told = _report(quiz)
    assert told.is_mixed
    names = [(each.version.name, each.is_current) for each in told.places]
    assert names == [("Tambahan", True), ("Soal 2", True), ("Soal 3", True), ("Soal 1", False)]


def test_a_survey_and_a_text_earn_nothing_and_count_nothing(
    course, questions, aulia, take, sari, rini, budi
):
    scale = make_ready(
        aulia,
        name="Skala",
        kind="likert",
        payload=payload("likert", mark="0", statements=["Jelas"], scale=["Ya", "Tidak"]),
    )
    text = make_ready(aulia, name="Pengantar", kind="description", payload=payload("description"))
    quiz = make_quiz(course, text, scale, *questions)
    for user, right in ((sari, 0), (rini, 1), (budi, 0)):
        take(user, quiz, None, None, right, right, 0)
    told = _report(quiz)
    assert [each.version.name for each in told.places] == ["Skala", "Soal 1", "Soal 2", "Soal 3"]
    assert told.places[0].figures.facility.reason == figures.NOT_MARKED
    assert told.places[0].guess.reason == figures.NOT_MARKED
    # Of three questions: two that agree, one that all got right.
    assert told.scores.internal_consistency.value == pytest.approx(75)
    assert sum(each.figures.effective_weight.value or 0 for each in told.places) == pytest.approx(
        100
    )


@pytest.mark.parametrize(
    ("who", "expected"), [("dewi", 2), ("aulia", 2), ("fauzi", 1), ("noor", 1), ("sari", 0)]
)
def test_each_sees_figures_of_her_scope(quiz, take, sari, rini, request, who, expected):
    take(sari, quiz, 0, 0, 0)
    take(rini, quiz, 1, 1, 1)
    user = request.getfixturevalue(who)
    assert _report(quiz, attempts=Attempt.objects.analysed_by(user)).attempts == expected


@pytest.mark.parametrize("which", Which.values)
def test_the_number_of_queries_does_not_grow(
    course, aulia, questions, take, make_member, paringin, queries_of, which
):
    category = add_category(aulia, name="Undian", parent=None)
    for n in range(3):
        make_ready(aulia, name=f"Undi {n}", category=category)
    quiz = make_quiz(course, *questions, _draw(category, 2))
    take(make_member("Pegawai", paringin), quiz, 0, 0)
    few = queries_of(lambda: _report(quiz, which))
    assert few <= 5
    for n in range(5):
        take(make_member(f"Pegawai {n}", paringin), quiz, 0, 1)
    assert queries_of(lambda: _report(quiz, which)) == few

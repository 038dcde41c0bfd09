"""Pre-tests and post-tests of the courses, and how people did in them.

What somebody answers hangs on how able she is, how hard the question is and whether she has taken the
course, all computed from their numbers: so the figures of `Statistik soal` say something, and are the same with
every build.
"""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Any
from zlib import crc32

from agents.models import User
from assessments.attempts.operations import Given, Sheet, save, start, submit
from assessments.bank.operations import revise
from assessments.choices import State
from assessments.kinds import KINDS
from assessments.kinds.base import ordered
from assessments.marking.operations import grade
from assessments.models import Attempt, AttemptSlot, Category, Question, QuizPage
from courses.choices import DoneWhen
from courses.models import CoursePage, LessonPage, ModulePage
from demo import content
from demo.accounts import user_named
from demo.content import Seed
from demo.pages import publish

MINUTE = timedelta(minutes=1)
PASS_PERCENT = 60
# A question that a test may draw.
TAG = "tes"
MISLEADING = "dasar-17"
GRADER, EDITOR = "Dewi Lestari", "Aulia Rahmah"
Sent = dict[str, list[str]]


def build_quizzes() -> None:
    """A pair in each course; needs courses and questions."""
    plan = content.of("quizzes")
    for each in plan["quizzes"]:
        course = CoursePage.objects.get(slug=each["course"])
        category = Category.objects.get(name=each["category"])
        _mark_for_tests(category)
        pretest = _pretest(plan, each, course, category)
        _posttest(plan, each, course, category, pretest)


def _mark_for_tests(category: Category) -> None:
    editor = user_named(EDITOR)
    for question in Question.objects.filter(category=category).with_latest():
        kind, latest = KINDS[question.kind], question.latest
        if kind.is_by_hand or not kind.is_marked:
            continue
        revise(
            question,
            editor,
            category=category,
            name=latest.name,
            payload=latest.payload,
            idnumber=question.idnumber,
            tags=[*(str(tag) for tag in question.tags.all()), TAG],
            status=latest.status,
        )


def _draw(seed: Seed, category: Category) -> tuple[str, dict[str, Any]]:
    rule = {"with_below": True, "tag": TAG, "difficulty": "", "mark": 1}
    return "draw", {"category": str(category.pk), "count": seed["count"], **rule}


def _pretest(plan: Seed, seed: Seed, course: CoursePage, category: Category) -> QuizPage:
    blocks = [_draw(seed, category)]
    if "essay" in seed:
        question = Question.objects.get(idnumber=seed["essay"])
        blocks.append(("question", {"question": question, "mark": 2, "version": None}))
    quiz = QuizPage(
        title=plan["pretest"],
        slug=f"prates-{course.slug}"[:50],
        introduction=plan["pretest_introduction"],
        minutes=10,
        slots=blocks,
        attempts_allowed=1,
        per_page=3,
    )
    first = LessonPage.objects.in_courses([course]).first()
    publish(first.get_parent(), quiz)
    QuizPage.objects.get(pk=quiz.pk).move(first.get_parent(), pos="first-child")
    return QuizPage.objects.get(pk=quiz.pk)


def _posttest(
    plan: Seed, seed: Seed, course: CoursePage, category: Category, pretest: QuizPage
) -> None:
    quiz = QuizPage(
        title=plan["posttest"],
        slug=f"pascates-{course.slug}"[:50],
        introduction=plan["posttest_introduction"],
        minutes=15,
        slots=[_draw(seed, category)],
        limit_minutes=30,
        attempts_allowed=3,
        per_page=3,
        pass_percent=PASS_PERCENT,
        done_when=DoneWhen.PASSED,
        pretest=pretest,
    )
    publish(ModulePage.objects.child_of(course).last(), quiz)


def take_pretest(user: User, course: CoursePage, number: int, at: datetime) -> None:
    """As whoever begins. Without quizzes nothing is taken."""
    quiz = QuizPage.objects.in_courses([course]).filter(pretest=None).first()
    if quiz is not None:
        _grade(_taken(user, quiz, at, learned=-0.2), number, at)


def take_posttest(user: User, course: CoursePage, number: int, at: datetime) -> None:
    """Up to twice as much as she has learned allows, then with the lesson open: all pass."""
    quiz = QuizPage.objects.in_courses([course]).exclude(pretest=None).first()
    if quiz is None:
        return
    for hours, learned in ((2, 0.35), (1, 0.5), (0, 2.0)):
        attempt = _taken(user, quiz, at - hours * 60 * MINUTE, learned)
        if attempt.percent is not None and attempt.percent >= PASS_PERCENT:
            return


def _taken(user: User, quiz: QuizPage, at: datetime, learned: float) -> Attempt:
    """Handed in at `at`, begun a while before."""
    attempt = start(user, quiz, at=at - 12 * MINUTE)
    slots = list(attempt.slots.select_related("version__question"))
    given = [
        Given(each.n, each.seq, _sent(each, knows=_knows(user, each, learned))) for each in slots
    ]
    save(attempt, given, Sheet(), at=at - 4 * MINUTE)
    return submit(attempt, at=at)


def _knows(user: User, slot: AttemptSlot, learned: float) -> bool:
    """Whether ability and what was learned outweigh the question, with some luck. One question misleads
    those who know most, as there is one in every bank."""
    question = slot.version.question
    able, hard = share(f"able {user.pk}"), share(f"hard {question.idnumber}")
    if question.idnumber == MISLEADING:
        able = 1 - able
    luck = share(f"{user.pk} {question.idnumber} {slot.attempt_id}")
    return able + learned - 0.6 * hard + 0.6 * (luck - 0.5) > 0.25


def share(name: str) -> float:
    """Between 0 and 1, the same for the same name."""
    return crc32(name.encode()) / 2**32


def _grade(attempt: Attempt, number: int, at: datetime) -> None:
    """The clinic grades two of three essays a day later; the rest wait."""
    if attempt.state != State.SUBMITTED or number % 3 == 2:
        return
    for slot in attempt.slots.filter(version__question__kind="essay"):
        remark = "Sudah menyebut siapa dan berapa; tambahkan sumber datanya."
        grade(slot, user_named(GRADER), Fraction(1), remark, at=at + 60 * MINUTE)


def _sent(slot: AttemptSlot, *, knows: bool) -> Sent:
    """What a form would send: the right answer, or one of which somebody is unsure."""
    kind, payload = slot.version.question.kind, slot.version.payload
    if kind == "essay":
        return {"answer": [content.of("quizzes")["essay"]]}
    best = KINDS[kind].best(payload)
    if kind in _WRITERS:
        return _WRITERS[kind](slot, payload, best, knows)
    return {"answer": [_line(best) if knows else "7"]}


def _line(best: Any) -> str:
    return str(best["value"] if isinstance(best, dict) else best)


def _choice(slot: AttemptSlot, payload: Any, best: Any, knows: bool) -> Sent:
    places = ordered(slot.order, len(payload["answers"]))
    right = best if isinstance(best, list) else [best]
    wanted = right if knows else [next(each for each in places if each not in right)]
    return {"answer": [str(places.index(each)) for each in wanted]}


def _truth(slot: AttemptSlot, payload: Any, best: Any, knows: bool) -> Sent:
    return {"answer": ["true" if best is knows else "false"]}


def _pairs(slot: AttemptSlot, payload: Any, best: Any, knows: bool) -> Sent:
    shown = KINDS["matching"].shown(payload, slot.order)
    stems = [place for place, each in enumerate(payload["pairs"]) if each["text"]["text"]]
    asked = [stems[each] for each in ordered(slot.order, len(stems))]
    right = [shown["answers"].index(best[str(place)]) for place in asked]
    return _numbered(right if knows else [0] * len(asked))


def _order(slot: AttemptSlot, payload: Any, best: Any, knows: bool) -> Sent:
    count = len(payload["items"])
    right = [place + 1 for place in slot.order]
    return _numbered(right if knows else list(range(1, count + 1)))


def _numbered(values: Iterable[int]) -> Sent:
    return {f"answer-{at}": [str(each)] for at, each in enumerate(values)}


def _gaps(slot: AttemptSlot, payload: Any, best: Any, knows: bool) -> Sent:
    return {f"answer-{at}": [str(each)] for at, each in best.items()} if knows else {}


_WRITERS: dict[str, Callable[[AttemptSlot, Any, Any, bool], Sent]] = {
    "multichoice": _choice,
    "truefalse": _truth,
    "matching": _pairs,
    "ordering": _order,
    "cloze": _gaps,
}

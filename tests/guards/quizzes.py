"""What quizzes add to the guards' world: one in each course, handed in once and begun again."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from agents.models import User
from assessments.attempts.operations import Given, Sheet, save, start, submit
from assessments.bank.operations import create
from assessments.checks.lesson_block import checks_in
from assessments.kinds import KINDS
from assessments.kinds.texts import PLAIN, rich
from assessments.models import Attempt, Category, Question, QuizPage, Regrade, RegradedAttempt
from courses.models import LessonPage, ModulePage


def add_quiz(world: Any, whose: str, course: Any, learner: User | None) -> None:
    """`learner`: who takes it; None leaves it alone."""
    editor = world.cast["aulia"]
    category, _made = Category.objects.get_or_create(name="Kuis", parent=None)
    questions = [
        create(editor, category=category, kind=kind, name=kind, payload=payload, status="ready")
        for kind, payload in (("truefalse", _truth()), ("essay", _essay()))
    ]
    module = ModulePage.objects.child_of(course).first()
    blocks = [("question", {"question": each, "mark": 1, "version": None}) for each in questions]
    _add_check(world, whose, module, questions[0])
    quiz = QuizPage(title=f"Kuis {whose}", minutes=5, is_required=False, slots=blocks)
    module.add_child(instance=quiz)
    world.addresses["page:quiz", whose] = quiz.url
    world.addresses["assessments:start", whose] = reverse("assessments:start", args=[quiz.pk])
    if learner is None:
        return
    of_quiz = {
        "results": [],
        "results_file": ["xlsx"],
        "statistics": [],
        "statistics_file": ["xlsx"],
        "answers": [questions[0].pk],
    }
    for name, more in of_quiz.items():
        address = f"assessments:{name}"
        world.addresses[address, whose] = reverse(address, args=[quiz.pk, *more])
    over = start(learner, quiz)
    essay = over.slots.get(version__question__kind="essay")
    save(over, [Given(essay.n, 0, {"answer": ["Begitulah."]})], Sheet())
    over, current = submit(over), start(learner, quiz)
    for name, args in {
        "mark": [essay.pk],
        "page": [current.pk, 1],
        "save": [current.pk],
        "summary": [current.pk],
        "review": [over.pk],
        "picture": [current.pk, 1, "tidak-ada"],
        **_regraded(world, quiz, over, questions[0]),
    }.items():
        address = f"assessments:{name}"
        world.addresses[address, whose] = reverse(address, args=args)


def _add_check(world: Any, whose: str, module: Any, question: Question) -> None:
    """A lesson that asks what was understood."""
    value = {"questions": [question], "category": "", "tag": "", "count": 1}
    lesson = LessonPage(title=f"Cek {whose}", minutes=5, is_required=False, body=[("check", value)])
    module.add_child(instance=lesson)
    [block] = checks_in(LessonPage.objects.get(pk=lesson.pk).body)
    for name, more in {"check": [], "check_picture": [question.latest.pk, "tidak-ada"]}.items():
        address = f"assessments:{name}"
        world.addresses[address, whose] = reverse(address, args=[lesson.pk, block, *more])


def _regraded(
    world: Any, quiz: QuizPage, over: Attempt, question: Question
) -> dict[str, list[int]]:
    """What staff have done with her attempt, and may do."""
    made = Regrade.objects.create(
        quiz=quiz,
        reason="Kunci keliru.",
        by=world.cast["dewi"].person,
        at=timezone.now(),
        finished_at=timezone.now(),
    )
    line = RegradedAttempt.objects.create(
        regrade=made, attempt=over, digest="x", outcome="done", stays=over.enrollment
    )
    return {
        "regrade": [quiz.pk],
        "void": [quiz.pk, question.pk],
        "regraded": [made.pk],
        "withdraw_pass": [line.pk],
        "reopen": [over.pk],
        "grant": [quiz.pk, over.enrollment_id],
    }


def _truth() -> dict[str, Any]:
    return {**KINDS["truefalse"].blank(), "text": rich("Benar begitu?", PLAIN)}


def _essay() -> dict[str, Any]:
    return {**KINDS["essay"].blank(), "text": rich("Ceritakan.", PLAIN)}

"""Questions for tests."""

from decimal import Decimal
from typing import Any

from assessments.attempts.operations import Given, Saved, Sheet, save
from assessments.bank.operations import add_category, create
from assessments.kinds import KINDS
from assessments.kinds.base import ordered
from assessments.kinds.texts import PLAIN, rich
from assessments.models import Attempt, AttemptSlot, Category, Question, QuizPage
from courses.models import ModulePage


def choice(*answers: tuple[str, str], single: bool = True, **own: Any) -> dict[str, Any]:
    found = [
        {"text": rich(text, PLAIN), "share": share, "feedback": rich()} for text, share in answers
    ]
    return payload("multichoice", single=single, answers=found, **own)


def payload(kind: str, **own: Any) -> dict[str, Any]:
    return {**KINDS[kind].blank(), "text": rich("Apa?", PLAIN), **own}


def number(value: str, tolerance: str = "0", share: str = "100", kind: str = "nominal") -> Any:
    return {
        "value": value,
        "tolerance": tolerance,
        "tolerance_kind": kind,
        "share": share,
        "feedback": rich(),
    }


def make_question(by: Any, category: Category | None = None, **facts: Any) -> Question:
    if category is None:
        category = Category.objects.first() or add_category(by, name="Umum", parent=None)
    given = {
        "kind": "multichoice",
        "name": "Ibu kota",
        "payload": choice(("Paringin", "100"), ("Amuntai", "0")),
        **facts,
    }
    return create(by, category=category, **given)


def make_ready(by: Any, *answers: tuple[str, str], **facts: Any) -> Question:
    """A question that may be asked; `answers` of a choice."""
    if answers:
        facts.setdefault("payload", choice(*answers))
    return make_question(by, status="ready", **facts)


def make_quiz(course: Any, *slots: Any, publish: bool = True, **settings: Any) -> QuizPage:
    """A quiz in the first module of `course`. Each of `slots` is a question, with its mark where it
    is a pair, or a block as `(type, value)`."""
    module = ModulePage.objects.child_of(course).first()
    settings = {"title": "Kuis", "minutes": 10, "per_page": 0, **settings}
    quiz = QuizPage(slots=[_block(each) for each in slots], live=publish, **settings)
    module.add_child(instance=quiz)
    return QuizPage.objects.get(pk=quiz.pk)


def _block(slot: Any) -> tuple[str, dict[str, Any]]:
    if isinstance(slot, tuple) and isinstance(slot[0], str):
        return slot
    question, mark = slot if isinstance(slot, tuple) else (slot, 1)
    return "question", {"question": question, "mark": Decimal(mark), "version": None}


def answer(attempt: Attempt, n: int, response: Any, **more: Any) -> Saved:
    """Save `response`, as the question understands it, to question `n`, knowing its last change."""
    slot = attempt.slots.select_related("version__question").get(n=n)
    sent = sent_for(slot, response)
    return save(attempt, [Given(n, slot.seq, sent)], more.pop("sheet", Sheet()), **more)


def sent_for(slot: AttemptSlot, response: Any) -> dict[str, list[str]]:
    """What a form would send for a response to a choice, a truth or a line."""
    if response is None:
        return {}
    if slot.version.question.kind == "multichoice":
        chosen = response if isinstance(response, list) else [response]
        return {"answer": [str(ordered(slot.order, 99).index(each)) for each in chosen]}
    if slot.version.question.kind == "truefalse":
        return {"answer": ["true" if response else "false"]}
    return {"answer": [str(response)]}

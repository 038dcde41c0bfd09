"""Questions for tests."""

from typing import Any

from assessments.bank.operations import add_category, create
from assessments.kinds import KINDS
from assessments.kinds.texts import PLAIN, rich
from assessments.models import Category, Question


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

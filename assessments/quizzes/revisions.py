"""What a quiz is stamped with when somebody begins."""

import hashlib
import json
from datetime import datetime
from typing import Any

from django.db import transaction

from assessments.models import QuizPage, QuizRevision
from foundation.locks import lock_name

Content = dict[str, Any]
SETTINGS = (
    *("opens_at", "closes_at", "limit_minutes", "on_time_out", "overdue_minutes"),
    *("attempts_allowed", "delay_minutes", "counts", "pass_percent", "done_when"),
    *("behaviour", "navigation", "per_page", "shuffle_questions", "shuffle_answers"),
    *("review_preset", "review"),
)


def content_of(quiz: QuizPage) -> Content:
    """JSON: `settings`, without the room code, and `slots` as the page has them."""
    return {
        "settings": {name: _plain(getattr(quiz, name)) for name in SETTINGS},
        "slots": [{"type": block.block_type, **_values(block)} for block in quiz.slots],
    }


def revision_of(quiz: QuizPage) -> QuizRevision:
    """The one that says what the quiz says now, made where there is none yet. Inside a
    transaction."""
    content = content_of(quiz)
    text = json.dumps(content, sort_keys=True, separators=(",", ":"))
    sha = hashlib.sha256(text.encode()).hexdigest()
    found = QuizRevision.objects.filter(quiz=quiz, sha=sha).first()
    return found or _made(quiz, content, sha)


@transaction.atomic
def _made(quiz: QuizPage, content: Content, sha: str) -> QuizRevision:
    # All that begin at once stamp the same: the second finds what the first has made.
    lock_name(f"quiz-revision:{quiz.pk}")
    mine = QuizRevision.objects.filter(quiz=quiz)
    found = mine.filter(sha=sha).first()
    if found is not None:
        return found
    last = mine.order_by("-n").values_list("n", flat=True).first() or 0
    return QuizRevision.objects.create(quiz=quiz, n=last + 1, content=content, sha=sha)


def _values(block: Any) -> Content:
    value = block.value
    if block.block_type == "section":
        return {"heading": value.get("heading") or "", "shuffle": bool(value.get("shuffle"))}
    mark = str(value.get("mark") if value.get("mark") is not None else 1)
    if block.block_type == "question":
        question = value.get("question")
        version = value.get("version")
        return {"question": question.pk if question else None, "version": version, "mark": mark}
    names = ("category", "with_below", "tag", "difficulty", "count")
    return {"mark": mark, **{name: value.get(name) for name in names}}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value

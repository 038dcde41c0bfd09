"""Questions that are asked without an attempt being kept: what was drawn stands in the form, signed."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.core import signing
from django.http import QueryDict
from django.utils import timezone

from assessments.attempts.grading import is_graded, put_share, share_for
from assessments.attempts.reading import given_in
from assessments.choices import State
from assessments.masks import form_of
from assessments.models import Attempt, AttemptSlot, QuestionVersion, QuizPage, QuizRevision

DRAWN = "undian"  # the field of a form


def unsaved_attempt(content: Mapping[str, Any], quiz: QuizPage | None = None) -> Attempt:
    """`content` as `assessments.quizzes.revisions` has it. Its key is one that no attempt has."""
    revision = QuizRevision(n=0, content=dict(content))
    attempt = Attempt(pk=0, revision=revision, n=1, started_at=timezone.now())
    if quiz is not None:
        attempt.quiz = revision.quiz = quiz
    return attempt


def signed(slots: Iterable[AttemptSlot], salt: str) -> str:
    """What `drawn_before` reads, for the form. `salt`: of this quiz or this block alone."""
    facts = [
        (each.version_id, each.order, str(each.max_mark), each.salt, each.heading, each.number)
        for each in slots
    ]
    return signing.dumps(facts, salt=salt, compress=True)


def drawn_before(
    attempt: Attempt, text: str, salt: str, max_age: timedelta | None = None
) -> list[AttemptSlot]:
    """The slots that `signed` told. Raises BadSignature for what it did not write, what is older than
    `max_age`, and where a question is gone since."""
    facts = signing.loads(text, salt=salt, max_age=max_age)
    rows = QuestionVersion.objects.select_related("question")
    versions = rows.in_bulk({each[0] for each in facts})
    if any(each[0] not in versions for each in facts):
        raise signing.BadSignature
    return [_slot(attempt, at, fact, versions[fact[0]]) for at, fact in enumerate(facts, start=1)]


def read_answers(slots: Iterable[AttemptSlot], data: QueryDict) -> None:
    """Put into the slots what the form sent, and what it earns."""
    slots = list(slots)
    given = {each.n: each.sent for each in given_in(data, slots)}
    for slot in slots:
        slot.sent = given.get(slot.n, {})
        rules, payload = slot.version.question.rules, slot.version.payload
        slot.response = rules.answered(payload, form_of(slot.sent), slot.order)
        if is_graded(slot):
            put_share(slot, share_for(slot, slot.response))


def close(attempt: Attempt) -> None:
    """From here on its questions are shown with what is said of the answers."""
    attempt.state = State.FINISHED


def _slot(attempt: Attempt, n: int, fact: Any, version: QuestionVersion) -> AttemptSlot:
    _key, order, mark, salt, heading, number = fact
    return AttemptSlot(
        attempt=attempt,
        n=n,
        version=version,
        order=order,
        max_mark=Decimal(mark),
        salt=salt,
        heading=heading,
        number=number,
    )

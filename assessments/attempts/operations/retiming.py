"""Times change while attempts are open."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from assessments.attempts.operations.closing import lock
from assessments.attempts.operations.starting import set_times
from assessments.choices import State
from assessments.models import Attempt, QuizPage
from assessments.quizzes.terms import terms_for


@transaction.atomic
def retime(quiz: QuizPage) -> int:
    """Give each open attempt of `quiz` the end that page and exceptions say now. What was overdue goes
    on where there is time again. Returns how many ends moved."""
    # In the order of enrollments, as the clock and handing in lock them one by one.
    found = Attempt.objects.filter(quiz=quiz).open().order_by("enrollment_id", "pk")
    return _retime(quiz, found)


def _retime(quiz: QuizPage, attempts: Iterable[Attempt]) -> int:
    moved = 0
    for each in attempts:
        attempt = lock(each)
        if not attempt.is_open:
            continue
        before = attempt.due_at
        set_times(attempt, terms_for(quiz, attempt.enrollment.person))
        if attempt.due_at == before:
            continue
        is_over = attempt.due_at is not None and attempt.due_at <= timezone.now()
        if attempt.state == State.OVERDUE and not is_over:
            attempt.state = State.IN_PROGRESS
            set_times(attempt, terms_for(quiz, attempt.enrollment.person))
        attempt.save(update_fields=["due_at", "grace_until", "next_check_at", "state"])
        moved += 1
    return moved

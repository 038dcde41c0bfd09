"""What becomes of an answer to a check of understanding."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from assessments.checks.asking import Check
from assessments.checks.lesson_block import NAME
from assessments.kinds.numbers import ONE
from assessments.models import AttemptSlot, CheckTry
from courses.learning.operations import NotEnrolledError, view_activity
from courses.models import ActivityPage, LessonPage
from foundation.users import Account


@transaction.atomic
def note_tries(
    account: Account, check: Check, slots: Iterable[AttemptSlot], *, at: datetime | None = None
) -> None:
    """Keep the first answer of `account` to each question. Safe to run again: whoever answers twice,
    or in two windows at once, is counted once, by the answer that came first.

    A lesson that is done by being opened is done with it, where it waited for this. The caller has
    asked whether the page is open to her. Raises LockedError.
    """
    at = at or timezone.now()
    tries = [
        CheckTry(
            account_id=account.pk,
            page=check.page,
            block=check.block,
            version=each.version,
            is_right=each.share is not None and each.share >= ONE,
            at=at,
        )
        for each in slots
    ]
    # In one order: two that write the same rows in another would wait for each other.
    tries.sort(key=lambda each: each.version_id)
    CheckTry.objects.bulk_create(tries, ignore_conflicts=True)
    if isinstance(check.page, ActivityPage):
        # An open lesson may be read by somebody who is not enrolled.
        with suppress(NotEnrolledError):
            view_activity(account, check.page, at=at)


def lacks_tries(account: Account, activity: ActivityPage) -> bool:
    """Whether a check in this lesson is needed and was not tried by `account`. One query for a lesson
    without such a check, two with."""
    body = LessonPage.objects.filter(pk=activity.pk).values_list("body", flat=True).first()
    needed = {each["id"] for each in body.raw_data if _is_needed(each)} if body else set()
    if not needed:
        return False
    mine = CheckTry.objects.filter(account=account.pk, page=activity.pk, block__in=needed)
    return needed > set(mine.values_list("block", flat=True))


def _is_needed(block: Mapping[str, Any]) -> bool:
    return block["type"] == NAME and bool(block["value"].get("is_needed"))

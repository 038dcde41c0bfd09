"""A learner keeps a draft and hands it in."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from assessments.assignments import notices
from assessments.models import AssignmentPage, Submission
from courses.learning.operations import Outcome, report_outcome, view_activity
from courses.learning.operations.enrollments import running
from courses.models import Enrollment
from foundation.files.documents import EXCEL, WORD
from foundation.files.operations import KINDS, MEGABYTE, keep
from foundation.handing_in import owned_by
from foundation.models import PrivateFile
from foundation.users import Account

State = Submission.State
FILES = {**KINDS, WORD: ".docx", EXCEL: ".xlsx"}
LARGEST = 20 * MEGABYTE


class ClosedError(Exception):
    """It is too late: nothing is taken any more."""


class NothingHandedInError(Exception):
    """There is nothing in it."""


class WaitsForMarksError(Exception):
    """What was handed in is not marked yet, or is marked: nothing comes after it."""


class StaleDraftError(Exception):
    """Another tab or device has saved since: `draft`, as it is now."""

    def __init__(self, draft: Submission) -> None:
        super().__init__(draft.pk)
        self.draft = draft


class NotOwnedError(Exception):
    """This is nothing that the learner may hand in."""


@dataclass(frozen=True)
class Work:
    """What a form brings. `revision`: that of the draft which it showed (0: none). `thing` is a key of
    `foundation.handing_in`; without a new `upload` the file of the draft stays."""

    text: str = ""
    link: str = ""
    thing: str = ""
    upload: "UploadedFile[bytes] | None" = None
    revision: int = 0


@transaction.atomic
def save_draft(
    user: Account, assignment: AssignmentPage, work: Work, *, at: datetime | None = None
) -> Submission:
    """Keep what she has so far. `at`, here and below: the instant to record; None is now. It is taken
    before the locks: who sent in time has come in time.

    Raises NotEnrolledError, LockedError, ClosedError, WaitsForMarksError, StaleDraftError,
    NotOwnedError or FileRefusedError.
    """
    at = at or timezone.now()
    # Seen from the first draft on: a page with records of learners is not deleted.
    view_activity(user, assignment)
    enrollment = running(user, assignment.course)
    _refuse_late(assignment, enrollment, at)
    draft = _draft(assignment, enrollment, at)
    if draft.revision != work.revision:
        raise StaleDraftError(draft)
    draft.text = work.text if assignment.takes_text else ""
    draft.link = work.link if assignment.takes_link else ""
    draft.thing = _thing(user, assignment, work.thing)
    if work.upload is not None and assignment.takes_file:
        draft.file = _kept(work.upload, user)
    draft.revision += 1
    draft.saved_at = at
    draft.save()
    return draft


@transaction.atomic
def submit(
    user: Account, assignment: AssignmentPage, work: Work, *, at: datetime | None = None
) -> Submission:
    """Hand it in: it is kept as it is, the markers are told, and the activity is done where its rule
    asks for that. As `save_draft`, and NothingHandedInError."""
    at = at or timezone.now()
    draft = save_draft(user, assignment, work, at=at)
    if not (draft.text.strip() or draft.link or draft.file_id or draft.thing):
        raise NothingHandedInError
    enrollment = draft.enrollment
    due, _ = assignment.times_for(enrollment)
    draft.state = State.SUBMITTED
    draft.submitted_at = at
    draft.is_late = due is not None and at > due
    draft.opd = enrollment.person.primary_opd(timezone.localdate(at))
    draft.save(update_fields=["state", "submitted_at", "is_late", "opd"])
    log(instance=draft, action="assessments.submit", user=user, timestamp=at)
    notices.tell_markers(draft)
    report_outcome(enrollment, assignment, Outcome(is_submitted=True), by=user, at=at)
    return draft


def _refuse_late(assignment: AssignmentPage, enrollment: Enrollment, at: datetime) -> None:
    _, cut_off = assignment.times_for(enrollment)
    if cut_off is not None and at > cut_off:
        raise ClosedError


def _draft(assignment: AssignmentPage, enrollment: Enrollment, at: datetime) -> Submission:
    """The one that is open, or a new one with what was given back. The caller holds the enrollment, so
    two drafts of one learner wait for each other."""
    mine = Submission.objects.filter(assignment=assignment, enrollment=enrollment)
    newest = mine.order_by("-n").first()
    if newest is not None and newest.state == State.DRAFT:
        return newest
    if newest is not None and newest.state != State.RETURNED:
        raise WaitsForMarksError
    return Submission(
        assignment=assignment,
        enrollment=enrollment,
        n=newest.n + 1 if newest else 1,
        file=newest.file if newest else None,
        saved_at=at,
    )


def _thing(user: Account, assignment: AssignmentPage, key: str) -> dict[str, Any]:
    """Frozen as it is now."""
    if not assignment.asks_for or not key:
        return {}
    found = next((each for each in owned_by(user, assignment.asks_for) if each.key == key), None)
    if found is None:
        raise NotOwnedError
    return {"key": found.key, "title": found.title, "url": found.url, "text": found.text}


def _kept(upload: "UploadedFile[bytes]", user: Account) -> PrivateFile:
    return keep(upload, by=user, kinds=FILES, limit=LARGEST)

"""What came of a session: whether it took place, who was there, and minutes."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from foundation.users import Account
from mentoring.models import Attendance, Session, SessionChange
from mentoring.models.sessions import AGREED, Outcome
from mentoring.sessions.operations.announcing import record
from mentoring.signals import session_held

KINDS = {
    Outcome.TOOK_PLACE: SessionChange.Kind.TOOK_PLACE,
    Outcome.MISSED: SessionChange.Kind.MISSED,
}


class NotBegunError(Exception):
    """Nothing can have come of a session that has not begun, or on which nobody agreed."""


@transaction.atomic
def report(
    session: Session,
    by: Account | None,
    *,
    was_held: bool,
    minutes: str,
    present: Iterable[int],
    at: datetime | None = None,
) -> Session:
    """Say whether it took place, who was there and what was said; may be corrected later.

    `present`: ids of the people who came. `at` tells what is past.
    """
    at = at or timezone.now()
    rows = Session.objects.select_related("booking").select_for_update(of=("self",))
    session = rows.get(pk=session.pk)
    if session.status not in AGREED or session.starts_at > at:
        raise NotBegunError
    outcome = Outcome.TOOK_PLACE if was_held else Outcome.MISSED
    changed = session.outcome != outcome
    edited = session.minutes != minutes
    session.outcome, session.minutes = outcome, minutes
    session.opd_id = session.opd_id or session.innovation.opd_id
    session.save(update_fields=["outcome", "minutes", "opd"])
    _mark(session, set(present))
    if changed:
        record(session, KINDS[outcome], by, at=at)
    if changed and was_held:
        session_held.after_commit(session=session, by=by)
    if edited:
        log(instance=session, action="mentoring.write_minutes", user=by, timestamp=at)
    return session


def _mark(session: Session, present: set[int]) -> None:
    known = set(Attendance.objects.filter(session=session).values_list("person_id", flat=True))
    Attendance.objects.bulk_create(
        Attendance(session=session, person_id=pk) for pk in sorted(present - known)
    )
    rows = Attendance.objects.filter(session=session)
    rows.filter(person_id__in=present).update(was_present=True)
    rows.exclude(person_id__in=present).update(was_present=False)

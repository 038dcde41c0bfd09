"""Give what a former mentor has left to whoever accompanies the innovation, or end it with a notice."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from agents.models import Person
from foundation.retry import persistently
from foundation.users import Account
from innovations.models import Innovation
from mentoring.followups.operations.passing import take_over
from mentoring.invitations.operations.passing import pass_or_withdraw
from mentoring.models import Assignment, Session, SessionChange, SessionInvitation
from mentoring.models.sessions import Outcome
from mentoring.sessions.operations.calling_off import call_off
from mentoring.sessions.operations.handing_over import pass_to
from mentoring.succession.operations.left import Left, left_behind
from scheduling.bookings.expiring import make_room
from scheduling.bookings.operations import lock, resources_of
from scheduling.models import Hold

Kind = SessionChange.Kind


def settle_due() -> int:
    """The duty "left_by_mentors": each innovation in a transaction of its own. Returns of how many
    something was settled."""
    return sum(
        persistently(lambda pk=each.innovation.pk: settle(Innovation.objects.filter(pk=pk)))  # type: ignore[misc]
        for each in left_behind()
        if _may_settle(each)
    )


def settle(of: "QuerySet[Innovation]", by: Account | None = None, reason: str = "") -> int:
    """What former mentors of `of` have left passes to whoever accompanies them and is free; what
    cannot pass ends, with `reason` for its people: requests are declined, invitations taken back,
    sessions cancelled. Follow-ups of which nobody could take charge stay until somebody can.

    All in one transaction, under the locks of everybody who may be concerned.
    """
    with transaction.atomic():
        heirs = lock_left(of)
        if not heirs:
            return 0
        # Read under the locks: whoever books, answers or picks holds them too.
        found = [each for each in left_behind(of) if each.innovation.pk in heirs]
        return sum(_settle(each, heirs[each.innovation.pk], by, reason) for each in found)


def lock_left(of: "QuerySet[Innovation]", people: Iterable[Person] = ()) -> dict[int, list[Person]]:
    """Inside a transaction: take the locks of whatever is left there, of all who could take it and of
    `people`, in one go and in the order of ids. Returns who could take it, the fittest first, by the
    id of the innovation."""
    found = left_behind(of)
    heirs = {each.innovation.pk: _heirs(each) for each in found}
    concerned = [*people, *(each for left in found for each in left.mentors)]
    concerned += [each for ranked in heirs.values() for each in ranked]
    if concerned:
        resources = resources_of(concerned, None)
        lock([*(each.pk for each in resources), *_held(found)])
        make_room(resources)
    return heirs


def _may_settle(left: Left) -> bool:
    """Follow-ups alone wait for somebody who takes them."""
    others = left.sessions or left.requests or left.times
    return bool(others) or any(_accompanying(left, _heirs(left), timezone.now()))


def _settle(left: Left, heirs: list[Person], by: Account | None, reason: str) -> int:
    why = reason or _("The mentor accompanies this innovation no more.")
    for session in (*left.sessions, *left.requests):
        if not _passes(session, _accompanying(left, heirs, session.starts_at), by, why):
            _end(session, by, why)
    for invitation in _invitations(left):
        times = [each for each in left.times if each.invitation_id == invitation.pk]
        pass_or_withdraw(invitation, times, heirs, left.terms, by, why)
    takers = list(_accompanying(left, heirs, timezone.now()))
    for row in left.follow_ups if takers else ():
        take_over(row, takers[0], by, reason)
    return 1


def _passes(session: Session, heirs: Iterable[Person], by: Account | None, reason: str) -> bool:
    return any(pass_to(session, each, by, reason) for each in heirs)


def _end(session: Session, by: Account | None, reason: str) -> None:
    if session.is_waiting:
        call_off(session, Outcome.DECLINED, Kind.DECLINED, by, reason)
    else:
        call_off(session, "", Kind.CANCELLED, by, reason)


def _invitations(left: Left) -> list[SessionInvitation]:
    keys = sorted({each.invitation_id for each in left.times})
    return list(SessionInvitation.objects.filter(pk__in=keys).with_names().order_by("pk"))


def _accompanying(left: Left, heirs: Iterable[Person], at: datetime) -> Iterable[Person]:
    return (each for each in heirs if left.terms.covers(each.pk, at))


def _heirs(left: Left) -> list[Person]:
    """Who accompanies it or will, save its own team: first to whom it was handed over, then who is
    assigned to the innovation itself, then who came last."""
    running = Assignment.objects.not_ended(timezone.localdate()).accompanying(left.innovation)
    rows = running.exclude(
        appointment__person__memberships__innovation=left.innovation
    ).select_related("appointment__person__user", "handed_over_from")
    ranked = sorted(
        rows,
        key=lambda each: (
            each.handed_over_from_id is None,
            each.innovation_id is None,
            -each.starts_on.toordinal(),
            -each.pk,
        ),
    )
    return list(dict.fromkeys(each.mentor for each in ranked))


def _held(found: Iterable[Left]) -> list[int]:
    """Ids of the resources that bookings of what is left hold."""
    bookings = [each.booking_id for left in found for each in (*left.sessions, *left.requests)] + [
        each.booking_id for left in found for each in left.times
    ]
    holds = Hold.objects.filter(booking__in=bookings)
    return list(holds.values_list("resource_id", flat=True))

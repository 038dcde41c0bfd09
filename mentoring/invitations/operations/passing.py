"""An open invitation whose mentor accompanies the innovation no more."""

from collections.abc import Collection, Iterable

from django.utils import timezone

from agents.models import Person
from foundation.users import Account
from mentoring.invitations.operations.announcing import announce_passed, record
from mentoring.invitations.operations.answering import drop, take_back
from mentoring.models import ProposedTime, SessionInvitation
from mentoring.sessions.terms import Terms
from scheduling.bookings.operations import is_taken, replace, resources_of


def pass_or_withdraw(
    invitation: SessionInvitation,
    times: Collection[ProposedTime],
    heirs: Iterable[Person],
    terms: Terms,
    by: Account | None,
    reason: str,
) -> None:
    """`times` are those that the mentor cannot hold any more. While she can hold others, these fall
    away; otherwise the first of `heirs` who accompanies it then and is free at one of them invites
    in her place, with the times at which she is free; else it is taken back, with `reason`.

    The caller has locked what the times hold, and the heirs.
    """
    if len(invitation.waiting) > len(times):
        for time in times:
            drop(time)
        record(invitation, "mentoring.shorten_invitation", by)
        return
    for heir in heirs:
        hers = [each for each in times if _is_free(heir, each, terms)]
        if hers and not _has_one(heir, invitation):
            _pass(invitation, heir, hers, by, reason)
            return
    take_back(invitation, by, reason)


def _is_free(heir: Person, time: ProposedTime, terms: Terms) -> bool:
    if not terms.covers(heir.pk, time.starts_at):
        return False
    return not is_taken(resources_of([heir], None), time.starts_at, time.ends_at, time.booking)


def _has_one(heir: Person, invitation: SessionInvitation) -> bool:
    """One open invitation of a mentor for an innovation at a time."""
    theirs = SessionInvitation.objects.open(timezone.now()).filter(mentor=heir)
    return theirs.filter(innovation=invitation.innovation_id).exists()


def _pass(
    invitation: SessionInvitation,
    heir: Person,
    times: Collection[ProposedTime],
    by: Account | None,
    reason: str,
) -> None:
    former = invitation.mentor
    for time in invitation.waiting:
        if time.pk not in {each.pk for each in times}:
            drop(time)
    for time in times:
        # The former mentor's link opens the former mentor's meeting.
        time.booking.link = ""
        time.booking.save(update_fields=["link"])
        replace(time.booking, former, heir)
    invitation.mentor = heir
    invitation.save(update_fields=["mentor"])
    record(invitation, "mentoring.pass_invitation", by)
    announce_passed(invitation, former, by, reason)

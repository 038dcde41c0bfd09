"""Ask somebody into a team; she says yes or no.

The request never looks into the registry: the outbox does, afterwards. So a number that is known and
one that is not are answered alike, and take equally long.
"""

from contextlib import suppress
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from agents.claims.operations.asking import normalize
from agents.models import Person
from agents.registry.operations.people import person_for
from foundation.models import OutboxMessage
from foundation.outbox import operations as outbox
from foundation.users import Account
from innovations.app_settings import app_settings
from innovations.models import Innovation, Invitation
from innovations.notices import note_answered, tell
from innovations.team.operations.members import AlreadyMemberError, add_member

LOOK_UP = "innovations.look_up_invitation"
DAY = timedelta(days=1)
State = Invitation.State


class TooManyInvitationsError(Exception):
    """This account has asked as many people within a day as it may."""


class InviteOneselfError(Exception):
    """Nobody asks herself."""


class InvitationSettledError(Exception):
    """It was answered or taken back meanwhile."""


@transaction.atomic
def invite(innovation: Innovation, named: str, part: str, by: Account) -> Invitation:
    """Ask whomever `named` (NIP or e-mail, as typed) means; the answer is the same if it means
    nobody, or somebody who is in the team. Asking again answers the invitation that waits. `part` is
    a `Member.Part`. Raises TooManyInvitationsError, InviteOneselfError."""
    inviter, named = person_for(by), normalize(named)[:254]
    if _is_oneself(inviter, by, named):
        raise InviteOneselfError
    # Many at once are counted one after the other.
    list(Person.objects.select_for_update().filter(pk=inviter.pk).values_list("pk"))
    waiting = innovation.invitations.pending().filter(named=named).first()
    if waiting is not None:
        return waiting
    now = timezone.now()
    asked = Invitation.objects.filter(invited_by=inviter).asked_since(now - DAY)
    if asked.count() >= app_settings.INVITATIONS_A_DAY:
        raise TooManyInvitationsError
    invitation, is_new = Invitation.objects.get_or_create(
        innovation=innovation,
        named=named,
        state=State.PENDING,
        defaults={"part": part, "invited_by": inviter, "asked_at": now},
    )
    if is_new:
        log(instance=innovation, action="innovations.invite", user=by)
        outbox.put(f"{LOOK_UP}:{invitation.pk}", LOOK_UP, {"invitation": invitation.pk})
    return invitation


@transaction.atomic
def look_up(message: OutboxMessage) -> None:
    """The sender of LOOK_UP: find out whom an invitation means, and tell her. One that means nobody,
    or somebody of the team, waits like any other and is forgotten. Safe to run again."""
    rows = Invitation.objects.select_for_update(of=("self",)).select_related("innovation")
    invitation = rows.filter(pk=message.payload["invitation"]).first()
    if invitation is None or not invitation.is_pending or invitation.person_id is not None:
        return
    person = _meant(invitation.named)
    if person is None or invitation.innovation.members.filter(person=person).exists():
        return
    if (
        Invitation.objects.pending()
        .filter(innovation=invitation.innovation, person=person)
        .exists()
    ):
        return  # asked by her NIP already, and now by her e-mail
    invitation.person = person
    invitation.save(update_fields=["person"])
    tell(
        [person],
        "invited",
        invitation.innovation,
        url=invitation.get_absolute_url(),
        subject=_subject(invitation),
        person=invitation.invited_by.full_name,
        part=invitation.part,
    )


@transaction.atomic
def accept(invitation: Invitation, user: Account) -> Invitation:
    """Whoever was asked enters the team. Twice is once. Raises InvitationSettledError."""
    invitation = _answered(invitation, user, State.ACCEPTED)
    if invitation.is_pending and invitation.person is not None:
        with suppress(AlreadyMemberError):  # her innovation admin has added her meanwhile
            add_member(invitation.innovation, invitation.person, invitation.part, user)
        _settle(invitation, State.ACCEPTED)
        _tell_inviter(invitation, "accepted", person=invitation.person.full_name)
    return invitation


@transaction.atomic
def decline(invitation: Invitation, user: Account) -> Invitation:
    """She stays outside; whoever asked learns that it was declined, in the words that he typed
    himself. Twice is once. Raises InvitationSettledError."""
    invitation = _answered(invitation, user, State.DECLINED)
    if invitation.is_pending:
        named = invitation.shown_name
        _settle(invitation, State.DECLINED)
        log(instance=invitation.innovation, action="innovations.decline", user=user)
        _tell_inviter(invitation, "declined", named=named)
    return invitation


@transaction.atomic
def take_back(invitation: Invitation, by: Account) -> Invitation:
    """The team asks no longer. Twice is once; what was answered stays answered."""
    invitation = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    if invitation.is_pending:
        _settle(invitation, State.TAKEN_BACK)
        log(instance=invitation.innovation, action="innovations.take_back", user=by)
    return invitation


def _is_oneself(person: Person, user: Account, named: str) -> bool:
    return named in {person.nip, person.email.lower(), user.email.lower()} - {None, ""}


def _meant(named: str) -> Person | None:
    """As the staff list has her, or by the e-mail with which she signs in."""
    found = Person.objects.select_related("user").known_as(named)
    if found is None and "@" in named:
        by_account = Person.objects.select_related("user").filter(user__email__iexact=named)
        found = by_account.filter(user__is_active=True).first()
    return found


def _answered(invitation: Invitation, user: Account, answer: State) -> Invitation:
    rows = Invitation.objects.select_for_update(of=("self",)).to(user)
    found = rows.select_related("innovation", "person__user", "invited_by__user").get(
        pk=invitation.pk
    )
    if found.state not in (State.PENDING, answer):
        raise InvitationSettledError
    return found


def _settle(invitation: Invitation, state: State) -> None:
    """What was typed is needed no longer."""
    invitation.state, invitation.settled_at, invitation.named = state, timezone.now(), ""
    invitation.save(update_fields=["state", "settled_at", "named"])
    note_answered(_subject(invitation))


def _tell_inviter(invitation: Invitation, what: str, **data: str) -> None:
    subject = f"invitation-answer:{invitation.pk}"
    tell([invitation.invited_by], what, invitation.innovation, subject=subject, **data)


def _subject(invitation: Invitation) -> str:
    return f"invitation:{invitation.pk}"

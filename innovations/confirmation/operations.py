"""Ask the owner, confirm, reject, withdraw."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from agents.models import Person
from agents.registry.operations.people import person_for
from foundation.users import Account
from innovations.models import Innovation
from innovations.notices import note_answered, tell
from innovations.owners import office_of, speaks_for

State = Innovation.State


class NotAwaitingError(Exception):
    """It has been confirmed, rejected or withdrawn meanwhile."""


class NotInChargeError(Exception):
    """Another OPD's innovation admin, or the clinic, confirms it."""


class ReasonMissingError(Exception):
    """Whoever proposed it is told why it is not confirmed."""


def ask_owner(innovation: Innovation, proposer: Person) -> None:
    """Inside the transaction that registers or corrects it: it waits, and who may confirm it is
    told."""
    innovation.state, innovation.reason = State.AWAITING, ""
    innovation.settled_at = innovation.settled_by = None
    innovation.save(update_fields=["state", "reason", "settled_at", "settled_by"])
    tell(
        office_of(innovation.opd).exclude(pk=proposer.pk),
        "asked",
        innovation,
        subject=_asked(innovation),
        person=proposer.full_name,
        owner=innovation.owner_name,
    )


def mark_confirmed(innovation: Innovation, by: Person, at: datetime | None = None) -> None:
    """Without a question: `by` may name this owner (`innovations.owners.may_name`)."""
    _settle(innovation, State.CONFIRMED, by, at=at)


@transaction.atomic
def confirm(innovation: Innovation, by: Account, at: datetime | None = None) -> Innovation:
    """Say for the owner that it is hers. From now on it counts and mentors may accompany it. Whoever
    speaks for the owner may also confirm what she registered herself: there is no second party.
    Twice is once. `at`: when, of what is entered afterwards. Raises NotInChargeError,
    NotAwaitingError."""
    now = at or timezone.now()
    innovation = _locked(innovation, by)
    if innovation.state == State.CONFIRMED:
        return innovation
    _refuse_settled(innovation)
    _settle(innovation, State.CONFIRMED, person_for(by), at=now)
    log(instance=innovation, action="innovations.confirm", user=by, timestamp=now)
    _tell_team(innovation, "confirmed", by)
    return innovation


@transaction.atomic
def reject(innovation: Innovation, by: Account, reason: str) -> Innovation:
    """It stays with its team alone, who read why. Twice is once. Raises NotInChargeError,
    NotAwaitingError, ReasonMissingError."""
    reason = reason.strip()[:250]
    if not reason:
        raise ReasonMissingError
    innovation = _locked(innovation, by)
    if innovation.state == State.REJECTED:
        return innovation
    _refuse_settled(innovation)
    _settle(innovation, State.REJECTED, person_for(by), reason)
    log(instance=innovation, action="innovations.reject", user=by, data={"reason": reason})
    _tell_team(innovation, "rejected", by, reason=reason)
    return innovation


@transaction.atomic
def withdraw(innovation: Innovation, by: Account) -> Innovation:
    """Its team takes back what is not confirmed; open invitations end with it. Twice is once. Raises
    NotAwaitingError."""
    innovation = Innovation.objects.select_for_update().get(pk=innovation.pk)
    if innovation.state == State.WITHDRAWN:
        return innovation
    if innovation.state == State.CONFIRMED:
        raise NotAwaitingError
    _settle(innovation, State.WITHDRAWN, person_for(by))
    pending = innovation.invitations.pending()
    pending.update(state="taken_back", settled_at=timezone.now(), named="")
    log(instance=innovation, action="innovations.withdraw", user=by)
    return innovation


def _locked(innovation: Innovation, by: Account) -> Innovation:
    rows = Innovation.objects.select_for_update(of=("self",)).select_related("opd")
    innovation = rows.get(pk=innovation.pk)
    if not speaks_for(by, innovation.opd):
        raise NotInChargeError
    return innovation


def _refuse_settled(innovation: Innovation) -> None:
    if innovation.state != State.AWAITING:
        raise NotAwaitingError


def _settle(
    innovation: Innovation,
    state: State,
    by: Person,
    reason: str = "",
    at: datetime | None = None,
) -> None:
    innovation.state, innovation.reason = state, reason
    innovation.settled_at, innovation.settled_by = at or timezone.now(), by
    innovation.save(update_fields=["state", "reason", "settled_at", "settled_by"])
    note_answered(_asked(innovation))


def _tell_team(innovation: Innovation, what: str, by: Account, **data: str) -> None:
    team = Person.objects.filter(memberships__innovation=innovation).exclude(user_id=by.pk)
    tell(team.select_related("user"), what, innovation, **data)


def _asked(innovation: Innovation) -> str:
    return f"innovation-asked:{innovation.pk}"

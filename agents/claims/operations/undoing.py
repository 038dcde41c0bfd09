"""Undo a link: the account keeps what it did itself, the record keeps what the office noted."""

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from agents import merging
from agents.claims.operations import informing
from agents.claims.operations.refusals import ClaimSettledError
from agents.locks import lock_account
from agents.models import Person
from agents.models.claims import Claim
from agents.registry.operations.people import person_for
from agents.registry.operations.roles import derive_groups
from foundation.users import Account


@transaction.atomic
def undo(claim: Claim, *, reason: str, by: Account) -> Claim:
    """Untie the account from its record at once. Undoing again answers the claim that is undone.
    Raises ClaimSettledError for a claim that never was linked.

    What came along at the link goes back, and so does what the account did by its own wish since;
    what an office assigned to the record stays, with the progress made in it.
    """
    claim = Claim.objects.select_for_update().get(pk=claim.pk)
    if claim.state == Claim.State.UNDONE:
        return claim
    if claim.person_id is None or not claim.is_linked:
        raise ClaimSettledError
    lock_account(claim.user_id)
    person = Person.objects.select_for_update().get(pk=claim.person_id)
    if person.user_id == claim.user_id:
        _untie(claim, person)
    claim.state, claim.reason = Claim.State.UNDONE, reason
    claim.settled_by = by
    claim.save(update_fields=["state", "reason", "settled_by"])
    data = {"account": claim.user.email, "reason": reason}
    log(instance=person, action="agents.unlink_account", user=by, data=data)
    derive_groups()
    informing.inform_account(claim, "undone")
    return claim


def _untie(claim: Claim, person: Person) -> None:
    person.user = None
    person.save(update_fields=["user"])
    owner = _former_record(claim)
    since = claim.settled_at or timezone.now()
    merging.give_back(claim.carried.get("moved", {}), person, owner, since)


def _former_record(claim: Claim) -> Person:
    former = Person.objects.filter(pk=claim.carried.get("former"), user=None).first()
    if former is None:
        return person_for(claim.user)
    former.user = claim.user
    former.save(update_fields=["user"])
    return former

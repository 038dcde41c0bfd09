"""Prove a claim, and what follows: one account, one record."""

from typing import Any

from django.db import models, transaction
from django.utils import timezone
from wagtail.log_actions import log

from agents import merging
from agents.claims.operations import informing
from agents.claims.operations.asking import normalize, refuse_unfit
from agents.claims.operations.codes import digest_of
from agents.claims.operations.refusals import (
    AlreadyLinkedError,
    ClaimSettledError,
    ClinicOnlyError,
    NotProvenError,
    OwnClaimError,
)
from agents.locks import lock_account
from agents.models import Appointment, Person
from agents.models.claims import Claim, ClaimCode, is_self_made
from agents.registry.operations.roles import derive_groups
from foundation.users import Account


def link_by_printed_code(user: Account, named: str, typed: str) -> Claim:
    """Link the account to the record that `named` (NIP or e-mail) and the code `typed` mean
    together. Raises NotProvenError for every reason for which the code does not hold,
    EmailNotVerifiedError, AlreadyLinkedError."""
    named = normalize(named)
    whose = models.Q(person__nip=named)
    if "@" in named:
        whose = models.Q(person__nip=None, person__email__iexact=named)
    printed = ClaimCode.objects.filter(whose, claim=None)
    return _link_by_code(user, printed, typed, Claim.Proof.CODE)


def link_by_mailed_code(user: Account, typed: str) -> Claim:
    """Link the account to the record for which it had a code sent. The code holds for that account
    alone, and while the record keeps the address it went to. Raises as `link_by_printed_code`."""
    mailed = ClaimCode.objects.filter(claim__user=user, email__iexact=models.F("person__email"))
    return _link_by_code(user, mailed, typed, Claim.Proof.EMAIL)


def _link_by_code(
    user: Account, codes: models.QuerySet[ClaimCode], typed: str, proof: Claim.Proof
) -> Claim:
    try:
        with transaction.atomic():
            # Two records claimed at once by one account wait for each other here.
            lock_account(user.pk)
            return _spend(user, codes, digest_of(typed), proof)
    except NotProvenError:
        # In a transaction of its own: the refusal has rolled the other one back.
        log(instance=user, action="agents.fail_claim", user=user, data={"proof": proof})
        raise


def _spend(
    user: Account, codes: models.QuerySet[ClaimCode], digest: str, proof: Claim.Proof
) -> Claim:
    refuse_unfit(user)
    now = timezone.now()
    found = codes.usable(now).filter(digest=digest)  # type: ignore[attr-defined]
    code = found.first()
    # The record is locked before its codes, as printing does; then the code is asked once more.
    if code is None or not _is_free(code.person_id):
        raise NotProvenError
    code = found.select_for_update(of=("self",)).filter(pk=code.pk).first()
    if code is None:
        raise NotProvenError
    code.used_at = now
    code.save(update_fields=["used_at"])
    claim = code.claim or Claim(user=user, proof=proof, asked_at=now)
    return _link(claim, code.person_id, by=user)


@transaction.atomic
def approve(claim: Claim, *, by: Account, is_clinic: bool) -> Claim:
    """Say on behalf of the office that the account belongs to the person. Twice is once.
    `is_clinic`: `by` decides for the whole region (`agents.claims.permissions.Charge`). Raises
    ClaimSettledError, OwnClaimError, ClinicOnlyError, EmailNotVerifiedError, AlreadyLinkedError."""
    claim = Claim.objects.select_for_update().get(pk=claim.pk)
    if claim.is_linked:
        return claim
    _refuse_approval(claim, by, is_clinic)
    lock_account(claim.user_id)
    refuse_unfit(claim.user)
    if claim.person_id is None or not _is_free(claim.person_id):
        raise AlreadyLinkedError
    return _link(claim, claim.person_id, by=by)


def _refuse_approval(claim: Claim, by: Account, is_clinic: bool) -> None:
    if claim.state != Claim.State.PENDING:
        raise ClaimSettledError
    if claim.user_id == by.pk:
        raise OwnClaimError
    appointments = Appointment.objects.not_ended(timezone.localdate())
    if not is_clinic and appointments.filter(person=claim.person).exists():
        raise ClinicOnlyError


@transaction.atomic
def reject(claim: Claim, *, reason: str, by: Account) -> Claim:
    """Refuse the claim; whoever asked reads `reason`. Twice is once. Raises ClaimSettledError."""
    claim = Claim.objects.select_for_update().get(pk=claim.pk)
    if claim.state == Claim.State.REJECTED:
        return claim
    if claim.state != Claim.State.PENDING:
        raise ClaimSettledError
    _settle(claim, Claim.State.REJECTED, by, reason)
    data = {"reason": reason}
    log(instance=claim.person or claim, action="agents.reject_claim", user=by, data=data)
    informing.inform_account(claim, "rejected")
    return claim


def _is_free(person_id: int) -> bool:
    """Two accounts that claim one record at once wait for each other here; one of them wins."""
    rows = Person.objects.select_for_update().filter(pk=person_id).values_list("user_id", flat=True)
    return list(rows) == [None]


def _link(claim: Claim, person_id: int, *, by: Account) -> Claim:
    person = Person.objects.get(pk=person_id)
    claim.person = person
    claim.carried = _carry_over(claim.user, person)
    person.user = claim.user
    person.save(update_fields=["user"])
    # Before the claim is settled: the database lets a record and an account be linked once.
    _forget_older_links(claim)
    _settle(claim, Claim.State.LINKED, by)
    ClaimCode.objects.usable(timezone.now()).filter(person=person).update(voided_at=timezone.now())
    _record(claim, by)
    derive_groups()  # what she is appointed to holds from now on, not from the next minute
    informing.inform_office(claim, "linked")
    informing.inform_account(claim, "linked")
    informing.inform_record(claim)
    return claim


def _carry_over(user: Account, person: Person) -> dict[str, Any]:
    """What the account did before goes into the staff record; its self-made record goes away."""
    old = Person.objects.select_for_update().filter(user=user).first()
    if old is None:
        return {}
    if not is_self_made(old):
        raise AlreadyLinkedError
    moved = merging.merge(old, person)
    old.user = None
    old.save(update_fields=["user"])
    return {"moved": moved, "former": _retire(old)}


def _retire(old: Person) -> int | None:
    """Delete an empty record; one that something still hangs on stays, without an account. Returns
    the key of one that stays."""
    former = old.pk
    try:
        # A savepoint: on PostgreSQL a refused deletion would spoil the transaction of the link.
        with transaction.atomic():
            old.delete()
    except models.ProtectedError:
        return former
    return None


def _forget_older_links(claim: Claim) -> None:
    """Links that somebody untied outside this module."""
    stale = Claim.objects.linked().filter(models.Q(person=claim.person) | models.Q(user=claim.user))
    stale.update(state=Claim.State.UNDONE, settled_at=timezone.now())


def _settle(claim: Claim, state: Claim.State, by: Account, reason: str = "") -> None:
    claim.state, claim.settled_by, claim.reason = state, by, reason
    claim.settled_at, claim.named = timezone.now(), ""
    claim.save()


def _record(claim: Claim, by: Account) -> None:
    assert claim.person is not None  # noqa: S101  (it was linked a moment ago)
    opd = claim.person.primary_opd(timezone.localdate())
    data = {
        "account": claim.user.email,
        "proof": claim.proof,
        "opd": opd.name if opd else "–",
    }
    log(instance=claim.person, action="agents.link_account", user=by, data=data)

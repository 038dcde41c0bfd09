"""Issue what was ordered: rows claimed by fifties, each in a transaction of its own.

A process that dies leaves its rows claimed for a while; then the next one takes them, and what was
issued is not issued again.
"""

import time
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from credentials.certificates.facts import TextError
from credentials.certificates.operations.issuing import (
    NotAchievedError,
    SignerNotInForceError,
    issue,
    sign,
    store,
)
from credentials.certificates.operations.ordering import wake
from credentials.models import Certificate, Issuance, SigningJob
from credentials.numbers.operations import RangesUsedUpError
from credentials.signing.adapters import SIGNER, SigningError
from foundation.models import OutboxMessage

AT_ONCE = 50
LEASE = timedelta(minutes=5)
LONGEST_ROUND = 60.0  # seconds
REFUSALS: dict[type[Exception], str] = {
    NotAchievedError: "withdrawn",
    SignerNotInForceError: "signer",
    TextError: "text",
    RangesUsedUpError: "numbers",
}


def issue_message(message: OutboxMessage) -> None:
    """The sender of ISSUE: issue what waits, whoever ordered it. Safe to run again."""
    issue_waiting()
    if Issuance.objects.free(timezone.now()).exists():
        with transaction.atomic():
            wake()


def issue_waiting() -> int:
    """Issue what waits, for a minute at most. Returns how many were issued."""
    until = time.monotonic() + LONGEST_ROUND
    count = 0
    while time.monotonic() < until:
        claimed = _claim()
        if not claimed:
            break
        count += sum(_issue_row(pk) for pk in claimed)
    return count


def sign_waiting() -> int:
    """Ask again for signatures that are not there yet. Returns how many came."""
    now = timezone.now()
    due = SigningJob.objects.filter(next_try_at__lte=now).order_by("next_try_at")
    return sum(_sign_row(pk) for pk in due.values_list("certificate_id", flat=True)[:AT_ONCE])


@transaction.atomic
def _claim() -> list[int]:
    """The next fifty that nobody has. Two processes never have one row: each takes its own by the
    update, whatever both have read."""
    now = timezone.now()
    free = Issuance.objects.free(now).order_by("pk")
    keys = list(free.select_for_update(skip_locked=True).values_list("pk", flat=True)[:AT_ONCE])
    Issuance.objects.filter(pk__in=keys).update(claimed_until=now + LEASE)
    return keys


@transaction.atomic
def _issue_row(pk: int) -> bool:
    row = Issuance.objects.select_related("achievement", "design__signer__person", "batch")
    found = row.filter(pk=pk, state=Issuance.State.WAITING).first()
    if found is None:
        return False
    by = found.batch.ordered_by if found.batch else None
    try:
        with transaction.atomic():
            certificate = issue(found.achievement, found.design, by)
    except tuple(REFUSALS) as refusal:
        found.state, found.refusal = Issuance.State.REFUSED, REFUSALS[type(refusal)]
        found.save(update_fields=["state", "refusal"])
        return False
    found.state, found.certificate = Issuance.State.DONE, certificate
    found.save(update_fields=["state", "certificate"])
    return True


@transaction.atomic
def _sign_row(pk: int) -> bool:
    locked = Certificate.objects.select_for_update(of=("self",)).select_related("design")
    certificate = locked.filter(pk=pk, file=None).first()
    job = SigningJob.objects.filter(certificate_id=pk).first()
    if certificate is None or job is None:
        return False
    if not job.remote_id:
        sign(certificate)
        return certificate.signing in {Certificate.Signing.SIGNED, Certificate.Signing.NONE}
    adapter = SIGNER.make()
    try:
        signed = adapter.fetch(job.remote_id)
    except SigningError as error:
        job.error, job.remote_id = str(error)[:250], ""
        signed = None
    if signed is None:
        job.attempts += 1
        job.next_try_at = timezone.now() + timedelta(minutes=min(60, 2**job.attempts))
        job.save()
        return False
    store(certificate, signed, adapter.name, is_signed=True)
    return True

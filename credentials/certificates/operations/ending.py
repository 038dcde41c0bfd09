"""Revoke a paper. The achievement stands; to take that back is to withdraw it."""

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from credentials.models import Achievement, Certificate, Issuance
from credentials.refusals import UnexplainedError
from credentials.signals import certificate_revoked
from foundation.users import Account


class NotLiveError(Exception):
    """The certificate is revoked or replaced already."""


@transaction.atomic
def revoke(certificate: Certificate, by: Account | None, reason: str) -> Certificate:
    """The paper is void from now on; its number is never used again, and its code says so. JP stay.
    Raises NotLiveError, UnexplainedError."""
    if not reason.strip():
        raise UnexplainedError
    locked = Certificate.objects.select_for_update().live().filter(pk=certificate.pk).first()
    if locked is None:
        raise NotLiveError
    end(locked, Certificate.State.REVOKED, by, reason)
    log(instance=locked, action="credentials.revoke", user=by, data={"reason": locked.reason})
    certificate_revoked.after_commit(certificate=locked, by=by)
    return locked


def end(certificate: Certificate, state: str, by: Account | None, reason: str) -> None:
    """The caller has locked it, and logs."""
    certificate.state, certificate.ended_at, certificate.ended_by = state, timezone.now(), by
    certificate.reason = reason.strip()[:250]
    certificate.save(update_fields=["state", "ended_at", "ended_by", "reason"])


def revoke_all(achievement: Achievement, by: Account | None, reason: str) -> None:
    """All papers of an achievement that was withdrawn, in the caller's transaction; what was ordered
    and not issued is refused."""
    for each in Certificate.objects.live().filter(achievement=achievement).order_by("pk"):
        revoke(each, by, reason)
    waiting = Issuance.objects.filter(achievement=achievement, state=Issuance.State.WAITING)
    waiting.update(state=Issuance.State.REFUSED, refusal="withdrawn")

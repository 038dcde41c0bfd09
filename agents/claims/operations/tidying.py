"""What time settles: requests that nobody answered."""

from datetime import timedelta

from django.db import models, transaction
from django.utils import timezone

from agents.models.claims import Claim

APPROVAL_WAITS = timedelta(days=30)
MAIL_WAITS = timedelta(days=1)


@transaction.atomic
def tidy_claims() -> int:
    """The duty: let claims expire that nobody answered in time. Returns how many rows changed."""
    now = timezone.now()
    forgotten = Claim.objects.pending().filter(
        models.Q(proof=Claim.Proof.APPROVAL, asked_at__lt=now - APPROVAL_WAITS)
        | models.Q(proof=Claim.Proof.EMAIL, asked_at__lt=now - MAIL_WAITS)
    )
    return forgotten.update(state=Claim.State.EXPIRED, settled_at=now, named="")

"""What time settles: requests that nobody answered, codes that nobody may use any more."""

from datetime import timedelta

from django.db import models, transaction
from django.utils import timezone

from agents.models.claims import Claim, ClaimCode

APPROVAL_WAITS = timedelta(days=30)
MAIL_WAITS = timedelta(days=1)
CODES_STAY = timedelta(days=30)


@transaction.atomic
def tidy_claims() -> int:
    """Expire what waited too long and drop dead codes. Returns how many rows changed."""
    now = timezone.now()
    forgotten = Claim.objects.pending().filter(
        models.Q(proof=Claim.Proof.APPROVAL, asked_at__lt=now - APPROVAL_WAITS)
        | models.Q(proof=Claim.Proof.EMAIL, asked_at__lt=now - MAIL_WAITS)
    )
    expired = forgotten.update(state=Claim.State.EXPIRED, settled_at=now, named="")
    dead = ClaimCode.objects.filter(expires_at__lt=now - CODES_STAY)
    return expired + dead.delete()[0]

"""What a claim has written down of an app that leaves the site."""

from agents.merging import merges
from agents.models import Claim
from foundation.removal.leaving import Leaving


def release(leaving: Leaving) -> None:
    """Forget which of its records a link carried over: once it is installed anew, the same numbers
    are other records, and undoing the link would give those away."""
    names = leaving.registered(merges())
    for claim in Claim.objects.exclude(carried={}).iterator():
        moved = claim.carried.get("moved", {})
        kept = {name: what for name, what in moved.items() if name not in names}
        if kept != moved:
            claim.carried = {**claim.carried, "moved": kept}
            claim.save(update_fields=["carried"])

"""What follows from the ledger."""

from typing import Any

from credentials.models import Achievement, Recognition


def note_withdrawn(sender: Any, achievement: Achievement, **kwargs: Any) -> None:
    """Of `achievement_withdrawn`: what was recognised counts no more, and may be sent anew."""
    rows = Recognition.objects.filter(achievement=achievement)
    rows.update(state=Recognition.State.WITHDRAWN, remarks=achievement.withdrawn_reason)

"""What a former mentor had still to do passes to the one who accompanies the innovation now."""

from django.db import transaction
from django.utils import timezone

from agents.models import Person
from agents.registry.operations.people import person_for
from foundation.users import Account
from mentoring.followups import notices
from mentoring.followups.operations.keeping import log_change
from mentoring.followups.operations.reminders import plan
from mentoring.models import FollowUp


@transaction.atomic
def take_over(follow_up: FollowUp, to: Person, by: Account | None, note: str = "") -> bool:
    """`to` has it from now on, by the same day; she reads `note`, and the former owner and whoever
    gave it are told. Reminders follow. False where it is done, or hers, by now."""
    rows = FollowUp.objects.open().select_related("innovation", "owner__user", "made_by__user")
    row = rows.select_for_update(of=("self",)).filter(pk=follow_up.pk).first()
    if row is None or row.owner_id == to.pk:
        return False
    former, row.owner = row.owner, to
    row.revision += 1
    row.save(update_fields=["owner", "revision"])
    log_change(row, "mentoring.take_over_follow_up", by)
    plan(row)
    actor = person_for(by) if by is not None else None
    notices.tell_taken_over(row, former, actor, note, timezone.now())
    return True

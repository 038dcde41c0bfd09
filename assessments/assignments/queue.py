"""Who waits for whose marks."""

from django.db.models import Exists, OuterRef, Q

from assessments.models import Marking, Submission
from assessments.models.assignments import SubmissionQuerySet, arranges_assignments
from foundation.users import AnyUser


def waiting_for(user: AnyUser) -> SubmissionQuerySet:
    """What `user` has to mark, and has not; of what asks for a third decision what she may decide. In no
    order."""
    own = Marking.objects.filter(submission=OuterRef("pk"), person__user_id=user.pk or 0)
    open_ones = Submission.objects.to_mark().exclude(Exists(own))
    hers = Q(pk__in=Submission.objects.marked_for(user).values("pk"))
    if arranges_assignments(user):
        hers |= Q(needs_decision=True)
    return open_ones.filter(hers).exclude(pk__in=Submission.objects.of(user).values("pk"))

"""Who sees files and results of what was handed in."""

from django.db.models import QuerySet

from agents.reporting.permissions import answered_opds
from assessments.models import Submission
from assessments.models.assignments import arranges_assignments
from foundation.models import PrivateFile
from foundation.users import AnyUser


def may_open_submitted_file(user: AnyUser, file: PrivateFile) -> bool:
    """Whoever sees a submission with it. An office reads results, no work."""
    return Submission.objects.visible_to(user).filter(file=file).exists()


def results_for(user: AnyUser) -> "QuerySet[Submission]":
    """What was handed in, of which `user` may know state and score: all of that for whoever arranges
    assignments or sees all reports; what she marks; that of people of the OPDs for which she answers,
    by the OPD stamped when it was handed in; of each learner and assignment the newest version."""
    found = Submission.objects.handed_in()
    newer = found.order_by("assignment_id", "enrollment_id", "-n")
    opds = answered_opds(user)
    if not arranges_assignments(user) and opds is not None:
        marked = Submission.objects.marked_for(user).values("pk")
        own = found.filter(opd__in=opds)
        found = (
            found.filter(pk__in=marked.union(own.values("pk")))
            if opds
            else found.filter(pk__in=marked)
        )
    newest = {
        row[:2]: row[2]
        for row in reversed(newer.values_list("assignment_id", "enrollment_id", "pk"))
    }
    return found.filter(pk__in=newest.values())

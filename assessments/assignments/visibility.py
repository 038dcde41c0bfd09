"""Who sees files and results of what was handed in."""

from django.db.models import Exists, OuterRef, Q, QuerySet

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
    handed_in = Submission.objects.handed_in()
    later = handed_in.filter(
        assignment=OuterRef("assignment"), enrollment=OuterRef("enrollment"), n__gt=OuterRef("n")
    )
    found = handed_in.exclude(Exists(later))
    opds = answered_opds(user)
    if arranges_assignments(user) or opds is None:
        return found
    marked = Submission.objects.marked_for(user).values("pk")
    return found.filter(Q(pk__in=marked) | Q(opd__in=opds))

"""What the bell says of assignments."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agents.models import Person
from agents.notices.bells import bell_name
from assessments.models import Marker, Submission
from foundation.models import Delivery
from foundation.notices.operations import notify
from foundation.notices.sentences import register_line
from foundation.notices.topics import Topic, register_topic

TOPIC = Topic(
    "assessments.assignments",
    _("Assignments"),
    _("Work that waits for your marks, and yours that was given back or marked."),
    60,
    (Delivery.APP, Delivery.MAIL, Delivery.DIGEST),
)
SENTENCES = {
    "submitted": _("%(person)s has handed in “%(title)s”."),
    "undecided": _("Two marks of “%(title)s” differ too much: a third decision is needed."),
    "returned": _("“%(title)s” was given back to you with remarks."),
    "graded": _("“%(title)s” has been marked: %(score)s."),
}


def tell_markers(submission: Submission) -> None:
    """All that mark it, save the learner herself."""
    _tell(_markers(submission), submission, "submitted", submission.get_absolute_url())


def tell_deciders(submission: Submission) -> None:
    """Markers who have not marked it."""
    gave = submission.markings.values("person_id")
    told = [
        each for each in _markers(submission) if each.pk not in {row["person_id"] for row in gave}
    ]
    _tell(told, submission, "undecided", submission.get_absolute_url())


def tell_learner(submission: Submission, what: str) -> None:
    """`what`: "returned" or "graded"."""
    url = reverse("assessments:work", args=[submission.assignment_id])
    _tell([submission.enrollment.person], submission, what, url)


def _markers(submission: Submission) -> list[Person]:
    found = Marker.objects.in_force().filter(assignment=submission.assignment_id)
    found = found.exclude(person=submission.enrollment.person_id)
    return [each.person for each in found.select_related("person")]


def _tell(people: Iterable[Person], submission: Submission, what: str, url: str) -> None:
    bells = [bell_name(each.pk) for each in people if each.user_id]
    if bells:
        score = "" if submission.score is None else f"{submission.score.normalize():f} %"
        notify(
            bells,
            kind=f"assessments.assignment_{what}",
            subject=f"submission:{submission.assignment_id}:{submission.enrollment_id}",
            data={
                "person": submission.enrollment.person.full_name,
                "title": submission.assignment.title,
                "score": score,
            },
            url=url,
        )


def connect() -> None:
    register_topic(TOPIC)
    for what, sentence in SENTENCES.items():
        register_line(f"assessments.assignment_{what}", sentence, TOPIC.name)

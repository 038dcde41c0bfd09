"""What a learner hears once her answers are graded."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agents.notices.bells import bell_name
from assessments.models import Attempt
from foundation.models import Delivery
from foundation.notices.operations import notify
from foundation.notices.sentences import register_line
from foundation.notices.topics import Topic, register_topic
from foundation.notices.wordings import name_placeholders

TOPIC = Topic(
    "assessments.results",
    _("Results of quizzes"),
    _("Your answers to a quiz have been graded."),
    65,
    (Delivery.APP, Delivery.DIGEST),
)
GRADED = _("Your answers to %(quiz)s have been graded.")


def tell_graded(attempt: Attempt) -> None:
    """A line in the bell of its learner. Inside a transaction."""
    notify(
        [bell_name(attempt.enrollment.person_id)],
        kind="assessments.graded",
        subject=f"attempt:{attempt.pk}",
        data={"quiz": attempt.quiz.title},
        url=reverse("assessments:review", args=[attempt.pk]),
    )


def connect() -> None:
    register_topic(TOPIC)
    name_placeholders({"quiz": _("quiz"), "title": _("title"), "score": _("score")})
    register_line("assessments.graded", GRADED, TOPIC.name)

"""What a learner hears once her answers are graded."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agents.notices.bells import bell_name
from assessments.models import Attempt
from foundation.models import Delivery
from foundation.notices.operations import notify
from foundation.notices.sentences import register_notice
from foundation.notices.topics import Topic, register_topic

TOPIC = Topic(
    "assessments.results",
    gettext_lazy("Results of quizzes"),
    gettext_lazy("Your answers to a quiz have been graded."),
    65,
    (Delivery.APP, Delivery.DIGEST),
)


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
    register_notice("assessments.graded", _say, TOPIC.name)


def _say(data: dict[str, Any]) -> str:
    return _("Your answers to %(quiz)s have been graded.") % data

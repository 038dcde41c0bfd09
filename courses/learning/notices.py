"""What a learner hears whose completion was taken back."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agents.notices.bells import bell_name
from courses.models import Enrollment
from foundation.models import Delivery
from foundation.notices.operations import notify
from foundation.notices.sentences import register_notice
from foundation.notices.topics import Topic, register_topic

TOPIC = Topic(
    "courses.completions",
    gettext_lazy("Completions of courses"),
    gettext_lazy("The clinic has taken a completion back, with its certificate."),
    59,
    (Delivery.MAIL, Delivery.APP, Delivery.DIGEST),
)


def tell_withdrawn(enrollment: Enrollment, reason: str) -> None:
    """A line in the bell of its learner. Inside a transaction."""
    notify(
        [bell_name(enrollment.person_id)],
        kind="courses.completion_withdrawn",
        subject=f"completion:{enrollment.pk}",
        data={"course": enrollment.course.title, "reason": reason},
        url=enrollment.course.url or "",
    )


def connect() -> None:
    register_topic(TOPIC)
    register_notice("courses.completion_withdrawn", _say, TOPIC.name)


def _say(data: dict[str, Any]) -> str:
    return _("Your completion of %(course)s was withdrawn: %(reason)s") % data

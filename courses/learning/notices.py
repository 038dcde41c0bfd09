"""What a learner hears whose completion was taken back."""

from django.utils.translation import gettext_lazy as _

from agents.notices.bells import bell_name
from courses.models import Enrollment
from foundation.models import Delivery
from foundation.notices.operations import notify
from foundation.notices.sentences import register_line
from foundation.notices.topics import Topic, register_topic
from foundation.notices.wordings import name_placeholders

TOPIC = Topic(
    "courses.completions",
    _("Completions of courses"),
    _("The clinic has taken a completion back, with its certificate."),
    59,
    (Delivery.MAIL, Delivery.APP, Delivery.DIGEST),
)
WITHDRAWN = _("Your completion of %(course)s was withdrawn: %(reason)s")


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
    name_placeholders({"course": _("course")})
    register_line("courses.completion_withdrawn", WITHDRAWN, TOPIC.name)

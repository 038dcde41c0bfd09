"""What somebody who is reminded reads, in her bell and by mail."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agents.notices.bells import bell_name
from agents.reminding.mails import put_mail
from courses.catalogue.addresses import catalogue_url
from courses.models import CoursePage, Enrollment, Nudge
from foundation.models import Delivery
from foundation.notices.operations import notify
from foundation.notices.sentences import register_notice
from foundation.notices.topics import Topic, register_topic
from foundation.notices.wordings import Wording

SENTENCES = {
    "unfinished": _("%(by)s reminds you of courses that you have not completed."),
    "overdue": _("%(by)s reminds you of courses whose due date has passed."),
    "joining": _("%(by)s invites you to take a course."),
}
WORDINGS = {about: Wording(f"courses.nudged_{about}", ours) for about, ours in SENTENCES.items()}

TOPIC = Topic(
    "courses.reminders",
    _("Reminders of training"),
    _("Your office or the clinic reminds you of a course, at most once a week."),
    60,
    (Delivery.MAIL, Delivery.DIGEST, Delivery.APP, Delivery.NONE),
    writes_mail=True,
)


def tell(
    nudges: Sequence[Nudge],
    about: str,
    open_of: Mapping[int, Sequence[Enrollment]],
    course: CoursePage | None,
) -> None:
    """A line in each bell, and a mail to whoever has an address. `about` is a key of SENTENCES;
    `open_of`: by person, what she has still to do; `course`: the one to join, else any."""
    if not nudges:
        return
    is_joining = about == "joining"
    url = (course.url if course else catalogue_url()) if is_joining else None
    url = url or reverse("courses:history")
    notify(
        [bell_name(each.person_id) for each in nudges],
        kind=f"courses.nudged_{about}",
        subject="courses.nudge",
        data={"by": nudges[0].by.full_name},
        url=url,
    )
    for each in nudges:
        put_mail(
            each,
            "courses/nudges/mail/nudge.txt",
            TOPIC.name,
            WORDINGS[about],
            url,
            unfinished=() if is_joining else open_of.get(each.person_id, ()),
            course=course,
            today=timezone.localdate(each.at),
        )


def connect() -> None:
    register_topic(TOPIC)
    for wording in WORDINGS.values():
        register_notice(wording.name, _say(wording), TOPIC.name, [wording])


def _say(wording: Wording) -> Callable[[dict[str, Any]], str]:
    return lambda data: str(wording) % data

"""What somebody who is reminded reads, in her bell and by mail."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agents.notices.bells import bell_name
from agents.reminding.mails import put_mail
from foundation.models import Delivery
from foundation.notices.operations import notify
from foundation.notices.sentences import register_notice
from foundation.notices.topics import Topic, register_topic
from foundation.notices.wordings import Wording
from mentoring.models import Nudge

About = Nudge.About
SENTENCES = {
    About.LATE: _("%(by)s reminds you of follow-ups whose due date has passed."),
    About.UNANSWERED: _("%(by)s reminds you of questions that wait for an answer."),
    About.UNREPORTED: _("%(by)s reminds you to record the results of past sessions."),
    About.STALLED: _("%(by)s reminds you of innovations without a next session."),
}
WORDINGS = {
    about: Wording(f"mentoring.nudged_{about.value}", ours) for about, ours in SENTENCES.items()
}
# Where it is done.
PLACES = {
    About.LATE: "mentoring:follow_ups",
    About.UNANSWERED: "mentoring:consultations",
    About.UNREPORTED: "mentoring:sessions",
    About.STALLED: "innovations:list",
}
MOST_LINES = 20  # of a mail; more are a number

TOPIC = Topic(
    "mentoring.reminders",
    _("Reminders of mentoring"),
    _("An office or the clinic reminds you of what waits for you, at most once a week."),
    61,
    (Delivery.MAIL, Delivery.DIGEST, Delivery.APP),
    writes_mail=True,
)


def tell(nudges: Sequence[Nudge], owed: Mapping[int, Sequence[Any]], about: Nudge.About) -> None:
    """A line in each bell, and a mail to whoever has an address. `owed`: debts by id of the person."""
    if not nudges:
        return
    url = reverse(PLACES[about])
    notify(
        [bell_name(each.person_id) for each in nudges],
        kind=f"mentoring.nudged_{about.value}",
        subject="mentoring.nudge",
        data={"by": nudges[0].by.full_name},
        url=url,
    )
    for each in nudges:
        debts = owed[each.person_id]
        put_mail(
            each,
            "mentoring/nudges/mail/nudge.txt",
            TOPIC.name,
            WORDINGS[about],
            url,
            about=about.value,
            debts=debts[:MOST_LINES],
            rest=max(len(debts) - MOST_LINES, 0),
        )


def connect() -> None:
    register_topic(TOPIC)
    for wording in WORDINGS.values():
        register_notice(wording.name, _say(wording), TOPIC.name, [wording])


def _say(wording: Wording) -> Callable[[dict[str, Any]], str]:
    return lambda data: str(wording) % data

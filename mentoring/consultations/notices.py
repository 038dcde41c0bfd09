"""What the bell says of consultations."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agents.models import Person
from agents.notices.bells import bell_name
from foundation.live.operations import publish
from foundation.models import Delivery, Notice
from foundation.notices.operations import notify
from foundation.notices.sentences import register_notice
from foundation.notices.topics import Topic, register_topic
from foundation.notices.wordings import Wording, name_placeholders, register_mails
from mentoring.models import Consultation

OPENED, TAKEN = "mentoring.consultation_opened", "mentoring.consultation_taken"
WRITTEN = "mentoring.consultation_written"
TOPIC = Topic(
    "mentoring.consultations",
    _("Questions and answers"),
    _("New questions, and messages that you have not read for a quarter of an hour."),
    30,
    (Delivery.MAIL, Delivery.DIGEST, Delivery.APP),
    writes_mail=True,
)
# What is said with an innovation, and without one.
SENTENCES = {
    OPENED: (
        _("%(person)s has a question about %(innovation)s."),
        _("%(person)s has a general question."),
    ),
    TAKEN: (
        _("%(person)s answers your question about %(innovation)s."),
        _("%(person)s answers your general question."),
    ),
    WRITTEN: (
        _("%(person)s has written to your team about %(innovation)s."),
        _("%(person)s has written to you."),
    ),
}


def tell(
    consultation: Consultation,
    kind: str,
    actor: Person,
    told: Iterable[Person],
    at: datetime | None = None,
) -> None:
    """Ring the bells of `told` (who has no account hears nothing) with a sentence of SENTENCES
    about what `actor` did. It names who and of what, never what was said: it stays when a right has
    ended. `at`: the instant to record, for what is entered afterwards; None is now."""
    bells = [bell_name(each.pk) for each in told if each.user_id]
    if bells:
        notify(
            bells,
            kind=kind,
            subject=_subject(consultation.pk),
            data={
                "person": actor.full_name,
                "innovation": consultation.innovation.name if consultation.innovation else "",
            },
            url=consultation.get_absolute_url(),
            at=at,
        )


def note_read(consultation: Consultation, person_id: int, at: datetime | None = None) -> None:
    """Take the lines about the thread as read, in the transaction in which a person read it; her
    open pages count their bell anew. `at` as in `tell`."""
    bell = bell_name(person_id)
    lines = Notice.objects.of(bell).filter(subject=_subject(consultation.pk))
    lines.unread().update(read_at=at or timezone.now())
    publish([bell], "read", at=at)


def connect() -> None:
    register_topic(TOPIC)
    name_placeholders({"author": _("who wrote"), "subject": _("subject")})
    for kind, (about, general) in SENTENCES.items():
        wordings = (Wording(kind, about), Wording(f"{kind} general", general))
        register_notice(kind, _say(*wordings), TOPIC.name, wordings)
    register_mails(TOPIC.name, "mentoring/consultations/mail/unread.txt")


def _say(about: Any, general: Any) -> Callable[[dict[str, Any]], str]:
    return lambda data: str(about if data["innovation"] else general) % data


def _subject(pk: int) -> str:
    return f"consultation:{pk}"

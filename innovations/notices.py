"""What those whom an innovation concerns are told, in their bell and by mail, in the same words."""

from collections.abc import Callable, Iterable
from typing import Any
from uuid import uuid4

from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from agents.contact import address_of, language_of
from agents.models import Person
from agents.notices.bells import bell_name
from foundation.app_settings import app_settings
from foundation.models import Delivery, Notice
from foundation.notices.operations import notify
from foundation.notices.operations.mails import mail_about
from foundation.notices.sentences import register_notice
from foundation.notices.topics import Topic, register_topic
from foundation.notices.wordings import Wording, name_placeholders
from foundation.outbox import operations as outbox
from innovations.models import Innovation, Member

SENTENCES = {
    "asked": _("%(person)s registered %(innovation)s in the name of %(owner)s. Please confirm it."),
    "confirmed": _("%(innovation)s has been confirmed."),
    "rejected": _("%(innovation)s has not been confirmed: %(reason)s"),
    "passed_on": _("%(innovation)s now belongs to %(owner)s."),
    "invited": _("%(person)s invites you into the team of %(innovation)s as %(part)s."),
    "accepted": _("%(person)s is now in the team of %(innovation)s."),
    "declined": _("Your invitation of %(named)s into the team of %(innovation)s was declined."),
    "added": _("%(person)s added you to the team of %(innovation)s as %(part)s."),
    "removed": _("%(person)s removed you from the team of %(innovation)s."),
    "part": _("In the team of %(innovation)s you are now %(part)s."),
}
WORDINGS = {what: Wording(f"innovations.{what}", ours) for what, ours in SENTENCES.items()}
# What the mail adds, where the line alone would leave a question.
MORE = {
    "invited": _("You belong to the team only once you accept. You may decline without a reason."),
    "added": _("If that is not right, you may leave the team on the page of the innovation."),
    "rejected": _("You may correct it and send it again, or withdraw it."),
}

TOPIC = Topic(
    "innovations",
    _("Innovations and teams"),
    _("Invitations into a team, who joined or left, and whether an innovation was confirmed."),
    50,
    (Delivery.MAIL, Delivery.DIGEST, Delivery.APP),
    writes_mail=True,
)


def tell(
    people: Iterable[Person],
    what: str,
    innovation: Innovation,
    *,
    url: str = "",
    subject: str = "",
    **data: str,
) -> None:
    """A line and a mail for each. `what` is a key of SENTENCES, `data` fills it; lines of one
    `subject` (by default the innovation's) take the place of each other."""
    told = list({person.pk: person for person in people}.values())
    data = {"innovation": innovation.name, **data}
    url = url or innovation.get_absolute_url()
    if told:
        notify(
            [bell_name(person.pk) for person in told],
            kind=f"innovations.{what}",
            subject=subject or f"innovation:{innovation.pk}",
            data=data,
            url=url,
        )
    for person in told:
        _mail(person, what, data, url)


def note_answered(subject: str) -> None:
    """Whoever was asked as well need not answer any more."""
    Notice.objects.filter(subject=subject).unread().update(read_at=timezone.now())


def connect() -> None:
    register_topic(TOPIC)
    name_placeholders({"innovation": _("innovation")})
    for what in SENTENCES:
        register_notice(f"innovations.{what}", _say(what), TOPIC.name, [WORDINGS[what]])


def _say(what: str) -> Callable[[dict[str, Any]], str]:
    return lambda data: sentence(what, data)


def sentence(what: str, data: dict[str, Any]) -> str:
    """In the language that is active; a part by its label."""
    words = dict(data)
    if "part" in words:
        words["part"] = Member.Part(words["part"]).label
    return str(WORDINGS[what]) % words


def _mail(person: Person, what: str, data: dict[str, str], url: str) -> None:
    address = address_of(person)
    if not address:
        return
    with translation.override(language_of(person)):
        context = {
            "sentence": " ".join(sentence(what, data).split()),
            "more": str(MORE.get(what, "")),
            "url": f"{app_settings.BASE_URL}{url}",
            "site_name": app_settings.SITE_NAME,
        }
        text = render_to_string("innovations/mail/line.txt", context).strip()
    subject, _line, body = text.partition("\n")
    about = mail_about(TOPIC.name, bell_name(person.pk))
    payload = {"subject": subject, "body": body.strip() + "\n", "to": [address], "about": about}
    # One act, one mail: what may be sent twice is the form, and that is held by its key.
    outbox.put(f"innovation-{what}:{uuid4().hex}", "mail", payload)

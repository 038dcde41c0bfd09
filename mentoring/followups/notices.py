"""What those whom a follow-up concerns are told, in their bell and by mail."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from agents.contact import address_of, language_of
from agents.models import Person
from agents.notices.bells import bell_name
from foundation.app_settings import app_settings
from foundation.calendar import local_time
from foundation.models import Delivery, Notice
from foundation.notices.operations import notify
from foundation.notices.operations.mails import mail_about
from foundation.notices.sentences import register_notice
from foundation.notices.topics import Topic, register_topic
from foundation.notices.wordings import Wording, name_placeholders, register_mails
from foundation.outbox import operations as outbox
from mentoring.models import FollowUp

KINDS = "mentoring.follow_up_"
TOPIC = Topic(
    "mentoring.follow_ups",
    _("Follow-ups"),
    _("Given to you, changed, done, and due in two days or today."),
    40,
    (Delivery.MAIL, Delivery.DIGEST, Delivery.APP),
    writes_mail=True,
)
MAILS = ("given", "inherited", "reminder_soon", "reminder_today")
# What is said where there is a day, and where there is none.
SENTENCES = {
    "given": (
        _("%(person)s gave you a follow-up for %(innovation)s, due on %(day)s: %(what)s"),
        _("%(person)s gave you a follow-up for %(innovation)s: %(what)s"),
    ),
    "changed": (
        _("%(person)s changed your follow-up for %(innovation)s, due on %(day)s: %(what)s"),
        _("%(person)s changed your follow-up for %(innovation)s: %(what)s"),
    ),
    "passed_on": (_("%(person)s gave your follow-up for %(innovation)s to %(owner)s: %(what)s"),)
    * 2,
    "done": (_("%(person)s has finished the follow-up for %(innovation)s: %(what)s"),) * 2,
    "reopened": (_("%(person)s opened your follow-up for %(innovation)s again: %(what)s"),) * 2,
    "inherited": (
        _("%(former)s's follow-up for %(innovation)s, due on %(day)s, is yours now: %(what)s"),
        _("%(former)s's follow-up for %(innovation)s is yours now: %(what)s"),
    ),
    "taken_over": (_("%(owner)s now has the follow-up of %(former)s for %(innovation)s: %(what)s"),)
    * 2,
    "due": (_("Your follow-up for %(innovation)s is due on %(day)s: %(what)s"),) * 2,
}


def tell_given(row: FollowUp, actor: Person, at: datetime) -> None:
    """Its owner, in her bell and by mail, unless she gave it to herself."""
    if row.owner_id == actor.pk:
        return
    _ring(row, "given", row.owner, at, person=actor.full_name)
    _mail(row, "given", person=actor.full_name)


def tell_taken_over(
    row: FollowUp, former: Person, actor: Person | None, note: str, at: datetime
) -> None:
    """Its new owner, in her bell and by mail with `note`; in their bells the former one and whoever
    gave it. Whoever did it knows."""
    names = {"former": former.full_name, "owner": row.owner.full_name}
    knows = {row.owner_id} | ({actor.pk} if actor else set())
    for person in dict.fromkeys([former, row.made_by]):
        if person is not None and person.pk not in knows:
            _ring(row, "taken_over", person, at, **names)
    _ring(row, "inherited", row.owner, at, **names)
    _mail(row, "inherited", note=note, **names)


def tell_changed(row: FollowUp, actor: Person) -> None:
    """Its owner, unless she changed it."""
    if row.owner_id != actor.pk:
        _ring(row, "changed", row.owner, person=actor.full_name)


def tell_passed_on(row: FollowUp, former: Person, actor: Person) -> None:
    """Whoever had to do it until now, unless she passed it on."""
    if former.pk != actor.pk:
        _ring(row, "passed_on", former, person=actor.full_name, owner=row.owner.full_name)


def tell_done(row: FollowUp, actor: Person, at: datetime) -> None:
    """Whoever gave it, and its owner, save the one who says so."""
    for person in dict.fromkeys([row.made_by, row.owner]):
        if person is not None and person.pk != actor.pk:
            _ring(row, "done", person, at, person=actor.full_name)


def tell_reopened(row: FollowUp, actor: Person) -> None:
    """Its owner, unless she opened it again."""
    if row.owner_id != actor.pk:
        _ring(row, "reopened", row.owner, person=actor.full_name)


def tell_due(row: FollowUp) -> None:
    """Its owner."""
    _ring(row, "due", row.owner)


def note_settled(row: FollowUp, at: datetime) -> None:
    """What reminded its owner needs no reading any more."""
    lines = Notice.objects.of(bell_name(row.owner_id)).filter(subject=_subject(row))
    lines.unread().update(read_at=at)


def text_for(row: FollowUp, name: str, **data: str) -> tuple[str, str]:
    """Subject and body of a mail, in the language that is active; the first line of the template is
    the subject."""
    context = {
        "row": row,
        "day": local_time.long_day(row.due_on) if row.due_on else "",
        "url": f"{app_settings.BASE_URL}{row.get_absolute_url()}",
        "site_name": app_settings.SITE_NAME,
        **data,
    }
    text = render_to_string(f"mentoring/followups/mail/{name}.txt", context).strip()
    subject, _line, body = text.partition("\n")
    return subject, body.strip() + "\n"


def connect() -> None:
    register_topic(TOPIC)
    name_placeholders({"what": _("what is to do")})
    for name, (dated, undated) in SENTENCES.items():
        said = Wording(f"{KINDS}{name}", dated)
        bare = said if undated is dated else Wording(f"{KINDS}{name} undated", undated)
        register_notice(f"{KINDS}{name}", _say(said, bare), TOPIC.name, [said, bare])
    register_mails(TOPIC.name, *(f"mentoring/followups/mail/{name}.txt" for name in MAILS))


def _say(dated: Any, undated: Any) -> Callable[[dict[str, Any]], str]:
    def said(data: dict[str, Any]) -> str:
        due_on = data["due_on"]
        day = local_time.long_day(date.fromisoformat(due_on)) if due_on else ""
        return str(dated if due_on else undated) % {**data, "day": day}

    return said


def _mail(row: FollowUp, name: str, **data: str) -> None:
    """To its owner, once for each revision."""
    address = address_of(row.owner)
    if not address:
        return
    with translation.override(language_of(row.owner)):
        subject, body = text_for(row, name, **data)
    about = mail_about(TOPIC.name, bell_name(row.owner_id))
    payload = {"subject": subject, "body": body, "to": [address], "about": about}
    outbox.put(f"follow_up:{row.pk}:{row.revision}:{row.owner_id}", "mail", payload)


def _ring(row: FollowUp, name: str, told: Person, at: datetime | None = None, **data: str) -> None:
    """Nobody rings for whoever has no account."""
    if not told.user_id:
        return
    facts = {
        "innovation": row.innovation.name,
        "what": row.what,
        "due_on": row.due_on.isoformat() if row.due_on else "",
    }
    notify(
        [bell_name(told.pk)],
        kind=f"{KINDS}{name}",
        subject=_subject(row),
        data={**facts, **data},
        url=row.get_absolute_url(),
        at=at or timezone.now(),
    )


def _subject(row: FollowUp) -> str:
    return f"follow_up:{row.pk}"

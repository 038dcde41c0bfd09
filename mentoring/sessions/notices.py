"""What the bells of those concerned say of a change of a session."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from agents.models import Person
from agents.notices.bells import bell_name
from foundation.calendar import local_time
from foundation.models import Delivery
from foundation.notices.operations import notify
from foundation.notices.sentences import register_notice
from foundation.notices.topics import Topic, register_topic
from foundation.notices.wordings import Wording, name_placeholders, register_mails
from foundation.users import Account
from mentoring.models import Session, SessionChange

Kind = SessionChange.Kind
SENTENCES = {
    Kind.REQUESTED: _("A session on %(when)s for %(innovation)s awaits your approval."),
    Kind.APPROVED: _("Your session on %(when)s for %(innovation)s has been approved."),
    Kind.DECLINED: _("Your request for %(when)s for %(innovation)s was declined."),
    Kind.WITHDRAWN: _("The request for %(when)s for %(innovation)s was withdrawn."),
    Kind.EXPIRED: _("The request for %(when)s for %(innovation)s expired without an answer."),
    Kind.BOOKED: _("A session on %(when)s for %(innovation)s has been booked."),
    Kind.MOVED: _("The session for %(innovation)s has been moved to %(when)s."),
    Kind.MENTOR: _("The session on %(when)s for %(innovation)s has another mentor now."),
    Kind.CANCELLED: _("The session on %(when)s for %(innovation)s was cancelled."),
}
TOPIC = Topic(
    "mentoring.sessions",
    _("Clinic sessions"),
    _("Booked, moved, cancelled, and requests for one. All of it always stands here."),
    10,
    (Delivery.MAIL, Delivery.DIGEST, Delivery.APP),
    writes_mail=True,
)
# These stand in no bell.
REMINDERS = Topic(
    "mentoring.session_reminders",
    _("Reminders before a session"),
    _("A day and an hour before it begins, and before a request runs out."),
    20,
    (Delivery.MAIL, Delivery.NONE),
    writes_mail=True,
)
MAILS = (
    *("requested", "approved", "declined", "withdrawn", "expired"),
    *("booked", "moved", "mentor", "instead", "passed_on", "cancelled"),
)
EARLY = ("reminder_day", "reminder_hour", "reminder_wait")
ASKED = {Kind.REQUESTED, Kind.DECLINED, Kind.WITHDRAWN, Kind.EXPIRED}
DECLINED = "mentoring.reply_declined"
KEPT = "mentoring.session_kept"


def notify_concerned(
    session: Session,
    kind: SessionChange.Kind,
    by: Account | None,
    without: Iterable[Person] = (),
    at: datetime | None = None,
) -> None:
    """A line for everybody with an account but the one who did it. `by` is None where time did."""
    # Of what is only asked for the team has not heard.
    people = session.sides if kind in ASKED or session.is_waiting else session.attendees
    concerned = [each for each in (*people, *without) if each.user_id]
    bells = [bell_name(each.pk) for each in concerned if by is None or each.user_id != by.pk]
    if bells:
        notify(
            bells,
            kind=f"mentoring.{kind.value}",
            subject=f"session:{session.pk}",
            data=_facts(session),
            url=session.get_absolute_url(),
            at=at,
        )


def notify_declined(session: Session, person: Person) -> None:
    """A line of its own for the others: it takes no other news' place."""
    others = [each for each in session.attendees if each.user_id and each.pk != person.pk]
    if others:
        notify(
            [bell_name(each.pk) for each in others],
            kind=DECLINED,
            subject=f"session-reply:{session.pk}",
            data={**_facts(session), "name": person.full_name},
            url=session.get_absolute_url(),
        )


def notify_kept(session: Session, successor: Person, by: Account | None) -> None:
    """It stays with its mentor, although `successor` accompanies the innovation then."""
    told = [each for each in (*session.attendees, successor) if each.user_id]
    bells = [bell_name(each.pk) for each in told if by is None or each.user_id != by.pk]
    if bells:
        notify(
            bells,
            kind=KEPT,
            subject=f"session-kept:{session.pk}",
            data={
                **_facts(session),
                "mentor": session.mentor.full_name,
                "successor": successor.full_name,
            },
            url=session.get_absolute_url(),
        )


def _facts(session: Session) -> dict[str, str]:
    return {
        "innovation": session.innovation.name,
        "from": session.starts_at.isoformat(),
        "to": session.ends_at.isoformat(),
    }


def connect() -> None:
    register_topic(TOPIC)
    register_topic(REMINDERS)
    name_placeholders({"mentor": _("mentor"), "successor": _("who accompanies it now")})
    declined = _("%(name)s will not come to the session on %(when)s for %(innovation)s.")
    _register(DECLINED, declined)
    kept = _(
        "The session on %(when)s for %(innovation)s stays with %(mentor)s. The mentor is"
        " %(successor)s otherwise."
    )
    _register(KEPT, kept)
    for kind, sentence in SENTENCES.items():
        _register(f"mentoring.{kind.value}", sentence)
    register_mails(TOPIC.name, *(f"mentoring/sessions/mail/{name}.txt" for name in MAILS))
    register_mails(REMINDERS.name, *(f"mentoring/sessions/mail/{name}.txt" for name in EARLY))


def _register(kind: str, ours: Any) -> None:
    wording = Wording(kind, ours)
    register_notice(kind, _say(wording), TOPIC.name, [wording])


def _say(sentence: Any) -> Callable[[dict[str, Any]], str]:
    def said(data: dict[str, Any]) -> str:
        start, end = (datetime.fromisoformat(data[name]) for name in ("from", "to"))
        when = local_time.day_and_hours(start, end)
        return str(sentence) % {**data, "when": when}

    return said

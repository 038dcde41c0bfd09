"""What the two sides learn of an invitation, written in the change's transaction."""

from collections.abc import Iterable

from django.template.loader import render_to_string
from django.utils import timezone, translation
from wagtail.log_actions import log

from agents.contact import address_of, language_of
from agents.models import Person
from agents.models.people import person_of
from agents.notices.bells import bell_name
from foundation.app_settings import app_settings
from foundation.calendar import local_time
from foundation.notices.operations.mails import mail_about
from foundation.outbox import operations as outbox
from foundation.users import Account
from mentoring.invitations.notices import notify_of, notify_passed
from mentoring.models import ProposedTime, SessionInvitation
from mentoring.sessions.notices import TOPIC

State = SessionInvitation.State
# Of what the other side is told by mail too, and by which text.
MAILS = {
    State.OPEN: "invited",
    State.DECLINED: "declined",
    State.WITHDRAWN: "withdrawn",
    State.EXPIRED: "expired",
}


def record(invitation: SessionInvitation, action: str, by: Account | None) -> None:
    log(instance=invitation, action=action, user=by, data={"reason": invitation.reason})


def announce(invitation: SessionInvitation, state: State, by: Account | None) -> None:
    """Bells and mails. A session that comes of it is announced as every other one."""
    team = _team(invitation)
    told: list[Person] = {
        State.OPEN: team,
        # The mentor who takes it back knows; when she accompanies no more, others did.
        State.WITHDRAWN: [invitation.mentor, *team],
        State.DECLINED: [invitation.mentor, *team],
        State.EXPIRED: [invitation.mentor, *team],
        State.ACCEPTED: [],
    }[state]
    me = person_of(by) if by is not None else None
    told = [each for each in told if me is None or each.pk != me.pk]
    if told and state in MAILS:
        notify_of(invitation, state, told, me)
        _mail(invitation, state, told)


def announce_passed(
    invitation: SessionInvitation, former: Person, by: Account | None, reason: str
) -> None:
    """Both mentors and the team learn that another mentor invites: bells and mails."""
    me = person_of(by) if by is not None else None
    concerned = [invitation.mentor, former, *_team(invitation)]
    told = [each for each in dict.fromkeys(concerned) if me is None or each.pk != me.pk]
    notify_passed(invitation, former, told)
    key = f"passed:{invitation.mentor_id}"
    for person in told:
        _put(invitation, person, key, "passed", former=former, reason=reason)


def _team(invitation: SessionInvitation) -> list[Person]:
    team = Person.objects.filter(memberships__innovation=invitation.innovation)
    others = team.exclude(pk=invitation.mentor_id).select_related("user")
    return list(others.order_by("pk"))


def _mail(invitation: SessionInvitation, state: State, told: Iterable[Person]) -> None:
    for person in told:
        _put(invitation, person, state.value, MAILS[state])


def _put(
    invitation: SessionInvitation, person: Person, key: str, name: str, **more: object
) -> None:
    address = address_of(person)
    if address:
        with translation.override(language_of(person)):
            subject, body = _text(invitation, name, **more)
        key = f"session_invitation:{invitation.pk}:{key}:{person.pk}"
        about = mail_about(TOPIC.name, bell_name(person.pk))
        mail = {"subject": subject, "body": body, "to": [address], "about": about}
        outbox.put(key, "mail", mail)


def _text(invitation: SessionInvitation, name: str, **more: object) -> tuple[str, str]:
    """Subject and body; the first line of the template is the subject."""
    context = {
        "invitation": invitation,
        "times": [
            local_time.day_and_hours(each.starts_at, each.ends_at) for each in _times(invitation)
        ],
        "url": f"{app_settings.BASE_URL}{invitation.get_absolute_url()}",
        "site_name": app_settings.SITE_NAME,
        **more,
    }
    text = render_to_string(f"mentoring/invitations/mail/{name}.txt", context).strip()
    subject, _, body = text.partition("\n")
    return subject, body.strip() + "\n"


def _times(invitation: SessionInvitation) -> Iterable[ProposedTime]:
    """All of one that has ended; else those that may be picked."""
    rows = invitation.times.select_related("booking").order_by("booking__starts_at")
    return rows.waiting(timezone.now()) if invitation.state == State.OPEN else rows

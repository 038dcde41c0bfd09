"""What the bell says of invitations to sessions."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from agents.models import Person
from agents.notices.bells import bell_name
from foundation.notices.operations import notify
from foundation.notices.sentences import register_line
from foundation.notices.wordings import register_mails
from mentoring.models import SessionInvitation
from mentoring.sessions.notices import TOPIC

State = SessionInvitation.State
SENTENCES = {
    State.OPEN: _("%(person)s invites you to a session for %(innovation)s: choose a time."),
    State.DECLINED: _("The invitation to a session for %(innovation)s was declined."),
    State.WITHDRAWN: _("The invitation to a session for %(innovation)s was taken back."),
    State.EXPIRED: _("The invitation to a session for %(innovation)s expired without an answer."),
}

PASSED = "mentoring.invitation_passed"
MAILS = ("invited", "passed", "declined", "withdrawn", "expired")


def notify_of(
    invitation: SessionInvitation, state: State, told: Iterable[Person], by: Person | None
) -> None:
    """A line for each of `told` who has an account."""
    bells = [bell_name(each.pk) for each in told if each.user_id]
    if bells:
        notify(
            bells,
            kind=f"mentoring.invitation_{state.value}",
            subject=f"session_invitation:{invitation.pk}",
            data={
                "person": (by or invitation.mentor).full_name,
                "innovation": invitation.innovation.name,
            },
            url=invitation.get_absolute_url(),
        )


def notify_passed(invitation: SessionInvitation, former: Person, told: Iterable[Person]) -> None:
    """Another mentor invites in the place of `former`: a line for each of `told` with an account."""
    bells = [bell_name(each.pk) for each in told if each.user_id]
    if bells:
        notify(
            bells,
            kind=PASSED,
            subject=f"session_invitation:{invitation.pk}",
            data={
                "person": invitation.mentor.full_name,
                "former": former.full_name,
                "innovation": invitation.innovation.name,
            },
            url=invitation.get_absolute_url(),
        )


def connect() -> None:
    passed = _("%(person)s invites to a session for %(innovation)s in the place of %(former)s.")
    register_line(PASSED, passed, TOPIC.name)
    for state, sentence in SENTENCES.items():
        register_line(f"mentoring.invitation_{state.value}", sentence, TOPIC.name)
    register_mails(TOPIC.name, *(f"mentoring/invitations/mail/{name}.txt" for name in MAILS))

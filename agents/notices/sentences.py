"""What the lines of the registry in somebody's bell say."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from agents.models import Appointment
from foundation.calendar import local_time
from foundation.models import Delivery
from foundation.notices.topics import Topic

SENTENCES = {
    "claim_linked": _("Your account is now linked to the staff record of %(name)s."),
    "claim_rejected": _("Your request to be linked to a staff record was rejected."),
    "claim_undone": _("Your account is no longer linked to the staff record of %(name)s."),
    "office_asked": _("%(account)s asks to be linked to the staff record of %(name)s."),
    "office_linked": _("The staff record of %(name)s is now linked to the account %(account)s."),
    "office_guesses": _("Many tries to be linked to the staff record of %(name)s."),
    "erasure_asked": _("Somebody asks for erasure of her data. Answer by %(until)s."),
    "erasure_refused": _("The clinic has answered your request for erasure."),
    "appointed": _("You are appointed %(role)s from %(day)s, by decree %(decree)s."),
    "appointment_ended": _("Your appointment as %(role)s ends with %(day)s."),
}


ROLES = Topic(
    "agents.roles",
    _("Your appointments"),
    _("What you are appointed to by decree, and when it ends."),
    70,
    (Delivery.APP, Delivery.MAIL, Delivery.DIGEST),
)
# What else the registry tells concerns an account and its safety: nobody chooses about that.
TOPICS = {"appointed": ROLES.name, "appointment_ended": ROLES.name}


def say(sentence: Any) -> Callable[[dict[str, Any]], str]:
    """The sentence for one kind, whose placeholders are filled from the notice's data: a role by
    its label, a day as one writes it."""

    def said(data: dict[str, Any]) -> str:
        words = dict(data)
        if "role" in data:
            words["role"] = Appointment.Kind(data["role"]).label
            words["day"] = date_format(date.fromisoformat(data["day"]))
        if words.get("until"):
            words["until"] = local_time.day_and_moment(datetime.fromisoformat(words["until"]))
        return str(sentence) % words

    return said

"""What the lines of mentoring in somebody's bell say."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from foundation.calendar import local_time as clock
from foundation.notices.sentences import register_notice
from mentoring.models import SessionChange

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


def _say(sentence: Any) -> Callable[[dict[str, Any]], str]:
    def said(data: dict[str, Any]) -> str:
        start, end = (datetime.fromisoformat(data[name]) for name in ("from", "to"))
        when = clock.day_and_hours(start, end)
        return str(sentence) % {"innovation": data["innovation"], "when": when}

    return said


for kind, sentence in SENTENCES.items():
    register_notice(f"mentoring.{kind.value}", _say(sentence))

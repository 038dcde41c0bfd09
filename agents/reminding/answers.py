"""How a reminder is told to whoever asked for it."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agents.reminding.operations import Outcome, Skipped

MOST_NAMES = 8


def as_told(outcome: Outcome) -> dict[str, Any]:
    """What is kept of a reminder for whoever sends the same form again."""
    names = {
        reason.value: [person.full_name for person in people[:MOST_NAMES]]
        for reason, people in outcome.skipped.items()
    }
    counts = {reason.value: len(people) for reason, people in outcome.skipped.items()}
    return {"reminded": len(outcome.reminded), "names": names, "counts": counts}


def sentences(told: Mapping[str, Any]) -> list[str]:
    """Who was reminded, then who was not and why."""
    count = told["reminded"]
    found = [
        ngettext("%(count)s person was reminded.", "%(count)s people were reminded.", count)
        % {"count": count}
    ]
    for reason, names in told["names"].items():
        rest = told["counts"][reason] - len(names)
        shown = "; ".join(names)
        if rest:
            shown = _("%(names)s and %(count)s more") % {"names": shown, "count": rest}
        words = {"why": Skipped(reason).label, "who": shown}
        found.append(_("Left out, %(why)s: %(who)s.") % words)
    return found


def tell(request: HttpRequest, told: Mapping[str, Any]) -> None:
    """As messages on the next page."""
    reminded, *left_out = sentences(told)
    say = messages.success if told["reminded"] else messages.info
    say(request, reminded)
    for sentence in left_out:
        messages.info(request, sentence)

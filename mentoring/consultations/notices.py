"""What the bell says of consultations."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

from foundation.notices.sentences import register_notice

# With an innovation, and without one.
SENTENCES = {
    "mentoring.consultation_opened": (
        _("%(person)s has a question about %(innovation)s."),
        _("%(person)s has a general question."),
    ),
    "mentoring.consultation_taken": (
        _("%(person)s answers your question about %(innovation)s."),
        _("%(person)s answers your general question."),
    ),
}


def _say(about: Any, general: Any) -> Callable[[dict[str, Any]], str]:
    return lambda data: str(about if data["innovation"] else general) % data


for kind, (about, general) in SENTENCES.items():
    register_notice(kind, _say(about, general))

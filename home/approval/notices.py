"""What the bell says of drafts that wait for approval, or were decided."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

from foundation.notices.sentences import register_notice

ASKED = "home.approval_asked"
GIVEN = "home.approval_given"
REFUSED = "home.approval_refused"
# Without a remark, and with one.
SENTENCES = {
    ASKED: (_("%(who)s asks you to approve “%(page)s”."),) * 2,
    GIVEN: (
        _("%(who)s has approved “%(page)s”."),
        _("%(who)s has approved “%(page)s”: %(remark)s"),
    ),
    REFUSED: (
        _("%(who)s asks you to change “%(page)s”."),
        _("%(who)s asks you to change “%(page)s”: %(remark)s"),
    ),
}


def connect() -> None:
    for kind, sentences in SENTENCES.items():
        register_notice(kind, _say(*sentences))


def _say(bare: Any, remarked: Any) -> Callable[[dict[str, Any]], str]:
    return lambda data: str(remarked if data.get("remark") else bare) % data

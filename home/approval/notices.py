"""What the bell says of drafts that wait for approval, or were decided."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

from foundation.notices.sentences import register_notice
from foundation.notices.wordings import Wording, name_placeholders, register_mails

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
    name_placeholders({"who": _("who decides"), "page": _("page"), "remark": _("remark")})
    for kind, sentences in SENTENCES.items():
        bare, remarked = sentences
        said = Wording(kind, bare)
        more = said if remarked is bare else Wording(f"{kind} remark", remarked)
        register_notice(kind, _say(said, more), wordings=[said, more])
    names = (kind.partition(".")[2] for kind in SENTENCES)
    register_mails("", *(f"home/approval/mail/{name}.txt" for name in names))


def _say(bare: Any, remarked: Any) -> Callable[[dict[str, Any]], str]:
    return lambda data: str(remarked if data.get("remark") else bare) % data

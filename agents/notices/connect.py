"""Whose bell is which stream, how its lines read, and what sockets follow because of it."""

from django.utils.translation import gettext_lazy as _

from agents.merging import register_merge
from agents.notices import bells, merging
from agents.notices.sentences import ROLES, SENTENCES, TOPICS, say
from foundation.live.streams import register_followed, register_rights, register_stream
from foundation.notices.bells import register_bell
from foundation.notices.sentences import register_notice
from foundation.notices.topics import register_topic
from foundation.notices.wordings import Wording, name_placeholders

PLACEHOLDERS = {
    "account": _("account"),
    "by": _("who does it"),
    "day": _("day"),
    "decree": _("decree"),
    "former": _("who did it before"),
    "name": _("name"),
    "named": _("who is named"),
    "owner": _("owner"),
    "part": _("part in the team"),
    "person": _("person"),
    "reason": _("reason"),
    "role": _("role"),
    "until": _("until when"),
    "when": _("time"),
}


def connect() -> None:
    name_placeholders(PLACEHOLDERS)
    register_bell(bells.bell_stream, bells.owner_of)
    register_stream(bells.PREFIX, bells.followable)
    register_followed(bells.followed)
    register_rights(bells.rights)
    register_merge("notices", merging.move, merging.give_back)
    register_merge("notice_choices", merging.move_choices, merging.give_choices_back)
    register_topic(ROLES)
    for kind, sentence in SENTENCES.items():
        wording = Wording(f"agents.{kind}", sentence)
        register_notice(wording.name, say(wording), TOPICS.get(kind, ""), [wording])

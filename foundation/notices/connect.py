"""What sockets, retention and the minute loop ask of the bell."""

from foundation.live.streams import register_greeting
from foundation.minute.duties import register_duty
from foundation.notices.bells import unread_of
from foundation.notices.retention_rules import READ_NOTICES, forget_read_notices
from foundation.privacy.retention import register_rule


def connect() -> None:
    register_greeting("unread", unread_of)
    register_rule(READ_NOTICES)
    register_duty("notices", forget_read_notices)

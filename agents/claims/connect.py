"""Hang the claims into the outbox and the minute loop."""

from agents.claims.operations import asking, news, tidying
from foundation.minute.duties import register_duty
from foundation.outbox.senders import register_sender


def connect() -> None:
    register_sender(asking.LOOK_UP, asking.look_up)
    register_sender(news.TELL_OFFICE, news.send_to_office)
    register_duty("claims", tidying.tidy_claims)

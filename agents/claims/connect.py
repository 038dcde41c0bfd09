"""Hang the claims into the outbox and the minute loop."""

from agents.operations.claims import asking, news, tidying
from foundation.duties import register_duty
from foundation.sending import register_sender


def connect() -> None:
    register_sender(asking.LOOK_UP, asking.look_up)
    register_sender(news.TELL_OFFICE, news.send_to_office)
    register_duty("claims", tidying.tidy_claims)

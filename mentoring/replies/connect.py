"""What templates of messages register with the apps below."""

from agents.merging import register_merge
from mentoring.replies import merging


def connect() -> None:
    register_merge("message_templates", merging.move, merging.give_back)

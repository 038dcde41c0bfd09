"""The header item, what merges with a person, and what is kept about people."""

from agents.merging import register_merge
from foundation.navigation import register_navigation
from innovations.registration import merging
from innovations.registration.menu import INNOVATIONS
from innovations.registration.privacy import declare_all


def connect() -> None:
    register_navigation(INNOVATIONS)
    register_merge("innovations", merging.move, merging.give_back)
    declare_all()

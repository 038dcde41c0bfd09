"""Who in the apps above wants to know when a team changes: mentoring invites to sessions."""

from collections.abc import Callable

from innovations.models import Member

Follow = Callable[[Member], None]

_joined: list[Follow] = []
_left: list[Follow] = []


def register_follower(joined: Follow, left: Follow) -> None:
    """Both are called in the transaction of the change: `joined` after, `left` before it."""
    if joined not in _joined:
        _joined.append(joined)
        _left.append(left)


def tell_joined(member: Member) -> None:
    for follow in _joined:
        follow(member)


def tell_left(member: Member) -> None:
    for follow in _left:
        follow(member)

"""State changes of innovations."""

from innovations.operations.innovations import (
    AlreadyMemberError,
    LastMemberError,
    OwnerError,
    add_member,
    change,
    register,
    remove_member,
)

__all__ = [
    "AlreadyMemberError",
    "LastMemberError",
    "OwnerError",
    "add_member",
    "change",
    "register",
    "remove_member",
]

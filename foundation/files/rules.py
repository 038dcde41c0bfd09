"""Who may open a private file. The app that stores a file says so; the view asks all of them."""

from collections.abc import Callable

from foundation.models import PrivateFile
from foundation.users import AnyUser

FileRule = Callable[[AnyUser, PrivateFile], bool]

_rules: list[FileRule] = []


def register_file_rule(rule: FileRule) -> FileRule:
    if rule not in _rules:
        _rules.append(rule)
    return rule


def may_open(user: AnyUser, file: PrivateFile) -> bool:
    return any(rule(user, file) for rule in _rules)

"""Who may open a private file. The app that stores a file says so; the view asks all of them."""

from collections.abc import Callable

from foundation.models import PrivateFile
from foundation.users import AnyUser

FileRule = Callable[[AnyUser, PrivateFile], bool]

_rules: list[FileRule] = []


def register_file_rule(rule: FileRule) -> FileRule:
    """`rule(user, file)` says whether the account, or a visitor, may open that file. One rule that
    says yes is enough; a rule says no of files that it does not know."""
    if rule not in _rules:
        _rules.append(rule)
    return rule


def may_open(user: AnyUser, file: PrivateFile) -> bool:
    """Whether any rule lets `user` open `file`. A file that no app knows is opened by nobody."""
    return any(rule(user, file) for rule in _rules)

"""Who may open a private file. The app that stores a file says so; the view asks all of them."""

from collections.abc import Callable

from foundation.models import PrivateFile
from foundation.public.hooks import public_hook
from foundation.users import AnyUser

FileRule = Callable[[AnyUser, PrivateFile], bool]


@public_hook
def klinik_file_rule(user: AnyUser, file: PrivateFile) -> bool:
    """Let somebody open a private `file` beyond our rules: `user` may be a visitor. A rule adds and
    never takes away; it says False of files that it does not know."""
    raise NotImplementedError


_rules: list[FileRule] = []


def register_file_rule(rule: FileRule) -> FileRule:
    """`rule(user, file)` says whether the account, or a visitor, may open that file. One rule that
    says yes is enough; a rule says no of files that it does not know."""
    if rule not in _rules:
        _rules.append(rule)
    return rule


def may_open(user: AnyUser, file: PrivateFile) -> bool:
    """Whether any rule lets `user` open `file`. A file that no app knows is opened by nobody."""
    return any(rule(user, file) for rule in _rules) or any(klinik_file_rule.answers(user, file))

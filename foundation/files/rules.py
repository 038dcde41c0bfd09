"""Who may open a private file. The app that stores a file says so; the view asks all of them."""

from collections.abc import Callable

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser

from foundation.models import PrivateFile

User = AbstractBaseUser | AnonymousUser
FileRule = Callable[[User, PrivateFile], bool]

_rules: list[FileRule] = []


def register_file_rule(rule: FileRule) -> FileRule:
    if rule not in _rules:
        _rules.append(rule)
    return rule


def may_open(user: User, file: PrivateFile) -> bool:
    return any(rule(user, file) for rule in _rules)

"""Whose bell is which stream, and how much it has to say."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, QuerySet, Value

from foundation.compiled_for import CompiledFor, Noted, Text
from foundation.models import Notice
from foundation.models.streams import NoticeQuerySet
from foundation.notices.sentences import known_kinds
from foundation.users import Account, AnyUser

NameOfBell = Callable[[AnyUser], str | None]
Unread = Callable[[Account], "int | QuerySet[Any]"]
IsAny = Callable[[Account], bool]


@dataclass(frozen=True)
class BellLine:
    """Something unread that is no notice: it is gone once what it leads to has been read."""

    sentence: str
    url: str
    at: datetime
    topic: str = ""


@dataclass(frozen=True)
class Owner:
    """Whose bell it is: the account; `address` that mail goes to, empty where there is none;
    `language` that it is written in."""

    account: Account
    address: str
    language: str


OwnerOf = Callable[[str], Owner | None]
Lines = Callable[[Account], list[BellLine]]

_name_of_bell: list[NameOfBell] = []
_owner_of: list[OwnerOf] = []
_unread: dict[Unread, IsAny] = {}
_lines: list[Lines] = []


def register_bell(name_of: NameOfBell, owner_of: OwnerOf | None = None) -> None:
    """`name_of(user)` is the stream of the account's bell, or None if it has none. `owner_of(name)`
    is who hears it, or None where nobody has an account; without it lines are not mailed."""
    _name_of_bell[:] = [name_of]
    _owner_of[:] = [owner_of] if owner_of else []


def register_unread(count: Unread, is_any: IsAny = lambda user: True) -> None:
    """What else is unread, beside notices: a number, or better the rows (a QuerySet), which
    are counted in one query with the notices. `is_any(user)` is asked first, on every page: whether
    there could be one at all."""
    _unread[count] = is_any


def register_lines(lines: Lines) -> None:
    """What `register_unread` counts, as lines of the bell's page; `lines(user)` is asked there."""
    if lines not in _lines:
        _lines.append(lines)


def lines_of(user: Account) -> list[BellLine]:
    """What apps have unread for the account beside notices, the newest first."""
    found = [line for lines in _lines for line in lines(user)]
    return sorted(found, key=lambda line: line.at, reverse=True)


def bell_of(user: AnyUser) -> str | None:
    """The name of the stream of the account's bell; None for visitors and for accounts that have
    none."""
    return _name_of_bell[0](user) if _name_of_bell and user.is_authenticated else None


def owner_of(bell: str) -> Owner | None:
    """Who hears the bell of that name; None where nobody has an account."""
    return _owner_of[0](bell) if _owner_of else None


def notices_of(user: AnyUser) -> NoticeQuerySet:
    """The lines of the account's bell whose kind an installed app can put into words."""
    return Notice.objects.of(bell_of(user) or "").filter(kind__in=known_kinds())


def unread_of(user: AnyUser) -> int:
    """How many lines of the bell, and of whatever apps count, the account has not read; 0 for a
    visitor. One query where apps register rows and not numbers."""
    if not user.is_authenticated:
        return 0
    asked: list[Hashable] = [count for count, is_any in _unread.items() if is_any(user)]
    bell = Text(bell_of(user) or "")
    numbers, rows = _counts.noted(user, bell, *known_kinds(), *asked)
    return sum(numbers) + sum(number for (number,) in rows)


def _together(user: Account, bell: str, *asked: "str | Unread") -> Noted:
    """`asked`: kinds of notices, and what apps register."""
    kinds = [each for each in asked if isinstance(each, str)]
    notices: QuerySet[Any] = Notice.objects.of(bell).filter(kind__in=kinds).unread()
    counts = [each(user) for each in asked if not isinstance(each, str)]
    rows = [notices, *(each for each in counts if isinstance(each, QuerySet))]
    first, *others = map(_number, rows)
    numbers = tuple(each for each in counts if isinstance(each, int))
    return Noted(first.union(*others, all=True) if others else first, numbers)


def _number(rows: "QuerySet[Any]") -> "QuerySet[Any, Any]":
    """One line with how many there are; none where there are none."""
    everything = rows.order_by().annotate(whole=Value(1)).values("whole")
    return everything.annotate(number=Count("pk", distinct=True)).values_list("number")


# The bell stands on every page.
_counts: CompiledFor[tuple[int]] = CompiledFor(_together)

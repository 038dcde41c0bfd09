"""Whose bell is which stream, and how much it has to say."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, QuerySet

from foundation.compiled import Compiled
from foundation.models import Notice
from foundation.models.streams import NoticeQuerySet
from foundation.notices.sentences import known_kinds
from foundation.users import Account, AnyUser

NameOfBell = Callable[[AnyUser], str | None]
Unread = Callable[[AnyUser], "int | QuerySet[Any]"]


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
Lines = Callable[[AnyUser], list[BellLine]]

_name_of_bell: list[NameOfBell] = []
_owner_of: list[OwnerOf] = []
_unread: list[Unread] = []
_lines: list[Lines] = []


def register_bell(name_of: NameOfBell, owner_of: OwnerOf | None = None) -> None:
    """`name_of(user)` is the stream of the account's bell, or None if it has none. `owner_of(name)`
    is who hears it, or None where nobody has an account; without it lines are not mailed."""
    _name_of_bell[:] = [name_of]
    _owner_of[:] = [owner_of] if owner_of else []


def register_unread(count: Unread) -> None:
    """What else is unread, beside notices: a number, or better the rows (a QuerySet), which
    are counted in one query with the notices."""
    if count not in _unread:
        _unread.append(count)


def register_lines(lines: Lines) -> None:
    """What `register_unread` counts, as lines of the bell's page; `lines(user)` is asked there."""
    if lines not in _lines:
        _lines.append(lines)


def lines_of(user: AnyUser) -> list[BellLine]:
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
    counts = [count(user) for count in _unread]
    rows = [rows for rows in counts if isinstance(rows, QuerySet)]
    rest = sum(number for number in counts if isinstance(number, int))
    # Rows of apps are counted in one statement with the notices. Alone, those are asked by a statement
    # that is kept compiled, for the bell stands on every page.
    if rows:
        return rest + _together([notices_of(user).unread(), *rows])
    return rest + sum(_unread_notices(bell_of(user) or "", *known_kinds()))


_unread_notices = Compiled(
    lambda bell, *kinds: (
        Notice.objects.of(bell)
        .filter(kind__in=kinds)
        .unread()
        .order_by()
        .values("bell")
        .annotate(number=Count("pk"))
        .values_list("number", flat=True)
    )
)


def _together(querysets: list["QuerySet[Any]"]) -> int:
    """One query, however many kinds of rows are counted."""
    plain = [rows.order_by().values("pk") for rows in querysets]
    return plain[0].union(*plain[1:], all=True).order_by().count()

"""Whose bell is which stream, and how much it has to say."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, QuerySet

from foundation.compiled import Compiled
from foundation.models import Notice
from foundation.models.streams import NoticeQuerySet
from foundation.notices import known_kinds

NameOfBell = Callable[[Any], str | None]
Unread = Callable[[Any], "int | QuerySet[Any]"]


@dataclass(frozen=True)
class BellLine:
    """Something unread that is no notice: it is gone once what it leads to has been read."""

    sentence: str
    url: str
    at: datetime


Lines = Callable[[Any], list[BellLine]]

_name_of_bell: list[NameOfBell] = []
_unread: list[Unread] = []
_lines: list[Lines] = []


def register_bell(name_of: NameOfBell) -> None:
    """`name_of(user)` is the stream of the account's bell, or None if it has none."""
    _name_of_bell[:] = [name_of]


def register_unread(count: Unread) -> None:
    """What else is unread, beside notices: a number, or better the rows (a QuerySet), which
    are counted in one query with the notices."""
    if count not in _unread:
        _unread.append(count)


def register_lines(lines: Lines) -> None:
    """What `register_unread` counts, as lines of the bell's page; `lines(user)` is asked there."""
    if lines not in _lines:
        _lines.append(lines)


def lines_of(user: Any) -> list[BellLine]:
    found = [line for lines in _lines for line in lines(user)]
    return sorted(found, key=lambda line: line.at, reverse=True)


def bell_of(user: Any) -> str | None:
    return _name_of_bell[0](user) if _name_of_bell and user.is_authenticated else None


def notices_of(user: Any) -> NoticeQuerySet:
    return Notice.objects.of(bell_of(user) or "").filter(kind__in=known_kinds())


def unread_of(user: Any) -> int:
    """How many lines of the bell, and whatever apps count, the account has not read."""
    if not user.is_authenticated:
        return 0
    counts = [count(user) for count in _unread]
    rows = [rows for rows in counts if isinstance(rows, QuerySet)]
    rest = sum(number for number in counts if isinstance(number, int))
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
    return plain[0].union(*plain[1:], all=True).count()

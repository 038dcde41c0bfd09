"""QuerySets about a reader that are compiled once for all readers like her.

What stands in somebody's agenda, or in her catalogue, hangs on her key, on the instant and on a
few facts: her roles, the OPDs in her charge. The statement is written with a stand-in that has
marks for key and instant; what the rules ask on the way by `facts.fact` is answered for the real
reader and remembered. Whoever comes next is asked the same questions, and where her answers are
the same, so is the statement. Only its rows are asked anew: nothing that it answers is kept.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from contextvars import copy_context
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, NamedTuple, TypeVar
from weakref import WeakSet

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet
from django.utils import timezone

from foundation import facts
from foundation.compiled import Statement
from foundation.request_cache import request_cache
from foundation.users import AnyUser

Row = TypeVar("Row")
Rows = QuerySet[Any, Any]


class Noted(NamedTuple):
    """Rows, and what was learned while they were asked for: hashable, and the same for all readers
    of whom the facts are the same."""

    rows: "Rows | None"
    note: Hashable


class Text(str):
    """A text that is filled in as the reader's key is: the statement is the same for all of them."""

    __slots__ = ()


class Key(int):
    """An id that is filled in likewise."""

    __slots__ = ()


_VARYING = (Text, Key)


Build = Callable[..., "Rows | Noted | None"]

# Inside the range of every key, and apart from the marks of `foundation.compiled`.
READER = 2_147_300_000
# Statements of one day; a day brings as many as there are kinds of readers.
MOST = 1_000
# In which the mark for the instant lies, and what is reckoned from it.
_YEARS = range(facts.NOW.year - 1, facts.NOW.year + 2)


class UnsuitedError(Exception):
    """The statement hangs on something that nobody would notice when it changes."""


@dataclass(frozen=True)
class _StandIn:
    """All that a rule may read from the account itself."""

    is_superuser: bool
    pk: int = READER
    id: int = READER
    is_authenticated: bool = True
    is_active: bool = True


@dataclass(frozen=True)
class _Question:
    ask: Callable[..., Hashable]
    args: tuple[Any, ...]

    def of(self, user: AnyUser) -> Hashable:
        return facts.fact(
            self.ask, *(user if isinstance(each, _StandIn) else each for each in self.args)
        )


@dataclass(frozen=True)
class _Kept:
    """`statement`: None where Django answers without one."""

    statement: Statement[Any] | None
    note: Hashable

    def rows(self, user: AnyUser, values: Iterable[Hashable]) -> list[Any]:
        if self.statement is None:
            return []
        varying = (each for each in values if isinstance(each, _VARYING))
        return self.statement.answer((user.pk, timezone.now(), *varying))

    def says_the_same_as(self, other: "_Kept") -> bool:
        if self.statement is None or other.statement is None:
            return self == other
        return self.note == other.note and self.statement.says_the_same_as(other.statement)


class CompiledFor(Generic[Row]):
    """`CompiledFor(build)(user, *values)` answers what `list(build(user, *values))` does; nothing
    where it is None. `noted` answers the note of a `Noted` beside the rows.

    `values` are hashable; the statement is kept for each, save for each `Text` and `Key`. `build` takes from the account its key
    and whether it is a superuser; everything else by `facts.fact`, the instant from `facts.now`.
    A build that asks the database on its way, that speaks of another instant, or that raises on the
    stand-in is asked in the ordinary way each time: right and slower. So are visitors.
    """

    def __init__(self, build: Build) -> None:
        self._build = build
        self._known: dict[Hashable, _Question | _Kept | None] = {}
        self._day: date | None = None
        _all.add(self)

    def __call__(self, user: AnyUser, *values: Hashable) -> list[Row]:
        return self.noted(user, *values)[1]

    def noted(self, user: AnyUser, *values: Hashable) -> tuple[Any, list[Row]]:
        kept = self._kept_for(user, values) if user.is_authenticated else None
        if kept is not None:
            return kept.note, kept.rows(user, values)
        rows, note = _parted(self._build(user, *values))
        return note, ([] if rows is None else list(rows))

    def forget(self) -> None:
        self._known.clear()

    def _kept_for(self, user: AnyUser, values: tuple[Hashable, ...]) -> "_Kept | None":
        """What stands for readers like this one, learned now if it must be; None where it is
        unsuited."""
        self._begin_day()
        key = _start(user, values)
        while isinstance(known := self._known.get(key, self), _Question):
            key = (*key, known.of(user))
        if isinstance(known, CompiledFor):
            return self._learn(user, values)
        return known

    def _begin_day(self) -> None:
        """The day stands in many statements, and none is worth keeping beyond it."""
        today = timezone.localdate()
        if today != self._day or len(self._known) > MOST:
            self.forget()
            self._day = today

    def _learn(self, user: AnyUser, values: tuple[Hashable, ...]) -> "_Kept | None":
        """Keep what there is for readers like this one: a statement, or None where it is unsuited."""
        stand_in = _StandIn(bool(user.is_superuser))
        marked = [_mark(number, each) for number, each in enumerate(values)]
        varying = [each for each in marked if isinstance(each, _VARYING)]
        asked: dict[_Question, Hashable] = {}
        found: _Kept | None = None
        try:
            with _listening(user, asked):
                written = _written(self._build(stand_in, *marked), varying)
                # What moves by itself, the clock above all, is another the second time.
                if not written.says_the_same_as(_written(self._build(stand_in, *marked), varying)):
                    raise UnsuitedError("The statement is not the same a moment later.")
            found = written
        except Exception:  # whatever a rule of a host does with a stand-in, the page stands
            if is_strict:
                raise
        key = _start(user, values)
        for question, answer in asked.items():
            if self._known.setdefault(key, question) != question:
                return found  # a host's rule asks in no order: nothing to keep
            key = (*key, answer)
        self._known[key] = found
        return found


_all: "WeakSet[CompiledFor[Any]]" = WeakSet()
# Tests raise what a site passes over.
is_strict = False


def forget_all(**_signal: Any) -> None:
    """Write all statements of this process anew: something has changed that is neither a fact nor the
    instant, such as what an app registers or, in tests, a setting."""
    for each in _all:
        each.forget()


def _parted(built: "Rows | Noted | None") -> Noted:
    return built if isinstance(built, Noted) else Noted(built, None)


def _start(user: AnyUser, values: Iterable[Hashable]) -> tuple[Hashable, ...]:
    """What is known of a reader before anything is asked."""
    return (bool(user.is_superuser), *map(_fixed, values))


def _fixed(value: Hashable) -> Hashable:
    kind: Hashable = type(value)
    return kind if isinstance(value, _VARYING) else value


def _mark(number: int, value: Hashable) -> Hashable:
    if isinstance(value, Text):
        return Text(f"varying-{number}-mark")
    return Key(READER + 1 + number) if isinstance(value, Key) else value


def _written(built: "Rows | Noted | None", varying: Sequence[Hashable]) -> _Kept:
    rows, note = _parted(built)
    try:
        if rows is None:
            raise EmptyResultSet
        statement = Statement(rows, [READER, facts.NOW, *varying], all_of_them=False)
    except EmptyResultSet:
        return _Kept(None, note)
    if any(str(year) in str(each) for each in statement.constants for year in _YEARS):
        raise UnsuitedError("An instant is reckoned from the present one outside the database.")
    return _Kept(statement, note)


@contextmanager
def _listening(user: AnyUser, asked: dict[_Question, Hashable]) -> Iterator[None]:
    """Facts are answered for `user`, in what her page has asked so far, and noted; other questions to
    a database are refused."""
    page = copy_context()

    def listen(ask: Callable[..., Hashable], args: tuple[Any, ...]) -> Hashable:
        question = _Question(ask, args)
        if question not in asked:
            asked[question] = page.run(question.of, user)
        return asked[question]

    with ExitStack() as stack:
        for connection in connections.all(initialized_only=True):
            stack.enter_context(connection.execute_wrapper(_refuse))
        # What a page keeps by key of its reader is not for the stand-in of another.
        stack.enter_context(request_cache())
        stack.enter_context(facts.heard_by(listen))
        yield


def _refuse(execute: Any, *args: Any) -> Any:
    if facts.is_writing():
        raise UnsuitedError("The database is asked while a statement is written.")
    return execute(*args)

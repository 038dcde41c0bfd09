"""QuerySets that are compiled once.

Django takes several times longer to write a statement than the database takes to answer it.
What every page asks is written once per process, by the QuerySets that say the rule, with
marks where the values of the moment go.
"""

from collections.abc import Callable, Sequence
from copy import copy
from datetime import date
from typing import Any, Generic, TypeVar

from django.db import connections
from django.db.models import QuerySet

Row = TypeVar("Row")

# Far from anything real, and inside the range of every key.
_MARKS: dict[type, Callable[[int], Any]] = {
    int: lambda number: 2_147_400_000 + number,
    date: lambda number: date.fromordinal(3_650_000 + number),
    str: lambda number: f"mark-{number}-mark",
}


class Prepared(Generic[Row]):
    """`Prepared(build)(*values)` answers what `list(build(*values))` does.

    `build` may only hand its values on to the database: ids, local days, and texts without
    wildcards, which may also be beginnings (`startswith`). Other kinds are asked in the
    ordinary way.
    """

    def __init__(self, build: Callable[..., "QuerySet[Any, Row]"]) -> None:
        self._build = build
        self._statements: dict[tuple[type, ...], _Statement] = {}

    def __call__(self, *values: Any) -> list[Row]:
        kinds = tuple(map(type, values))
        if not set(kinds) <= _MARKS.keys():
            return list(self._build(*values))
        if kinds not in self._statements:
            marks = [_MARKS[kind](number) for number, kind in enumerate(kinds)]
            self._statements[kinds] = _Statement(self._build(*marks), marks)
        return self._statements[kinds].answer(values)


class _Statement:
    def __init__(self, rows: "QuerySet[Any, Any]", marks: list[Any]) -> None:
        self._rows = rows
        self._compiler = rows.query.get_compiler(rows.db)
        self._sql, samples = self._compiler.as_sql()
        columns = [column for column, _, _ in self._compiler.select]
        self._converters = self._compiler.get_converters(columns)
        self._samples = [(self._marked(sample, marks), sample) for sample in samples]
        if {mark for mark, _ in self._samples} - {None} != set(marks):
            raise ValueError("A value of a prepared query does not reach the database.")
        self._marks = marks

    def answer(self, values: Sequence[Any]) -> list[Any]:
        compiler = copy(self._compiler)
        compiler.connection = connections[self._rows.db]  # each thread has its own
        now = dict(zip(self._marks, values, strict=True))
        parameters = tuple(
            sample if mark is None else self._filled(sample, mark, now[mark])
            for mark, sample in self._samples
        )
        vars(compiler).update(
            as_sql=lambda *args, **kwargs: (self._sql, parameters),
            get_converters=lambda expressions: self._converters,
        )
        rows: Any = self._rows._iterable_class(self._asking(compiler))
        return list(rows)

    def _asking(self, compiler: Any) -> "QuerySet[Any, Any]":
        """The same QuerySet, for this question only; a clone would copy the whole expression."""
        query = copy(self._rows.query)
        vars(query)["get_compiler"] = lambda *args, **kwargs: compiler
        rows = object.__new__(type(self._rows))
        vars(rows).update(vars(self._rows), _query=query)
        return rows

    def _marked(self, sample: Any, marks: list[Any]) -> Any:
        """The mark that this parameter holds, or None for a constant."""
        for mark in marks:
            if isinstance(mark, str):
                if isinstance(sample, str) and mark in sample:
                    return mark
            elif sample == self._adapted(mark):
                return mark
        return None

    def _filled(self, sample: Any, mark: Any, value: Any) -> Any:
        if isinstance(mark, str):
            return sample.replace(mark, value)
        if isinstance(mark, int):
            return type(sample)(value)  # PostgreSQL's driver has a type for each size
        return self._adapted(value)

    def _adapted(self, value: Any) -> Any:
        if isinstance(value, date):
            return self._compiler.connection.ops.adapt_datefield_value(value)
        return value

"""QuerySets that are compiled once.

Django takes several times longer to write a statement than the database takes to answer it.
What every page asks is written once per process, by the QuerySets that say the rule, with
marks where the values of the moment go. Kept are the statement, the converters of its columns
(without them SQLite gives naive datetimes and rounded decimals) and the shape of its rows.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from operator import itemgetter
from typing import Any, Generic, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet
from django.db.models.query import FlatValuesListIterable, ModelIterable, ValuesListIterable

Row = TypeVar("Row")

# Far from anything real, and inside the range of every key.
_MARKS: dict[type, Callable[[int], Any]] = {
    int: lambda number: 2_147_400_000 + number,
    date: lambda number: date.fromordinal(3_650_000 + number),
    str: lambda number: f"mark-{number}-mark",
}


class Compiled(Generic[Row]):
    """`Compiled(build)(*values)` answers what `list(build(*values))` does.

    `build` may only hand its values on to the database: ids, local days, and texts without
    wildcards, which may also be beginnings (`startswith`). Values of other kinds are asked in
    the ordinary way. Rows are records, with `select_related`, `defer` and annotations, or
    tuples or single values of `values_list`. Raises ValueError at the first call for a QuerySet
    of another shape, and for a value that does not reach the database.
    """

    def __init__(self, build: Callable[..., "QuerySet[Any, Row]"]) -> None:
        self._build = build
        self._statements: dict[tuple[type, ...], Statement[Row]] = {}

    def __call__(self, *values: Any) -> list[Row]:
        kinds = tuple(map(type, values))
        if not set(kinds) <= _MARKS.keys():
            return list(self._build(*values))
        if kinds not in self._statements:
            marks = [_MARKS[kind](number) for number, kind in enumerate(kinds)]
            try:
                self._statements[kinds] = Statement(self._build(*marks), marks)
            except EmptyResultSet:  # Django knows without asking: `pk__in=[]`
                return []
        return self._statements[kinds].answer(values)


class Statement(Generic[Row]):
    """One statement, with `marks` where values go; `all_of_them`: each mark must stand in it."""

    def __init__(
        self, rows: "QuerySet[Any, Row]", marks: Sequence[Any], *, all_of_them: bool = True
    ) -> None:
        self._db = rows.db
        compiler = rows.query.get_compiler(self._db)
        self._sql, samples = compiler.as_sql()
        self._shaped = _shape(rows, compiler)
        columns = [column for column, _, _ in compiler.select]
        self._converters = compiler.get_converters(columns).items()
        self._marks = marks
        self._samples = [(self._marked(sample, marks), sample) for sample in samples]
        if all_of_them and {mark for mark, _ in self._samples} - {None} != set(marks):
            raise ValueError("A value of a compiled query does not reach the database.")

    @property
    def constants(self) -> list[Any]:
        """The parameters that are no marks."""
        return [sample for mark, sample in self._samples if mark is None]

    def says_the_same_as(self, other: "Statement[Row]") -> bool:
        return (self._sql, self._samples) == (other._sql, other._samples)

    def answer(self, values: Sequence[Any]) -> list[Row]:
        """The rows, with `values` in the places of the marks, in their order."""
        now = dict(zip(self._marks, values, strict=True))
        parameters = tuple(
            sample if mark is None else self._filled(sample, mark, now[mark])
            for mark, sample in self._samples
        )
        connection = connections[self._db]  # each thread has its own
        with connection.cursor() as cursor:
            cursor.execute(self._sql, parameters)
            rows = cursor.fetchall()
        if self._converters:
            rows = [self._converted(row, connection) for row in rows]
        return [self._shaped(row) for row in rows]

    def _converted(self, row: Sequence[Any], connection: Any) -> list[Any]:
        values = list(row)
        for position, (converters, expression) in self._converters:
            for convert in converters:
                values[position] = convert(values[position], expression, connection)
        return values

    def _marked(self, sample: Any, marks: Sequence[Any]) -> Any:
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
        operations = connections[self._db].ops
        if isinstance(value, datetime):
            return operations.adapt_datetimefield_value(value)
        if isinstance(value, date):
            return operations.adapt_datefield_value(value)
        return value


def _shape(rows: Any, compiler: Any) -> Callable[[Sequence[Any]], Any]:
    """What makes an answer of a row of the database, as the iterators of Django do."""
    kind = rows._iterable_class
    if rows._prefetch_related_lookups or rows._known_related_objects or compiler.has_extra_select:
        raise ValueError("A compiled query neither prefetches nor sorts by what it does not show.")
    if kind is FlatValuesListIterable:
        return itemgetter(0)
    if kind is ValuesListIterable:
        return tuple
    if kind is not ModelIterable:
        raise ValueError(f"A compiled query does not answer in the shape of {kind.__name__}.")
    return _Record(compiler.klass_info, compiler.select, rows.db, compiler.annotation_col_map)


class _Record:
    """Makes a record, with those that `select_related` brings, of a row."""

    def __init__(
        self, info: dict[str, Any], select: Any, db: str, annotations: dict[str, int] | None = None
    ) -> None:
        if info.get("from_parent"):
            raise ValueError("A compiled query does not follow a parent to its child.")
        self._model, self._db = info["model"], db
        self._columns = slice(info["select_fields"][0], info["select_fields"][-1] + 1)
        self._names = [column.target.attname for column, _, _ in select[self._columns]]
        self._key = info["select_fields"][0] + self._names.index(self._model._meta.pk.attname)
        self._annotations = (annotations or {}).items()
        self._related = [
            (each["local_setter"], each["remote_setter"], _Record(each, select, db))
            for each in info.get("related_klass_infos", [])
        ]

    def __call__(self, row: Sequence[Any]) -> Any:
        record = self._model.from_db(self._db, self._names, row[self._columns])
        for attribute, position in self._annotations:
            setattr(record, attribute, row[position])
        for hang, hang_back, related in self._related:
            other = None if row[related._key] is None else related(row)
            hang(record, other)
            if other is not None:
                hang_back(other, record)
        return record

"""What can be made wrong in a module: one small change of what it does, at one place.

Docstrings, annotations, texts, lines of the log of the process, `__str__`, assertions and what
only makes queries cheaper are left alone: their change is no fault that a test should see.
"""

import ast
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

OPPOSITES: dict[type[ast.cmpop], list[type[ast.cmpop]]] = {
    ast.Eq: [ast.NotEq],
    ast.NotEq: [ast.Eq],
    ast.Lt: [ast.LtE, ast.GtE],
    ast.LtE: [ast.Lt, ast.Gt],
    ast.Gt: [ast.GtE, ast.LtE],
    ast.GtE: [ast.Gt, ast.Lt],
    ast.Is: [ast.IsNot],
    ast.IsNot: [ast.Is],
    ast.In: [ast.NotIn],
    ast.NotIn: [ast.In],
}
REVERSED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
SWAPPED_METHODS = {"filter": "exclude", "exclude": "filter"}
SWAPPED_FUNCTIONS = {"any": "all", "all": "any", "min": "max", "max": "min"}
# How rows are locked, which SQLite does not do, and the shape in which columns come.
SHAPES = {"no_key", "skip_locked", "nowait", "flat", "of"}
# Of a chain: without it the rest still answers. Locks are not among them, since SQLite has none.
LINKS = {"filter", "exclude", "order_by", "distinct", "reverse", "strip", "lower", "upper"}
CONDITIONS = {"filter", "exclude", "get", "Q", "update", "create", "get_or_create"}
# Of decorators: those that say what kind of thing it is, or remember what would be the same.
KINDS = {"property", "cached_property", "staticmethod", "classmethod", "cache", "dataclass"}
KINDS |= {"contextmanager", "asynccontextmanager", "override", "overload", "final"}
LOGGERS = {"logger", "logging", "warnings"}
SILENT_NAMES = {"__str__", "__repr__", "__all__"}


@dataclass(frozen=True)
class Mutation:
    """Bytes `start` to `end` of a module become `text`; `line` is where they begin."""

    line: int
    function: str
    what: str
    start: int
    end: int
    text: str

    def applied_to(self, source: str) -> str:
        raw = source.encode()
        return (raw[: self.start] + self.text.encode() + raw[self.end :]).decode()


def mutations_of(source: str, *, is_model: bool = False) -> list[Mutation]:
    """In the order of the lines. Of models only what stands in functions: fields, constraints and
    the like reach the database by migrations, which `make check` compares with them."""
    tree = ast.parse(source)
    finder = _Finder(source, is_model)
    finder.walk(tree, None, "")
    return sorted(finder.found, key=lambda each: (each.line, each.what))


def differs(mutated: str, source: str) -> bool:
    """Whether it is a module at all, and another one."""
    try:
        return ast.dump(ast.parse(mutated)) != ast.dump(ast.parse(source))
    except SyntaxError:
        return False


class _Finder:
    def __init__(self, source: str, is_model: bool) -> None:
        self.is_model = is_model
        self.found: list[Mutation] = []
        self.raw = source.encode()
        self.offsets = [0]
        for line in self.raw.splitlines(keepends=True):
            self.offsets.append(self.offsets[-1] + len(line))

    def walk(self, node: ast.AST, parent: ast.AST | None, function: str) -> None:
        if _is_silent(node):
            return
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            function = f"{function}.{node.name}".lstrip(".")
        self._note(node, parent, function)
        for child in _children(node):
            if not (self.is_model and _is_declared(node, child)):
                self.walk(child, node, function)

    def _note(self, node: ast.AST, parent: ast.AST | None, function: str) -> None:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            self._note_decorators(node, function)
        if isinstance(node, ast.With) and all(each.optional_vars is None for each in node.items):
            header = ast.unparse(node.items[0].context_expr)
            self._add(node.lineno, function, f"without `with {header}`", self._header(node))
        if isinstance(node, ast.stmt) and _is_act(node):
            act = ast.unparse(node)
            self._add(node.lineno, function, f"drop `{act}`", (*self._span(node), "pass"))
        if isinstance(node, ast.expr):
            for line, what, text in _changes(node, parent):
                self._add(line, function, what, (*self._span(node), text))

    def _note_decorators(self, node: ast.FunctionDef | ast.AsyncFunctionDef, name: str) -> None:
        for each in node.decorator_list:
            called = each.func if isinstance(each, ast.Call) else each
            if ast.unparse(called).split(".")[-1] in KINDS:
                continue
            start, end = self._span(each)
            at = self.raw.rindex(b"@", 0, start + 1)
            self._add(each.lineno, name, f"drop `@{ast.unparse(each)}`", (at, end, ""))

    def _header(self, node: ast.With) -> tuple[int, int, str]:
        body = self._span(node.body[0])[0]
        return self._span(node)[0], body, f"if True:\n{' ' * node.body[0].col_offset}"

    def _span(self, node: Any) -> tuple[int, int]:
        start = self.offsets[node.lineno - 1] + node.col_offset
        return start, self.offsets[node.end_lineno - 1] + node.end_col_offset

    def _add(self, line: int, function: str, what: str, edit: tuple[int, int, str]) -> None:
        what = " ".join(what.split())
        self.found.append(Mutation(line, function, what, *edit))


def _is_silent(node: ast.AST) -> bool:
    match node:
        case ast.JoinedStr() | ast.Assert() | ast.Import() | ast.ImportFrom():
            return True
        case ast.FunctionDef(name=name):
            return name in SILENT_NAMES
        case ast.Assign(targets=[ast.Name(id=name)]):
            return name in SILENT_NAMES
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id=name)))):
            return name in LOGGERS
        case ast.Call(func=ast.Name(id="cast" | "isinstance" | "issubclass")):
            return True
        case ast.keyword(arg=name):
            return name in SHAPES
    return False


def _children(node: ast.AST) -> Iterator[ast.AST]:
    """What is run: neither annotations nor bases nor what is deleted."""
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "bases", "decorator_list", "ctx", "targets", "target"}:
            continue
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, ast.AST):
                yield each


def _is_declared(node: ast.AST, child: ast.AST) -> bool:
    """Of a module of models: what is neither a class nor a function."""
    is_frame = isinstance(node, ast.Module | ast.ClassDef)
    return is_frame and not isinstance(child, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)


def _is_act(node: ast.stmt) -> bool:
    match node:
        case ast.Expr(value=ast.Call() | ast.Await()) | ast.Raise() | ast.AugAssign():
            return "select_for_update" not in ast.unparse(node)
        case ast.Assign(targets=targets):
            kept = (ast.Attribute, ast.Subscript)
            parts = [part for each in targets for part in getattr(each, "elts", [each])]
            return all(isinstance(each, kept) for each in parts)
    return False


def _changes(node: ast.expr, parent: ast.AST | None) -> Iterator[tuple[int, str, str]]:
    """Line, description and new text of an expression."""
    old = ast.unparse(node)
    for line, changed in (*_of_kind(node), *_of_place(node, parent)):
        new = ast.unparse(changed)
        yield line, _described(old, new), f"({new})"


def _described(old: str, new: str) -> str:
    """Only what differs, with the word before it, where the whole is long."""
    if len(old) + len(new) <= 120:
        return f"`{old}` → `{new}`"
    first = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), 0)
    first = max(old.rfind(" ", 0, max(first - 15, 0)) + 1, 0)
    last = next(
        (i for i, (a, b) in enumerate(zip(old[::-1], new[::-1], strict=False)) if a != b), 0
    )
    last = min(last, len(old) - first, len(new) - first)
    return f"`…{old[first : len(old) - last][:90]}…` → `…{new[first : len(new) - last][:90]}…`"


def _of_kind(node: ast.expr) -> Iterator[tuple[int, ast.expr]]:
    match node:
        case ast.Compare():
            yield from _of_comparison(node)
        case ast.BoolOp():
            yield from _of_both(node)
        case ast.UnaryOp(op=ast.Not()):
            yield node.lineno, node.operand
        case ast.BinOp() if type(node.op) in REVERSED and not _has_text(node):
            yield from _of_sum(node)
        case ast.Constant(value=bool() | int()):
            is_bool = isinstance(node.value, bool)
            yield node.lineno, ast.Constant(not node.value if is_bool else node.value + 1)
        case ast.Call():
            yield from _of_call(node)
        case _:
            yield from _of_many(node)


def _of_comparison(node: ast.Compare) -> Iterator[tuple[int, ast.expr]]:
    for place, op in enumerate(node.ops):
        for other in OPPOSITES[type(op)]:
            new = deepcopy(node)
            new.ops[place] = other()
            yield node.lineno, new


def _of_both(node: ast.BoolOp) -> Iterator[tuple[int, ast.expr]]:
    yield (
        node.lineno,
        ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values),
    )
    for place, each in enumerate(node.values):
        rest = _without(node.values, place)
        yield each.lineno, ast.BoolOp(node.op, rest) if len(rest) > 1 else rest[0]


def _of_sum(node: ast.BinOp) -> Iterator[tuple[int, ast.expr]]:
    yield node.lineno, ast.BinOp(node.left, REVERSED[type(node.op)](), node.right)
    if isinstance(node.op, ast.BitOr | ast.BitAnd):
        yield from ((node.lineno, node.left), (node.right.lineno, node.right))


def _of_many(node: ast.expr) -> Iterator[tuple[int, ast.expr]]:
    """One less: of a list, a set, a dict, the conditions of a comprehension."""
    match node:
        case ast.List(ctx=ast.Load()) | ast.Set():
            for place, each in enumerate(node.elts):
                yield each.lineno, type(node)(elts=_without(node.elts, place), ctx=ast.Load())
        case ast.Dict(keys=keys):
            for place, each in enumerate(node.values):
                rest = ast.Dict(_without(keys, place), _without(node.values, place))
                yield each.lineno, rest
        case ast.GeneratorExp() | ast.ListComp() | ast.SetComp() | ast.DictComp():
            yield from _of_comprehension(node)


def _of_comprehension(
    node: ast.GeneratorExp | ast.ListComp | ast.SetComp | ast.DictComp,
) -> Iterator[tuple[int, ast.expr]]:
    for number, one in enumerate(node.generators):
        for place, condition in enumerate(one.ifs):
            shorter = deepcopy(node)
            shorter.generators[number].ifs = _without(one.ifs, place)
            yield condition.lineno, shorter


def _of_call(node: ast.Call) -> Iterator[tuple[int, ast.expr]]:
    name = getattr(node.func, "attr", getattr(node.func, "id", ""))
    line = node.func.end_lineno or node.lineno
    if isinstance(node.func, ast.Attribute) and name in SWAPPED_METHODS:
        other = ast.Attribute(node.func.value, SWAPPED_METHODS[name], ast.Load())
        yield line, ast.Call(other, node.args, node.keywords)
    if isinstance(node.func, ast.Name) and name in SWAPPED_FUNCTIONS:
        yield line, ast.Call(ast.Name(SWAPPED_FUNCTIONS[name]), node.args, node.keywords)
    if isinstance(node.func, ast.Attribute) and name in LINKS:
        yield line, node.func.value
    if name in CONDITIONS and len(node.args) + len(node.keywords) > 1:
        for place, argument in enumerate(node.args):
            yield argument.lineno, ast.Call(node.func, _without(node.args, place), node.keywords)
        for place, keyword in enumerate(node.keywords):
            rest = ast.Call(node.func, node.args, _without(node.keywords, place))
            yield keyword.lineno, rest


def _of_place(node: ast.expr, parent: ast.AST | None) -> Iterator[tuple[int, ast.expr]]:
    """What an expression becomes because of where it stands."""
    is_test = isinstance(parent, ast.If | ast.IfExp | ast.While) and node is parent.test
    if is_test and not isinstance(node, ast.Compare | ast.UnaryOp):
        yield node.lineno, ast.UnaryOp(ast.Not(), node)
    if isinstance(parent, ast.For) and node is parent.iter:
        yield node.lineno, ast.Tuple([], ast.Load())
    if isinstance(parent, ast.Return) and not isinstance(node, ast.Constant):
        yield node.lineno, ast.Constant(None)


def _without(items: list[Any], place: int) -> list[Any]:
    return [*items[:place], *items[place + 1 :]]


def _has_text(node: ast.BinOp) -> bool:
    sides = (node.left, node.right)
    return any(
        isinstance(each, ast.JoinedStr | ast.List)
        or (isinstance(each, ast.Constant) and isinstance(each.value, str))
        for each in sides
    )

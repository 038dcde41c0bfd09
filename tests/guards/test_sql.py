"""Statements of our own that a server with parameters of its own refuses.

PostgreSQL is sent a statement and its values apart, so that it plans it once for a connection
(`DATABASE_PREPARED`). What the client alone could do by pasting values into the text fails then: a tuple for
`IN`, a value in `SET`, one after `interval`.
"""

import ast
import re

import pytest

from tests.guards.repository import ROOT, Module, modules

_REFUSED = re.compile(
    r"\bIN\s+%s|\binterval\s+%s|^\s*SET\s(?:LOCAL\s|SESSION\s)?[^;]*%s|\b(?:LIMIT|OFFSET)\s+'%s'",
    re.IGNORECASE | re.DOTALL,
)


def _refused(module: Module) -> list[str]:
    """Where a text reads like such a statement."""
    return [
        f"{module.name}:{node.lineno}"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and _REFUSED.search(node.value)
        and re.search(r"\b(SELECT|UPDATE|DELETE|INSERT|SET|WHERE)\b", node.value)
    ]


def test_no_statement_of_ours_has_its_values_pasted_in(covered):
    found = modules()
    covered(f"{len(found)} modules")
    assert [line for each in found for line in _refused(each)] == []


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT 1 FROM t WHERE id IN %s",
        "SET LOCAL lock_timeout = %s",
        "SELECT now() - interval %s",
    ],
)
def test_a_statement_that_would_fail_is_found(tmp_path, monkeypatch, statement):
    path = ROOT / "foundation" / "planted.py"
    module = Module.__new__(Module)
    module.path, module.name, module.text = path, "planted", f"cursor.execute({statement!r}, [1])"
    assert _refused(module) == ["planted:1"]

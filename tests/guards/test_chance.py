"""Tests that would fail by chance."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[1]

# What a random key of a form, a code or a digest may hold by chance.
_SHORT = re.compile(r"[0-9a-f]{1,4}")


def _by_chance(path: Path) -> list[str]:
    """Lines that deny a few digits to a whole page, in which keys of forms are random."""
    return [
        f"{path.relative_to(path.parents[1])}:{each.lineno}"
        for each in ast.walk(ast.parse(path.read_text()))
        if isinstance(each, ast.Compare)
        and isinstance(each.ops[0], ast.NotIn)
        and isinstance(each.left, ast.Constant)
        and isinstance(each.left.value, str | bytes)
        and _SHORT.fullmatch(_text(each.left.value))
    ]


def _text(value: str | bytes) -> str:
    return value if isinstance(value, str) else value.decode("latin-1")


def test_no_test_denies_to_a_page_what_a_random_key_may_hold(covered):
    modules = sorted(ROOT.rglob("*.py"))
    found = [line for each in modules for line in _by_chance(each)]
    covered(f"{len(modules)} modules")
    assert found == []  # look for the digits as a word: re.search(r"\b61\b", html)


def test_a_test_that_fails_by_chance_is_found(tmp_path):
    planted = tmp_path / "test_planted.py"
    planted.write_text(
        'assert "61" not in html\nassert b"a0" not in page\nassert "61 %" not in html'
    )
    assert [line.split(":")[1] for line in _by_chance(planted)] == ["1", "2"]

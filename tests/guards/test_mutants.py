"""`make mutants`: what it makes wrong, where, and what it takes for seen."""

from pathlib import Path

import pytest

from tests.mutants.mutations import Mutation, differs, mutations_of
from tests.mutants.run import summed_up
from tests.mutants.running import MOST_LEFT_OUT, RedTreeError, Tree, Verdict, seen_in, stages_for
from tests.mutants.sample import ROOT, RULES, Mutant, lines_in, mutable, reasons, sampled


def _mutants(source: str, **options: bool) -> set[str]:
    found = [each.applied_to(source) for each in mutations_of(source, **options)]
    return {each for each in found if differs(each, source)}


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("if a < b: f()", "if (a <= b): f()"),
        ("if a is None: f()", "if (a is not None): f()"),
        ("if a: f()", "if (not a): f()"),
        ("if not a: f()", "if (a): f()"),
        ("x = a and b", "x = (a or b)"),
        ("x = a and b", "x = (b)"),
        ("x = p | q", "x = (p & q)"),
        ("x = p | q", "x = (p)"),
        ("x = a + 1", "x = (a - 1)"),
        ("x = 3", "x = (4)"),
        ("x = True", "x = (False)"),
        ("x = any(y)", "x = (all(y))"),
        ("x = o.filter(a=b, c=d)", "x = (o.filter(c=d))"),
        ("x = o.filter(a=b)", "x = (o.exclude(a=b))"),
        ("x = o.filter(a=b).order_by(c)", "x = (o.filter(a=b))"),
        ("x = o.filter(a=b).first()", "x = (o).first()"),
        ("o.save(update_fields=['a', 'b'])", "o.save(update_fields=(['b']))"),
        ("x = {'a': b, 'c': d}", "x = ({'a': b})"),
        ("x = [y for y in z if y]", "x = ([y for y in z])"),
        ("for x in y: f()", "for x in (()): f()"),
        ("f(a)", "pass"),
        ("a.b = c", "pass"),
        ("raise AnError", "pass"),
        ("return a", "return (None)"),
        ("with atomic(): f()", "if True:\n         f()"),
    ],
)
def test_a_rule_is_made_wrong(line, wrong):
    assert f"def g():\n    {wrong}\n" in {
        each.replace("\n                   f()", "\n         f()")
        for each in _mutants(f"def g():\n    {line}\n")
    }


def test_a_decorator_is_taken_away_unless_it_says_what_it_is():
    source = "class A:\n    @{}\n    def g(self):\n        self.x\n"
    assert len(_mutants(source.format("transaction.atomic"))) == 1
    assert _mutants(source.format("property")) == set()


@pytest.mark.parametrize(
    "line",
    [
        '"""A docstring of 3 words."""',
        "x: Literal[3] = y",
        'logger.warning("failed: %s", 3)',
        "assert a == b",
        "x = cast(A | B, y)",
        'x = f"{a + 1}"',
        "list(o.select_for_update())",
        "x = 'text'",
    ],
)
def test_what_is_no_rule_is_left_alone(line):
    assert _mutants(f"def g(a: A | B) -> C | D:\n    {line}\n") == set()
    assert _mutants("__all__ = ['a', 'b']\n") == set()


def test_of_a_model_only_its_functions_are_changed():
    source = "class M:\n    f = Field(3, null=True)\n\n    def g(self):\n        return self.h\n"
    assert len(_mutants(source, is_model=True)) == 1
    assert len(_mutants(source)) == 3


def test_a_place_is_right_behind_letters_of_two_bytes():
    assert _mutants('def g():\n    x = "–é", 3\n') == {'def g():\n    x = "–é", (4)\n'}


@pytest.mark.parametrize(
    ("path", "holds"),
    [
        ("agents/claims/operations/linking.py", True),
        ("foundation/outbox/operations.py", True),
        ("innovations/models/innovations.py", True),
        ("scheduling/bookings/guard.py", True),
        ("mentoring/permissions.py", True),
        ("mentoring/assignments/visibility.py", True),
        ("foundation/text.py", True),
        ("agents/claims/views/unit.py", False),
        ("innovations/migrations/0002_operations.py", False),
        ("tests/foundation/outbox/operations.py", False),
        ("agents/claims/connect.py", False),
        ("foundation/context.py", False),
    ],
)
def test_which_modules_hold_rules(path, holds):
    assert bool(RULES.match(path)) is holds


def test_changed_lines_are_read_from_a_diff():
    diff = (
        "--- a/agents/permissions.py\n+++ b/agents/permissions.py\n@@ -3 +3,2 @@ def f\n-a\n+b\n+c\n"
        "@@ -9,2 +10,0 @@\n-d\n-e\n--- a/agents/urls.py\n+++ b/agents/urls.py\n@@ -1 +1 @@\n-a\n+b\n"
    )
    assert lines_in(diff) == {"agents/permissions.py": {3, 4}}


def test_a_seed_chooses_the_same_lines_again_each_once():
    found = mutable({"innovations/owners.py": set(range(1000))})
    first = sampled(found, 5, "7")
    assert first == sampled(found, 5, "7") != sampled(found, 5, "8")
    assert len({each.mutation.line for each in first}) == len(first) == 5


def test_the_nearest_tests_come_first_and_the_whole_suite_last():
    stages = list(stages_for("foundation/outbox/operations.py", whole=True))
    assert stages[0] == ("tests/foundation/outbox",)
    assert "tests/agents/claims" in stages[1]
    assert stages[-1] == ("tests",)
    near = stages_for("foundation/outbox/operations.py", whole=False)
    assert ("tests",) not in list(near)
    assert ("tests",) not in list(stages_for("agents/claims/operations/linking.py", whole=True))
    told = stages_for("mentoring/sessions/operations/outcomes.py", whole=True)
    assert any("tests/mentoring/test_signals.py" in stage for stage in told)


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tree:
    """Of two files, whose tests need neither Django nor plugins."""
    monkeypatch.delenv("DJANGO_SETTINGS_MODULE", raising=False)
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    (tmp_path / "rule.py").write_text("def most(n):\n    return n < 3\n")
    (tmp_path / "test_rule.py").write_text(
        "from rule import most\n\n\ndef test_three_is_too_many():\n    assert not most(3)\n"
    )
    return Tree(tmp_path)


WRONG = Mutant("rule.py", Mutation(2, "most", "`n < 3` → `n <= 3`", 26, 27, "<="))
STAGE = ("test_rule.py",)


def test_a_planted_fault_is_caught_and_the_tree_is_as_it_was(tree):
    before = (tree.folder / "rule.py").read_bytes()
    tree.allowed[STAGE] = 60
    assert tree.judge(WRONG, [STAGE]).by == "test_rule.py::test_three_is_too_many"
    assert (tree.folder / "rule.py").read_bytes() == before


def test_control_arm_without_tests_it_survives(tree):
    assert tree.judge(WRONG, []).by is None
    assert seen_in("no tests ran", 5) is None
    assert seen_in("", 4) == "pytest ends with 4"


def test_what_does_not_end_is_caught(tree):
    tree.allowed[STAGE] = 0.01
    assert str(tree.judge(WRONG, [STAGE]).by).startswith("no end")


def test_a_test_that_fails_without_a_fault_has_no_say(tree):
    (tree.folder / "rule.py").write_text("def most(n):\n    return n < 4\n")
    assert tree.judge(WRONG, [STAGE]).by is None
    assert tree.left_out == ["test_rule.py::test_three_is_too_many"]


def test_a_tree_whose_tests_cannot_run_is_refused(tree):
    tree.left_out = ["test_a.py::test_b"] * MOST_LEFT_OUT
    (tree.folder / "rule.py").write_text("def most(n):\n    return n < 4\n")
    with pytest.raises(RedTreeError, match="three_is"):
        tree.judge(WRONG, [STAGE])


def test_a_survivor_without_a_reason_fails_the_run():
    caught = [Verdict(WRONG, "test", 1.0)] * 99
    assert summed_up(caught)[1] == 0
    lines, code = summed_up([*caught, Verdict(WRONG, None, 1.0)])
    assert code == 1
    assert lines[-1].startswith("caught: 99 of 100, 99.0%")
    assert summed_up([])[1] == 1


def test_a_reason_stands_for_a_fault_that_can_be_made():
    for path, function, what, why in reasons():
        found = mutations_of((ROOT / path).read_text(), is_model="/models/" in path)
        assert (function, what) in {(each.function, each.what) for each in found}, what
        assert why

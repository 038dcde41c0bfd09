"""An act that locks rows is a transaction: PostgreSQL refuses the lock outside of one, and no test
that runs inside a transaction of its own would see it."""

import ast
from collections.abc import Iterator

from tests.guards import repository

# What others lock with, inside their transactions.
INSIDE = {
    "agents/locks.py lock_account",
    "agents/reminding/operations.py lock_people",
    "agents/staff_import/operations/plan.py __init__",
    "assessments/attempts/operations/closing.py lock",
    "courses/learning/operations/enrollments.py running",
    "foundation/minute/publishing.py expire",
    "foundation/stale.py refuse_stale",
    "mentoring/consultations/operations/talking.py lock_thread",
    "mentoring/sessions/limits.py lock",
    "scheduling/bookings/operations.py lock",
}
ATOMIC = "transaction.atomic"
Function = ast.FunctionDef | ast.AsyncFunctionDef


def _open(name: str, tree: ast.Module) -> Iterator[str]:
    """Functions that lock and begin nothing themselves."""
    for node in ast.walk(tree):
        if isinstance(node, Function) and _locks(node) and not _begins(node):
            yield f"{name} {node.name}"


def _locks(node: Function) -> bool:
    found = (each for each in ast.walk(node) if isinstance(each, ast.Attribute))
    return any(each.attr == "select_for_update" for each in found)


def _begins(node: Function) -> bool:
    if any(ast.unparse(each).startswith(ATOMIC) for each in node.decorator_list):
        return True
    entered = (each for each in ast.walk(node) if isinstance(each, ast.With))
    return any(ast.unparse(item).startswith(ATOMIC) for each in entered for item in each.items)


def _is_act(where: str) -> bool:
    name = where.partition(" ")[2]
    return name == "__init__" or not name.startswith("_")


def test_an_act_that_locks_is_a_transaction(covered):
    found = [where for each in repository.modules() for where in _open(each.name, each.tree)]
    lockers = sum(_locks(node) for each in repository.modules() for node in _functions(each.tree))
    covered(f"{lockers} functions lock, {len(INSIDE)} for others")
    assert {where for where in found if _is_act(where)} == INSIDE


def _functions(tree: ast.Module) -> list[Function]:
    return [node for node in ast.walk(tree) if isinstance(node, Function)]


def test_control_arm_an_act_without_a_transaction_is_found():
    text = "{}\ndef take(pk):\n    return Row.objects.select_for_update().get(pk=pk)\n"
    assert list(_open("x.py", ast.parse(text.format("")))) == ["x.py take"]
    assert list(_open("x.py", ast.parse(text.format("@transaction.atomic")))) == []

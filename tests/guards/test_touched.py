"""Which faults a change asks for."""

import pytest

from tests.databases import ROOT
from tests.faults.touched import ALWAYS, BREAKS, EVERYTHING, is_asked_for

MODULES = {path.stem for path in (ROOT / "tests/faults").glob("test_*.py")}


def test_every_module_of_faults_says_what_it_breaks():
    assert {*ALWAYS, *BREAKS} == MODULES


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("courses/report/tables.py", set()),
        ("foundation/outbox/mail.py", {"killed", "killed_sender", "mail_server", "slow_mail"}),
        ("foundation/live/hub.py", {"redis", "killed", "database", "small_site"}),
        ("requirements.txt", {name.removeprefix("test_") for name in BREAKS}),
    ],
)
def test_a_change_asks_for_the_faults_that_it_can_worsen(path, asked):
    found = {module for module in MODULES if is_asked_for(module, [path])}
    assert {f"test_{name}" for name in asked} <= found
    assert ("test_killed" in found) == bool(asked)
    assert found >= ALWAYS


def test_what_a_module_breaks_is_there():
    """A folder that was renamed would silence its faults."""
    named = {*EVERYTHING, *(path for paths in BREAKS.values() for path in paths)}
    assert sorted(path for path in named if not (ROOT / path).exists()) == []

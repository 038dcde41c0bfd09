"""What `make check` says of the size of modules and functions."""

import pytest

from tests.sizes import ROOT, Sizes, measured, refusals

SMALL = Sizes([50, 60, 70], [5, 8])


def test_this_repository_is_within_the_bounds():
    assert max(measured(ROOT / "tests").modules) <= 400
    assert refusals(SMALL, measured(ROOT / "tests")) == []


@pytest.mark.parametrize(
    ("code", "tests", "words"),
    [
        (Sizes([401, 10, 10], [5]), SMALL, "a module is longer than 400"),
        (Sizes([71, 72], [5]), SMALL, "half of the modules are longer than 70"),
        (Sizes([50], [41]), SMALL, "a function is longer than 40"),
        (SMALL, Sizes([401], [5]), "a module of tests is longer than 400"),
    ],
)
def test_control_arm_what_is_too_large_is_refused(code, tests, words):
    [sentence] = refusals(code, tests)
    assert words in sentence

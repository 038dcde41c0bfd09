"""What README, CHANGELOG and the pages for users say is shown by a test, or is known not to be."""

import pytest

from tests.guards.promises import LISTS, OWED, ROOT, faults, rows, sentences

DOCUMENTS = {
    "README": ROOT / "README.md",
    "CHANGELOG": ROOT / "CHANGELOG.md",
    **{
        name: ROOT / "docs" / f"{name}.md"
        for name in ("innovator", "mentor", "office", "supervisor", "clinic", "editor")
    },
}
# Promises without a test of their whole: write one and take the mark away. This number only falls.
MOST_OWED = 0


def _list(name: str) -> str:
    return (LISTS / f"{name}.txt").read_text()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_each_sentence_names_the_test_that_shows_it(name: str):
    assert faults(DOCUMENTS[name].read_text(), _list(name)) == []


def test_no_promise_is_added_without_a_test(covered):
    all_rows = [row for name in DOCUMENTS for row in rows(_list(name))]
    owed = [row.beginning for row in all_rows if OWED in row.proofs]
    named = {test for row in all_rows for test in row.tests}
    covered(f"{len(all_rows)} sentences, {len(named)} tests, {len(owed)} not wholly shown")
    assert len(owed) <= MOST_OWED, owed


def test_control_arm_a_sentence_a_row_and_a_test_that_are_missing_are_found():
    document = "# Head\n\nIt never sleeps. It `makes` *tea* at\nfour, always.\n\n"
    document += "| Who | What |\n|---|---|\n| a cat | sleeps |\n"
    assert sentences(document) == [
        "It never sleeps.",
        "It makes tea at four, always.",
        "a cat; sleeps",
    ]
    whole = "test_no_module_is_long | It never sleeps\n! | It makes tea at\n- | a cat; sleeps\n"
    assert faults(document, whole) == []
    assert faults(document, whole.replace("- | a cat; sleeps\n", "")) == [
        "say what shows it: a cat; sleeps"
    ]
    assert faults(document, f"{whole}- | It makes coffee at four\n") == [
        "stands for 0 sentences: It makes coffee at four"
    ]
    assert faults(document, whole.replace("It never sleeps", "It ")) == [
        "stands for 2 sentences: It"
    ]
    assert faults(document, whole.replace("no_module_is_long", "of_nothing")) == [
        "no such test: test_of_nothing"
    ]

"""Whether an answer to one version of a question can be read as an answer to another one."""

from collections.abc import Sequence

COUNT, ORDER, ASKS, ANSWERS = "count", "order", "asks", "answers"


def moved(before: Sequence[str], after: Sequence[str]) -> str:
    """Answers speak of pieces by their place, so there must be as many, and none at the place of
    another. A piece may be worded anew. Returns the code of what stands against it, else ""."""
    if len(before) != len(after):
        return COUNT
    for place, text in enumerate(before):
        if after[place] != text and text in after:
            return ORDER
    return ""

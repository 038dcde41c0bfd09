"""What fields, values and pictures of a question are called on a page.

A learner's page tells nothing by names: in each attempt they are others. In the bank, where the key is
known, they are plain.
"""

import re
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

from assessments.kinds.base import Data, Shown, texts_sent

_FIELD = re.compile(r"answer(?:-\d{1,3})?|unit")
MOST_VALUES = 100
LONGEST_LINE = 1000
Sent = dict[str, list[str]]


class Mask:
    """Plain names. Templates ask for `prefix`, and for the value of the option shown at a place."""

    prefix = ""

    def value(self, place: object) -> str:
        return str(place)

    def picture(self, name: str) -> str:
        return name


class Values:
    """Values by place, for templates. Not of the mask itself: a template that asks a thing with keys
    for an attribute gets what stands under that key."""

    def __init__(self, mask: Mask) -> None:
        self._mask = mask

    def __getitem__(self, place: object) -> str:
        return self._mask.value(place)


class OpaqueMask(Mask):
    """Names of one question in one attempt, from its salt."""

    def __init__(self, salt: str) -> None:
        self._salt = salt
        self.prefix = f"j{self._digest('name', 5)}-"

    def value(self, place: object) -> str:
        return self._digest(f"value.{place}", 6)

    def picture(self, name: str) -> str:
        return self._digest(f"picture.{name}", 12)

    def _digest(self, text: str, size: int) -> str:
        key = self._salt.encode()
        return blake2b(text.encode(), digest_size=size, key=key).hexdigest()


def sent_in(data: Data, mask: Mask, shape: str, shown: Shown, longest: int) -> Sent:
    """The fields of one question in what a page sent, by their plain names and with plain values;
    what is none of them is left out. `longest`: letters of one value."""
    found: Sent = {}
    for key in data:
        name = key[len(mask.prefix) :]
        if not key.startswith(mask.prefix) or not _FIELD.fullmatch(name):
            continue
        values = [each.replace("\0", "")[:longest] for each in texts_sent(data, key)]
        plain = _plain(values[:MOST_VALUES], _choices(shape, shown, name), mask)
        if any(plain):
            found[name] = plain
    return found


def form_of(sent: Sent) -> Mapping[str, Any]:
    """As a form has it: a field that was sent once is a text."""
    return {name: each[0] if len(each) == 1 else each for name, each in sent.items()}


def _plain(values: list[str], choices: list[str] | None, mask: Mask) -> list[str]:
    if choices is None:
        return values
    known = {mask.value(each): each for each in choices}
    return [known[each] for each in values if each in known]


def _choices(shape: str, shown: Shown, name: str) -> list[str] | None:
    """Plain values that a field may have; None for one in which something is typed, or where the
    value is what one sees: a unit, a number in an order."""
    count: int | None = None
    if shape == "choice":
        count = len(shown["options"])
    elif shape == "matching":
        count = len(shown["answers"])
    elif shape == "likert":
        count = len(shown["scale"])
    elif shape == "truefalse":
        return ["true", "false"]
    elif shape == "cloze":
        options = next((len(each["options"]) for each in _gaps(shown) if _is_at(each, name)), 0)
        count = options or None
    return None if count is None else [str(each) for each in range(count)]


def _gaps(shown: Shown) -> list[dict[str, Any]]:
    return [each for each in shown["pieces"] if "at" in each]


def _is_at(gap: Mapping[str, Any], name: str) -> bool:
    return name == f"answer-{gap['at']}"

"""What stays open when an appointment ends. Apps above fill it: this one does not know what somebody
does by her role."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from datetime import date

# Keys of appointments and the last day to how many of something stay open, by key.
Count = Callable[[Collection[int], date], Mapping[int, int]]
# How many of them, in words.
Words = Callable[[int], str]

_counts: dict[str, tuple[Count, Words]] = {}


def register_left_open(name: str, count: Count, words: Words) -> None:
    """Whoever ends appointments is shown what of it stays open after their last day, until somebody
    hands it over, ends it or calls it off."""
    _counts[name] = (count, words)


def left_open(appointments: Collection[int], on: date) -> dict[int, list[str]]:
    """In words, by the key of the appointment; as many queries as are registered."""
    found: dict[int, list[str]] = defaultdict(list)
    for count, words in _counts.values():
        for key, number in count(appointments, on).items():
            if number:
                found[key].append(words(number))
    return found

"""Things to be put into their order."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise, permutations

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from assessments.kinds.base import (
    Data,
    Kind,
    Payload,
    PayloadError,
    Response,
    Shown,
    Told,
    check_rich,
    ordered,
    text_sent,
)
from assessments.kinds.choice import combined
from assessments.kinds.comparing import moved
from assessments.kinds.numbers import ONE, ZERO
from assessments.kinds.texts import plain_of

MOST_TRIED = 7  # items: 5,040 orders
Score = Callable[[list[int]], Fraction]


class Ordering(Kind):
    """`items`: texts in their right order; `grading`: one of GRADINGS."""

    name = "ordering"
    label = _("Ordering")
    shape = "ordering"

    def own_blank(self) -> Payload:
        return {
            "items": [],
            "grading": "ABSOLUTE_POSITION",
            "layout": "VERTICAL",
            "numbering": "none",
            "combined": combined(),
        }

    def check_own(self, payload: Payload) -> None:
        for each in payload["items"]:
            check_rich(each)
            if not each["text"]:
                raise PayloadError("blank_answer")
        if len(payload["items"]) < 2:
            raise PayloadError("too_few_items")
        if payload["grading"] not in GRADINGS:
            raise PayloadError("unknown_grading", value=payload["grading"])

    def grade(self, payload: Payload, response: Response) -> Fraction:
        """By the way of grading that the question names (Moodle 4.5, question/type/ordering/
        question.php, get_…_score). A response that is not an order of all items earns nothing."""
        count = len(payload["items"])
        given = response if isinstance(response, list) else []
        if not all(type(each) is int for each in given) or sorted(given) != list(range(count)):
            return ZERO
        return GRADINGS[payload["grading"]](given)

    def differs(self, before: Payload, after: Payload) -> str:
        """Items that stand in another order are another key, not another question: a response names
        them by their place, so it is not read by that."""
        one, two = ([each["text"] for each in one["items"]] for one in (before, after))
        return moved(one, two)

    def best(self, payload: Payload) -> Response:
        return list(range(len(payload["items"])))

    def guessed(self, payload: Payload) -> Fraction | None:
        """The mean over all orders: what the definition of the score says, where Moodle's own type
        leaves it at nothing. More items than can be gone through have none."""
        count = len(payload["items"])
        return _mean_over_orders(payload["grading"], count) if count <= MOST_TRIED else None

    def expected(self, payload: Payload) -> list[Told]:
        count = len(payload["items"])
        return [
            self._told(payload, place, position)
            for place in range(count)
            for position in range(count)
        ]

    def analysed(self, payload: Payload, response: Response) -> list[Told]:
        """Where each item was put. The credit is the question's where each place counts by itself."""
        given = response if isinstance(response, list) else []
        count = len(payload["items"])
        if not all(type(each) is int for each in given) or sorted(given) != list(range(count)):
            return []
        return [self._told(payload, place, given.index(place)) for place in range(count)]

    def _told(self, payload: Payload, place: int, position: int) -> Told:
        counts_alone = payload["grading"] == "ABSOLUTE_POSITION"
        credit = Fraction(place == position, len(payload["items"])) if counts_alone else None
        item = plain_of(payload["items"][place])
        return Told(item, gettext("at place %(n)s") % {"n": position + 1}, credit=credit)

    def pieces(self, payload: Payload) -> int:
        return len(payload["items"])

    def shown(self, payload: Payload, order: Sequence[int] = ()) -> Shown:
        """Without an order they stand by their text: the order of the payload is the key."""
        places = list(order) or self.hidden(payload)
        return {
            "text": payload["text"],
            "items_shown": [payload["items"][place] for place in places],
        }

    def answered(self, payload: Payload, data: Data, order: Sequence[int] = ()) -> Response:
        """Each item has a field with the number that it should have; an item whose number is no
        number, or that of another one, has no place in the response."""
        places = list(order) or self.hidden(payload)
        numbers = [text_sent(data, f"answer-{shown_at}") for shown_at in range(len(places))]
        if not any(numbers):
            return None
        wanted = [self.place((), each, len(places) + 1) for each in numbers]
        positions = [each for each in range(1, len(places) + 1) if wanted.count(each) == 1]
        return [places[wanted.index(position)] for position in positions]

    def hidden(self, payload: Payload) -> list[int]:
        items = payload["items"]
        found = sorted(ordered((), len(items)), key=lambda place: items[place]["text"].casefold())
        return found[::-1] if found == ordered((), len(items)) else found


def _all_or_nothing(order: list[int]) -> Fraction:
    return ONE if order == sorted(order) else ZERO


def _absolute(order: list[int]) -> Fraction:
    right = sum(place == position for position, place in enumerate(order))
    return Fraction(right, len(order))


def _next(order: list[int], *, with_last: bool) -> Fraction:
    right = sum(two == one + 1 for one, two in pairwise(order))
    if not with_last:
        return Fraction(right, len(order) - 1)
    return Fraction(right + (order[-1] == len(order) - 1), len(order))


def _neighbours(order: list[int]) -> Fraction:
    """Each item has the right one before it, and the right one behind it."""
    return _next(order, with_last=False)


def _all_around(order: list[int]) -> Fraction:
    """For each item, which of the others stand rightly before it and behind it."""
    count = len(order)
    right = sum(order[one] < order[two] for one in range(count) for two in range(one + 1, count))
    return Fraction(right, count * (count - 1) // 2)


def _longest_ordered(order: list[int]) -> Fraction:
    tails: list[int] = []
    for place in order:
        at = bisect_left(tails, place)
        tails[at : at + 1] = [place]
    return Fraction(len(tails), len(order)) if len(tails) > 1 else ZERO


def _longest_contiguous(order: list[int]) -> Fraction:
    longest = run = 1
    for one, two in pairwise(order):
        run = run + 1 if two == one + 1 else 1
        longest = max(longest, run)
    return Fraction(longest, len(order)) if longest > 1 else ZERO


def _relative_to_correct(order: list[int]) -> Fraction:
    """An item loses a step for each place that it is away from its own."""
    most = len(order) - 1
    earned = sum(most - abs(place - position) for position, place in enumerate(order))
    return Fraction(earned, most * len(order))


# By Moodle's names.
GRADINGS: dict[str, Score] = {
    "ABSOLUTE_POSITION": _absolute,
    "ALL_OR_NOTHING": _all_or_nothing,
    "RELATIVE_NEXT_EXCLUDE_LAST": lambda order: _next(order, with_last=False),
    "RELATIVE_NEXT_INCLUDE_LAST": lambda order: _next(order, with_last=True),
    "RELATIVE_ONE_PREVIOUS_AND_NEXT": _neighbours,
    "RELATIVE_ALL_PREVIOUS_AND_NEXT": _all_around,
    "LONGEST_ORDERED_SUBSET": _longest_ordered,
    "LONGEST_CONTIGUOUS_SUBSET": _longest_contiguous,
    "RELATIVE_TO_CORRECT": _relative_to_correct,
}


@lru_cache(maxsize=128)
def _mean_over_orders(grading: str, count: int) -> Fraction:
    scores = [GRADINGS[grading](list(each)) for each in permutations(range(count))]
    return sum(scores, ZERO) / len(scores)

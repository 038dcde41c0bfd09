"""A slip of the pen is forgiven: the word of a title that comes nearest to what was typed, and where
there is none, of a short text.

Long texts (messages, minutes, pages) stay out: to be compared by trigrams each must be read whole,
which takes SQLite 5 to 13 ms for 1,000 signs (a minute for the messages of a regency), and no index
of PostgreSQL helps below a nearness that would miss two wrong letters of eight.
"""

from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher
from typing import Any

from django.db import models

from foundation.search.indexes import knows_trigrams
from foundation.search.kinds import SearchKind, joined, search_kinds
from foundation.search.matching import nearness
from foundation.search.trigrams import similarity
from foundation.search.words import Question, words_in
from foundation.users import AnyUser

# Of a word and a part of a title, by trigrams: worth a closer look. Two letters of eight are wrong.
NEAR = 0.3
# Of two words, as they are spelled: one letter of five may be another, or stand elsewhere.
ALIKE = 0.75
SHORTEST = 4  # letters: shorter ones are near to everything
MOST_WORDS = 5
READ = 60  # rows of which words are proposed


def corrected(user: AnyUser, question: Question) -> Question | None:
    """`question` with words that stand in titles, names or short texts which `user` may see, in place
    of those that are spelled nearly so; None where there is none. Two queries at most. What one may
    not see is not told this way either."""
    words = [each.text for each in question.terms if len(each.text) >= SHORTEST][:MOST_WORDS]
    if not words or not knows_trigrams():
        return None
    for places in (_above, _in_texts):
        better = _better(user, words, places)
        changed = [better.get(each.text, each.text) for each in question.terms]
        if changed != [each.text for each in question.terms]:
            return Question.of(" ".join(changed))
    return None


Places = Callable[[SearchKind], tuple[str, ...]]


def _above(kind: SearchKind) -> tuple[str, ...]:
    return (*kind.titles, *kind.names)


def _in_texts(kind: SearchKind) -> tuple[str, ...]:
    return kind.spelled


def _better(user: AnyUser, words: list[str], places: Places) -> dict[str, str]:
    known = _words_near(user, words, places)
    return {word: _best(word, known) for word in words} if known else {}


def _words_near(user: AnyUser, words: list[str], places: Places) -> set[str]:
    """The words of the READ rows whose `places` come nearest to one of `words`."""
    parts = [
        _near(rows, places(kind), words)
        for kind in search_kinds()
        if kind.is_corrected and places(kind) and (rows := kind.seen_by(user)) is not None
    ]
    if not parts:
        return set()
    first, *others = parts
    whole = first.union(*others, all=True) if others else first
    titles = whole.order_by("-found_nearness", "found_words")[:READ]
    return {word for title, _ in titles for word in words_in(title)}


def _near(
    rows: "models.QuerySet[Any, Any]", fields: Sequence[str], words: list[str]
) -> "models.QuerySet[Any, Any]":
    return (
        rows.order_by()
        .annotate(found_words=joined(*_between(fields)), found_nearness=nearness(words, fields))
        .filter(found_nearness__gte=NEAR)
        .values_list("found_words", "found_nearness")
    )


def _between(fields: Sequence[str]) -> list[Any]:
    spaced = [part for each in fields for part in (models.Value(" "), each)]
    return spaced[1:]


def _best(word: str, known: Iterable[str]) -> str:
    """The one of `known` that is spelled most like `word`; `word` where none is alike."""
    rated = [(_likeness(word, each), each) for each in known if len(each) >= SHORTEST - 1]
    share, best = max(rated, default=(0.0, word))
    return best if share >= ALIKE else word


def _likeness(word: str, other: str) -> float:
    """By letters in their order, which forgives two that changed places; trigrams decide between
    equals."""
    if word == other:
        return 2.0
    matcher = SequenceMatcher(None, word, other, autojunk=False)
    return matcher.ratio() + similarity(word, other) / 1000

"""What PostgreSQL's `pg_trgm` computes, for databases without it: the same numbers.

A text is the set of its trigrams: of each word in small letters, two spaces before and one behind it,
every three signs. How near a word is to a text: the greatest share that its trigrams have in any run
of those of the text (`word_similarity` of the manual, F.35; the steps are those of
`iterate_word_similarity` in PostgreSQL's `contrib/pg_trgm/trgm_op.c`).
"""

import re
from functools import lru_cache

# Letters and digits; an underscore parts words.
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=20_000)
def trigrams(text: str) -> tuple[str, ...]:
    """In their order, repeated ones included."""
    return tuple(
        padded[start : start + 3]
        for word in _WORD.findall(text.lower())
        for padded in (f"  {word} ",)
        for start in range(len(padded) - 2)
    )


def similarity(one: str, other: str) -> float:
    """Trigrams that both have, of those that either has: 0 to 1."""
    first, second = set(trigrams(one)), set(trigrams(other))
    either = len(first | second)
    return len(first & second) / either if either else 0.0


def word_similarity(word: str | None, text: str | None) -> float | None:
    """How near `word` comes to some part of `text`: 0 to 1; None where either is."""
    if word is None or text is None:
        return None
    wanted, signs = frozenset(trigrams(word)), trigrams(text)
    if not wanted or wanted.isdisjoint(signs):
        return 0.0
    return _nearest_run(wanted, signs)


def _nearest_run(wanted: frozenset[str], signs: tuple[str, ...]) -> float:
    """Each run ends at a trigram that is wanted. Where a later beginning is nearer, the run begins
    there from then on."""
    size, lower, best = len(wanted), -1, 0.0
    last: dict[str, int] = {}  # where each trigram of the run stood last
    for upper, sign in enumerate(signs):
        is_wanted = sign in wanted
        if lower >= 0 or is_wanted:
            last[sign] = upper
        if not is_wanted:
            continue
        if lower < 0:
            lower = upper
        lower, share = _shrunk(wanted, signs, last, lower, upper, size)
        best = max(best, share)
        last = {each: at for each, at in last.items() if at >= lower}
    return best


def _shrunk(
    wanted: frozenset[str],
    signs: tuple[str, ...],
    last: dict[str, int],
    lower: int,
    upper: int,
    size: int,
) -> tuple[int, float]:
    """From where on the run until `upper` is nearest, and how near."""
    count = sum(1 for each in last if each in wanted)
    length = len(last)
    begin, best = lower, count / (size + length - count)
    for at in range(lower, upper + 1):
        share = count / (size + length - count)
        if share > best:
            begin, best = at, share
        if last.get(signs[at]) == at:
            length -= 1
            count -= signs[at] in wanted
    return begin, best

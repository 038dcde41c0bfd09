"""A question, taken apart into what is looked for."""

import re
from dataclasses import dataclass
from functools import cached_property

from foundation.search import affixes
from foundation.text import as_meant, is_storable

LONGEST = 200  # letters of a question that are read
MOST_WORDS = 12
LONG_NUMBER = 15  # digits
PREFIX = 3  # letters from which on the beginning of a word finds it in a title
# Spellings that the papers of a clinic mix; a phrase is its words.
ALIASES = (
    (("inovator",), ("innovator",)),
    (("aktor",), ("actor",)),
    (("opd",), ("skpd",), ("perangkat", "daerah"), ("satuan", "kerja")),
)
Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Term:
    """One word, or several that mean one thing: what is found has one of `phrases`. `text` as it
    was asked."""

    text: str
    phrases: tuple[Phrase, ...]

    @cached_property
    def pattern(self) -> str:
        """A regular expression for all its forms, for both databases and Python; letters large or
        small, and without what stands around."""
        return "|".join(
            affixes.pattern(phrase[0])
            if len(phrase) == 1
            else r"\W+".join(re.escape(word) for word in phrase)
            for phrase in self.phrases
        )

    @cached_property
    def cores(self) -> tuple[str, ...]:
        """Letters of which one stands in whatever `pattern` finds."""
        return tuple(core for phrase in self.phrases for core in affixes.cores(phrase[0]))


@dataclass(frozen=True)
class Question:
    """`text` as it is shown again, LONGEST letters at most; no `terms` where it holds no word."""

    text: str
    terms: tuple[Term, ...]

    @classmethod
    def of(cls, text: str) -> "Question":
        """Read what somebody typed. Only letters, digits and underscores count: databases and
        patterns give other signs a meaning of their own."""
        meant = as_meant(text[:LONGEST])
        if not is_storable(meant):
            meant = "".join(sign for sign in meant if is_storable(sign))
        return cls(meant, _terms(words_in(meant)))

    @cached_property
    def marks(self) -> "re.Pattern[str]":
        """What is marked in a text: the words, and those that begin with one."""
        found = [rf"\b(?:{each.pattern})\b" for each in self.terms]
        found += [rf"\b{each.text}\w*" for each in self.terms if len(each.text) >= PREFIX]
        return re.compile("|".join(found), re.IGNORECASE)


def words_in(text: str) -> list[str]:
    """The first MOST_WORDS words of `text`, in small letters. A long number is one, in whatever
    groups its digits were typed."""
    digits = re.sub(r"[\s.\-'’]", "", text)
    if digits.isdecimal() and len(digits) >= LONG_NUMBER:
        return [digits]
    return re.findall(r"\w+", text[:LONGEST].lower())[:MOST_WORDS]


def _terms(words: list[str]) -> tuple[Term, ...]:
    found = []
    while words:
        term = _first_term(words)
        words = words[len(term.text.split()) :]
        found.append(term)
    return tuple(dict.fromkeys(found))


def _first_term(words: list[str]) -> Term:
    for aliases in ALIASES:
        for phrase in aliases:
            if tuple(words[: len(phrase)]) == phrase:
                others = tuple(each for each in aliases if each != phrase)
                return Term(" ".join(phrase), (phrase, *others))
    return Term(words[0], ((words[0],),))

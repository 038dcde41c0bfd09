"""Conditions on rows: a field holds what is looked for, or something nearly so."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models
from django.db.models.functions import Coalesce

from foundation.search.words import PREFIX, Question, Term

# Around a word. Written so that Python and PostgreSQL read it alike.
_BEFORE, _BEHIND = r"(?:^|\W)", r"(?:$|\W)"


class Matches(models.Func):
    """Whether a text holds a pattern, letters large or small. On SQLite a pattern is Python's: what
    holds none of `cores` is sorted out first, which is ten times faster."""

    arity = 1
    output_field = models.BooleanField()

    def __init__(self, text: Any, pattern: str = "", cores: Sequence[str] = ()) -> None:
        super().__init__(text, pattern=pattern, cores=tuple(cores))

    def as_sql(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        text, params = compiler.compile(self.source_expressions[0])
        return f"{text} ~* %s", [*params, self.extra["pattern"]]

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        text, params = compiler.compile(self.source_expressions[0])
        cores = self.extra["cores"]
        # SQLite knows no large letters beyond a to z.
        if not cores or not all(core.isascii() for core in cores):
            return f"{text} REGEXP %s", [*params, f"(?i){self.extra['pattern']}"]
        holds = " OR ".join(f"{text} LIKE %s ESCAPE '!'" for _ in cores)
        wanted = [each for core in cores for each in (*params, f"%{core.replace('_', '!_')}%")]
        found = f"CASE WHEN {holds} THEN {text} REGEXP %s ELSE 0 END"
        return found, [*wanted, *params, f"(?i){self.extra['pattern']}"]


class Nearness(models.Func):
    """How near a word comes to a part of the text: 0 to 1 (`trigrams.word_similarity`)."""

    function = "word_similarity"
    arity = 2
    output_field = models.FloatField()

    def __init__(self, word: str, text: Any) -> None:
        super().__init__(models.Value(word), text)


def holds(field: str, term: Term) -> models.Q:
    """Condition: one of the forms of `term` stands in the field, as a word of its own."""
    pattern = f"{_BEFORE}(?:{term.pattern}){_BEHIND}"
    return models.Q(Matches(models.F(field), pattern, term.cores))


def titled(field: str, term: Term) -> models.Q:
    """As `holds`, and a word that begins so."""
    words = [phrase[0] for phrase in term.phrases if len(phrase) == 1 and len(phrase[0]) >= PREFIX]
    if not words:
        return holds(field, term)
    pattern = f"{_BEFORE}(?:(?:{term.pattern}){_BEHIND}|{'|'.join(words)})"
    return models.Q(Matches(models.F(field), pattern, term.cores))


def named(field: str, term: Term) -> models.Q:
    """Condition on a name, which has no affixes: a word of it is, or begins with, what was typed."""
    word = term.text
    end = "" if len(word) >= PREFIX else _BEHIND
    return models.Q(Matches(models.F(field), f"{_BEFORE}{word}{end}", [word.split()[0]]))


def either(conditions: Iterable[models.Q]) -> models.Q:
    """Any of `conditions`; nothing where there is none."""
    found = list(conditions)
    if not found:
        return models.Q(pk__in=[])
    first, *others = found
    for each in others:
        first |= each
    return first


def in_all(question: Question, parts: Any) -> models.Q:
    """Condition: each term of `question` stands somewhere; `parts(term)` are the conditions of its
    places."""
    whole = models.Q()
    for term in question.terms:
        whole &= either(parts(term))
    return whole


def nearness(words: Iterable[str], fields: Iterable[str]) -> models.Func | Nearness:
    """The nearest that one of `words` comes to one of `fields`; 0 to 1."""
    shares = [
        Coalesce(
            Nearness(word, models.F(field)), models.Value(0.0), output_field=models.FloatField()
        )
        for word in words
        for field in fields
    ]
    return models.functions.Greatest(*shares) if len(shares) > 1 else shares[0]

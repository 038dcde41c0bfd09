"""Plain text of a page, and the piece of it that search results show."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

AROUND = 110  # letters kept on either side of the word found

INLINE = re.compile(r"</?(?:a|b|em|i|span|strong)\b[^>]*>")
TAG = re.compile(r"<[^>]*>")
SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Piece:
    """A run of text that is or is not one of the words searched for."""

    text: str
    is_match: bool


def plain(html: str) -> str:
    """The text of HTML on one line. Paragraphs keep apart, and a word in bold stays beside its
    comma."""
    return SPACE.sub(" ", unescape(TAG.sub(" ", INLINE.sub("", html)))).strip()


def stream_text(stream: Any) -> str:
    """The sentences of a StreamField as plain text, read from its stored form: its pictures and
    files cost no query."""
    return " ".join(plain(text) for text in _strings(list(stream.raw_data)))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        # Keys, kinds and addresses are single words; sentences are not.
        if " " in value:
            yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)


def snippet(text: str, words: Iterable[str]) -> list[Piece]:
    """About two lines of `text` around the first of `words` (one at least) that stands in it, else
    its beginning, as pieces with every match marked. Whole words, capitals or not."""
    pattern = re.compile("|".join(rf"\b{re.escape(word)}\b" for word in words), re.IGNORECASE)
    found = pattern.search(text)
    cut = _cut(text, max(0, found.start() - AROUND) if found else 0)
    pieces = []
    end = 0
    for match in pattern.finditer(cut):
        pieces += [Piece(cut[end : match.start()], False), Piece(match.group(), True)]
        end = match.end()
    return [piece for piece in [*pieces, Piece(cut[end:], False)] if piece.text]


def _cut(text: str, start: int) -> str:
    """About two lines from `start`, at whole words, with dots where something is missing."""
    piece = text[start : start + 2 * AROUND]
    if start:
        piece = "… " + piece.partition(" ")[2]
    if start + 2 * AROUND < len(text):
        piece = piece.rpartition(" ")[0] + " …"
    return piece

"""The part of a text in which the words stand that were asked for."""

import re
from html import unescape
from typing import NamedTuple

AROUND = 110  # letters before the word found, and twice as many in all
BLANK = "\xa0"  # dots stand on no line of their own
# A sentence begins here; one that is no further away than AROUND is begun with.
_BEGINNING = re.compile(r"(?:(?<=[.!?…])\s+|\n\s*)(?=[\"'“‘(]?[A-Z0-9])")
_TAG = re.compile(r"<[^>]*>")
_INLINE = re.compile(r"</?(?:a|b|em|i|span|strong)\b[^>]*>")
_SPACE = re.compile(r"\s+")


class Piece(NamedTuple):
    """A run of text that is or is not what was asked for."""

    text: str
    is_match: bool


def plain(html: str) -> str:
    """The text of HTML on one line. Paragraphs keep apart, and a word in bold stays beside its
    comma."""
    return one_paragraph(unescape(_TAG.sub(" ", _INLINE.sub("", html))))


def one_paragraph(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def marked(text: str, marks: "re.Pattern[str]") -> list[Piece]:
    """All of `text`, with what `marks` finds."""
    pieces, end = [], 0
    for match in marks.finditer(text):
        pieces += [Piece(text[end : match.start()], False), Piece(match.group(), True)]
        end = match.end()
    return [piece for piece in [*pieces, Piece(text[end:], False)] if piece.text]


def excerpt(text: str, marks: "re.Pattern[str]") -> list[Piece]:
    """About two lines of plain `text` around the first match, else its beginning, with every match
    marked: whole words, from the beginning of a sentence where one is near, dots where something is
    left out."""
    found = marks.search(text)
    start = _start(text, found.start()) if found else 0
    return marked(_cut(text, start), marks)


def _start(text: str, match: int) -> int:
    """Of the sentence that holds the letter `match`, or of a word not far before it."""
    if match <= AROUND:
        return 0
    begins = [each.end() for each in _BEGINNING.finditer(text, 0, match + 1)]
    nearest = max((each for each in begins if each <= match), default=0)
    if match - nearest <= AROUND:
        return nearest
    space = _SPACE.search(text, match - AROUND // 2, match)
    return space.end() if space else match


def _cut(text: str, start: int) -> str:
    whole = text[start : start + 2 * AROUND]
    if start + len(whole) < len(text):
        # The word that is cut goes, unless it is all there is.
        kept = whole if text[start + len(whole)].isspace() else whole.rpartition(" ")[0]
        whole = (kept or whole).rstrip(" ,;:–-")
        return _dotted(start, one_paragraph(whole)) + f"{BLANK}…"
    return _dotted(start, one_paragraph(whole))


def _dotted(start: int, text: str) -> str:
    return f"…{BLANK}{text}" if start else text

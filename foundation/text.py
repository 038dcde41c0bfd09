"""What people type, paste and send: one line where one is meant, and alike where it is compared."""

import re
import unicodedata

# Controls (category Cc) and the two separators that end a line (Zl, Zp). NUL is not folded but
# refused: no keyboard and no program of good will sends one.
_BREAKS = re.compile(r"[^\S\r\n]*[\x01-\x1f\x7f-\x9f\u2028\u2029]+\s*")
_CONTROLS = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
# Format signs, controls, halves of signs; then emoji, their skin tones and frames.
_UNSEEN = {"Cf", "Cc", "Cs", "So", "Sk", "Me"}
# Most texts are so; a list of thousands of people is read in half the time.
_PLAIN = re.compile(r"[A-Za-z0-9 .,:;/@_()'&-]*")
NUL = "\0"
MOST_DIGITS = 18


def is_storable(text: str) -> bool:
    """Whether every database takes `text`: it has no NUL, and no half of a sign."""
    return NUL not in text and not _SURROGATES.search(text)


def number_in(text: str) -> int | None:
    """The number that an address or a field names, if it is one that a record can have: plain
    digits, no more than a BigAutoField holds."""
    is_number = text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS
    return int(text) if is_number else None


def one_line(text: str) -> str:
    """`text` for a field of one line: each run of line breaks, tabs and other controls is one space.
    Signs that are merely unusual stay. A NUL stays too, for whoever takes it in to refuse."""
    if text.isprintable():
        return text.strip(" ")
    return _BREAKS.sub(" ", _SURROGATES.sub("", text)).strip(" ")


def many_lines(text: str) -> str:
    """`text` for a field of several lines: without controls other than tabs and line breaks. A NUL
    stays, as in `one_line`."""
    return _CONTROLS.sub("", _SURROGATES.sub("", text))


def as_meant(text: str) -> str:
    """`text` for looking something up, such as a number, a code or a name: without what nobody sees
    (zero-width spaces, soft hyphens, marks of direction) and without emoji; full-width letters and
    digits as plain ones; every kind of space as one. Never stored in place of what was written."""
    if _PLAIN.fullmatch(text):
        return " ".join(text.split())
    plain = unicodedata.normalize("NFKC", text)
    kept = (" " if sign.isspace() else sign for sign in plain if not _is_unseen(sign))
    return " ".join("".join(kept).split())


def comparable(text: str) -> str:
    """`as_meant` without regard to case."""
    return as_meant(text).casefold()


def _is_unseen(sign: str) -> bool:
    # Variation selectors, which make an emoji of a letter, count as marks.
    is_selector = "\ufe00" <= sign <= "\ufe0f"
    return is_selector or (unicodedata.category(sign) in _UNSEEN and not sign.isspace())

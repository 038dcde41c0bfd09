"""Shares of a mark and numbers that people type, as exact fractions."""

import re
from decimal import Decimal, InvalidOperation
from fractions import Fraction

ONE, ZERO = Fraction(1), Fraction(0)
# Moodle keeps a third as 33.33333 percent; so near to a simple fraction, that fraction is meant
# (lib/questionlib.php, match_grade_options, "nearest").
_NEAR = Fraction(1, 10**6)
_DENOMINATORS = range(1, 21)
_PLAIN = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)([eE][+-]?\d{1,3})?\Z", re.ASCII)
_TIMES_TEN = re.compile(r"(?:\*|x|×|·)\s*10\s*(?:\^|\*\*)", re.IGNORECASE)
LONGEST = 60


def share_of(percent: str) -> Fraction:
    """`50` is a half, `33.33333` a third. Raises ValueError for what is no number."""
    value = exact(percent) / 100
    for denominator in _DENOMINATORS:
        nearest = Fraction(round(value * denominator), denominator)
        if abs(nearest - value) < _NEAR:
            return nearest
    return value


def percent_of(share: Fraction) -> str:
    """As Moodle writes it: at most five digits after the point, none that say nothing."""
    return plain(Decimal(share.numerator * 100) / Decimal(share.denominator), 5)


def plain(value: Decimal, digits: int) -> str:
    text = f"{value:.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def exact(text: str) -> Fraction:
    """A number with a point or a comma, maybe with an exponent of at most three digits. Raises
    ValueError."""
    cleaned = text.strip()
    if len(cleaned) > LONGEST or not _PLAIN.match(cleaned):
        raise ValueError(text)
    try:
        value = Decimal(cleaned.replace(",", "."))
    except InvalidOperation as error:
        raise ValueError(text) from error
    if abs(value.adjusted()) > 400:
        raise ValueError(text)
    return Fraction(value)


def typed(text: str) -> Fraction | None:
    """A number as a person types it; None where it is none. Spaces part thousands. Where a comma
    and a point stand, the last is the decimal one; several alike part thousands; one comma is a
    decimal comma, one point a decimal point (question/type/numerical/questiontype.php,
    qtype_numerical_answer_processor, with the Indonesian `1.250.000,5` besides)."""
    cleaned = _TIMES_TEN.sub("e", re.sub(r"\s", "", text)).replace("−", "-")
    last_comma, last_point = cleaned.rfind(","), cleaned.rfind(".")
    if last_comma >= 0 and last_point >= 0:
        thousands = "," if last_point > last_comma else "."
        cleaned = cleaned.replace(thousands, "")
    for mark in ",.":
        if cleaned.count(mark) > 1:
            cleaned = cleaned.replace(mark, "")
    try:
        return exact(cleaned)
    except ValueError:
        return None

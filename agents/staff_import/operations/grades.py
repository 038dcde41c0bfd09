"""Ranks and grades as lists write them, to notice a misspelling."""

import re

from foundation.text import comparable

_PNS = re.compile(r"\b(?:I|II|III)\s*[/.]\s*[a-d]\b|\bIV\s*[/.]\s*[a-e]\b", re.IGNORECASE)
_PPPK = re.compile(r"I{1,3}|IV|VI{0,3}|IX|X(I{1,3}|IV|VI{0,2})?")
_RANKS = {
    "juru muda",
    "juru muda tingkat i",
    "juru",
    "juru tingkat i",
    "pengatur muda",
    "pengatur muda tingkat i",
    "pengatur",
    "pengatur tingkat i",
    "penata muda",
    "penata muda tingkat i",
    "penata",
    "penata tingkat i",
    "pembina",
    "pembina tingkat i",
    "pembina utama muda",
    "pembina utama madya",
    "pembina utama",
}


def is_known(grade: str) -> bool:
    """Whether a text names a rank or grade of a PNS or PPPK."""
    return is_pns(grade) or is_pppk(grade)


def is_pns(grade: str) -> bool:
    """I/a to IV/e, or the name of a rank (PP 99/2000 as changed by PP 12/2002)."""
    folded = re.sub(r"\btk\.?\s*", "tingkat ", comparable(grade))
    return bool(_PNS.search(grade)) or " ".join(folded.split()) in _RANKS


def is_pppk(grade: str) -> bool:
    """I to XVII (Perpres 98/2020)."""
    bare = re.sub(r"^gol(ongan)?\.?\s*", "", grade.strip(), flags=re.IGNORECASE)
    return bool(_PPPK.fullmatch(bare.upper()))

"""Ranks and grades, to notice a misspelling: PNS I/a to IV/e, PPPK I to XVII (domain facts 6.2)."""

import re

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
    return is_pns(grade) or is_pppk(grade)


def is_pns(grade: str) -> bool:
    folded = re.sub(r"\btk\.?\s*", "tingkat ", grade.casefold())
    return bool(_PNS.search(grade)) or " ".join(folded.split()) in _RANKS


def is_pppk(grade: str) -> bool:
    bare = re.sub(r"^gol(ongan)?\.?\s*", "", grade.strip(), flags=re.IGNORECASE)
    return bool(_PPPK.fullmatch(bare.upper()))

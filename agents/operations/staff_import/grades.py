"""Ranks and grades, to notice a misspelling: PNS I/a to IV/e, PPPK I to XVII (domain facts 6.2)."""

import re

_PNS = re.compile(r"\b(?:I|II|III)\s*[/.]\s*[a-d]\b|\bIV\s*[/.]\s*[a-e]\b", re.IGNORECASE)
_PPPK = set("I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII".split())
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
    return re.sub(r"^gol(ongan)?\.?\s*", "", grade.strip(), flags=re.IGNORECASE).upper() in _PPPK

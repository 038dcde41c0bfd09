"""Indonesian words without what stands before and behind them: *mengajukan*, *pengajuan* and
*diajukan* are found by each other.

Why not PySastrawi, the stemmer that everybody names: it answers one root from a list of 29,000 words,
in a third of a millisecond each (measured, without its cache). That is fast enough for a question,
and too slow for what is searched: each of 20,000 messages has some fifty words, so there would have
to be a column of roots beside every text, and all of them made anew when the list changes. What is on
no list (names of innovations, *bimtek*, *SIGAP*) it does not take apart, and it makes one root of
*pemerintah* and *perintah*, between which an office cannot choose.

So a word that is asked for is taken apart into all roots that it may have, and a pattern holds every
form that they take; the database looks for that, and no text is stored twice. A root that does not
exist has no forms that anybody wrote, so it finds nothing. What would find another word of everyday
is left whole (WHOLE). Nasals after *me-* and *pe-* swallow the letter behind them (Tata Bahasa Baku
Bahasa Indonesia, chapter on the verb): *tulis*, *menulis*; *pilih*, *memilih*.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

SHORTEST = 4  # letters of a root
SHORTEST_AFTER = 3  # of a root that begins with a vowel, after a prefix that leaves no doubt: *uji*
MOST_ROOTS = 6
# Before any root. `menge`, `penge`: before those of one syllable, *mengecek*.
PREFIXES = (
    *("ber", "be", "di", "ke", "pe", "per", "se", "ter"),
    *("diper", "memper", "member", "pember", "diber", "keber", "keter", "kese", "berke"),
    *("menge", "penge", "dike"),
)
NASAL = ("me", "pe")  # before a root whose first letter they change
AJAR = ("bel", "pel", "pembel", "mempel")  # before *ajar* alone
SURE = ("ber", "ter", "per", "di", *NASAL)
SUFFIXES = ("kan", "an", "i")
OWNERS = ("nya", "ku", "mu")
PARTICLES = ("lah", "kah", "pun")
_TAIL = f"(?:{'|'.join(SUFFIXES)})?(?:{'|'.join(OWNERS)})?(?:{'|'.join(PARTICLES)})?"
_TAILS = ("", "kan", "an", "i", "nya", "annya", "kannya", "inya")
# What looks like a root with affixes and is none, or one with another sense.
WHOLE = frozenset(
    [
        "beberapa",
        "beranda",
        "berapa",
        "berita",
        "daerah",
        "gejala",
        "kepala",
        "kesan",
        "keluarga",
        "ketua",
        "kabupaten",
        "kecamatan",
        "kelurahan",
        "menteri",
        "pegawai",
        "peran",
        "perangkat",
        "perempuan",
        "perhatian",
        "pejabat",
        "pertama",
        "peserta",
        "pemuda",
        "pemerintah",
        "pemerintahan",
        "sekolah",
        "sekarang",
        "selatan",
        "semua",
        "seperti",
        "sekretaris",
        "sesuai",
        "sertifikat",
        "tentang",
        "terima",
        "terlalu",
        "terus",
        "berkas",
        "dengan",
        "perlu",
        "persen",
        "peta",
        "setia",
    ]
)
# Of WHOLE: what is the root of other words, and what is a form of one.
_ROOTS = frozenset(("terima", "pemerintah", "peran"))
_KNOWN = {"pemerintahan": "pemerintah"}
_LETTERS = re.compile(r"[a-z]+")
_VOWELS = "aeiou"


@lru_cache(maxsize=2_000)
def roots(word: str) -> tuple[str, ...]:
    """What `word`, in small letters, may come from, the shortest first, MOST_ROOTS at most; the word
    alone where it holds no affix, is short, or is written with other letters than a to z."""
    if word in WHOLE:
        return (_KNOWN.get(word, word),)
    if len(word) < SHORTEST + 1 or not _LETTERS.fullmatch(word):
        return (word,)
    kept: list[str] = []
    for root in sorted({word, *_bare(word)}, key=lambda each: (len(each), each)):
        is_known = root in WHOLE - _ROOTS
        if not is_known and not any(_adds_nothing(root, each) for each in kept):
            kept.append(root)
    return tuple(kept[:MOST_ROOTS]) or (word,)


def _adds_nothing(root: str, shorter: str) -> bool:
    """Whether `shorter` finds `root` and its forms as well. One affix between them may be none:
    *tangan* is not *tang* with one."""
    if root.startswith(shorter) or (root.endswith(shorter) and not root.startswith(NASAL)):
        return False
    return _whole_pattern(shorter).fullmatch(root) is not None


@lru_cache(maxsize=2_000)
def pattern(word: str) -> str:
    """A regular expression for all forms of the roots of `word`, which both databases and Python
    read alike; it says nothing of what stands around."""
    return "|".join(
        _pattern(root) if _takes_affixes(root) else re.escape(root) for root in roots(word)
    )


@lru_cache(maxsize=500)
def forms(word: str) -> tuple[str, ...]:
    """The same forms one by one, without particles: for an index of whole words."""
    return tuple(dict.fromkeys(form for root in roots(word) for form in _forms(root)))


def cores(word: str) -> tuple[str, ...]:
    """Letters of which one stands in every form of `word`: what swallows a first letter leaves
    them."""
    return tuple(root[1:] if root[0] in "kpst" and len(root) > 2 else root for root in roots(word))


def _takes_affixes(root: str) -> bool:
    return len(root) >= SHORTEST_AFTER and _LETTERS.fullmatch(root) is not None


def _pattern(root: str) -> str:
    before = (*PREFIXES, *AJAR) if root == "ajar" else PREFIXES
    changed = "|".join(_after_nasal(root))
    return f"(?:(?:{'|'.join(before)})?{root}|(?:{'|'.join(NASAL)})(?:{changed})){_TAIL}"


@lru_cache(maxsize=2_000)
def _whole_pattern(root: str) -> "re.Pattern[str]":
    return re.compile(_pattern(root))


def _forms(root: str) -> Iterator[str]:
    if not _takes_affixes(root):
        yield root
        return
    before = ("", *PREFIXES, *(AJAR if root == "ajar" else ()))
    begun = [
        *(prefix + root for prefix in before),
        *(prefix + changed for prefix, changed in product(NASAL, _after_nasal(root))),
    ]
    yield from (begin + tail for begin, tail in product(begun, _TAILS))


def _after_nasal(root: str) -> tuple[str, ...]:
    """How `root` goes on after *me-* and *pe-*; loanwords keep their first letter."""
    first, rest = root[0], root[1:]
    if first in _VOWELS:
        return (f"ng{root}",)
    swallowed = {"p": f"m{rest}", "t": f"n{rest}", "s": f"ny{rest}", "k": f"ng{rest}"}
    before = {**dict.fromkeys("bfpv", "m"), **dict.fromkeys("cdjstz", "n")}
    kept = f"{before.get(first, 'ng')}{root}" if first not in "lmnrwy" else root
    return (swallowed[first], kept) if first in swallowed else (kept,)


def _bare(word: str) -> Iterator[str]:
    for base in _without_tail(word):
        is_cut = base != word
        if is_cut and _is_long_enough_alone(base, word):
            yield base
        for prefix in (*PREFIXES, *AJAR):
            if base.startswith(prefix):
                yield from _long_enough(base[len(prefix) :], prefix)
        if base.startswith(NASAL):
            for root in _before_nasal(base[2:]):
                yield from _long_enough(root, base[:2])


def _long_enough(root: str, prefix: str) -> Iterator[str]:
    if not any(vowel in root for vowel in _VOWELS):
        return
    is_short = len(root) == SHORTEST_AFTER and (
        (root[0] in _VOWELS and prefix in SURE) or prefix in {"menge", "penge"}
    )
    if len(root) >= SHORTEST or is_short:
        if prefix in AJAR and root != "ajar":
            return
        yield root


def _is_long_enough_alone(base: str, word: str) -> bool:
    return len(base) >= SHORTEST or (
        len(base) == SHORTEST_AFTER and base[0] in _VOWELS and word == f"{base}kan"
    )


def _without_tail(word: str) -> list[str]:
    """`word`, and what is left of it without particle, owner and suffix."""
    found = [word]
    for endings in (PARTICLES, OWNERS, SUFFIXES):
        found += [
            each[: -len(ending)]
            for each in found
            for ending in endings
            if each.endswith(ending) and not (ending == "i" and _ends_in_i(each))
        ]
    return found


def _ends_in_i(word: str) -> bool:
    """Whether its last letter is its own: *nilai*, *konsultasi*; not *mengatasi*."""
    is_loan = word.endswith(("asi", "isi", "usi")) and not word.startswith(("me", "di"))
    return is_loan or word.endswith("ai")


def _before_nasal(rest: str) -> Iterator[str]:
    """What `rest`, behind *me-* or *pe-*, may have been."""
    if rest.startswith("ny"):
        yield f"s{rest[2:]}"
        yield rest
    elif rest.startswith("ng"):
        yield rest[2:]
        if rest[2:3] in tuple(_VOWELS):
            yield f"k{rest[2:]}"
    elif rest.startswith(("n", "m")):
        if rest[1:2] in tuple(_VOWELS):
            yield ("t" if rest[0] == "n" else "p") + rest[1:]
            yield rest
        else:
            yield rest[1:]
    elif rest[:1] in tuple("lrwy"):
        yield rest

"""Titles stand around a name: `dr. H. Ahmad Fauzi, M.Kes.`, or `dr Budi Santoso SKM M Kes`."""

import re

# Only what is a title in front of any name; `M.` or `A.` may be a name.
_PREFIX = re.compile(
    r"(?:(?:prof|drs|dra|drh|drg|dr|ir|apt|ners|ns|bdn|bd|kh|hj|h)\."
    r"|(?:prof|drs|dra|drh|drg|dr|ir|apt|ners|ns|bdn|kh|hj|h)(?=\s+\S))\s*",
    re.IGNORECASE,
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Letters alone, small. Degrees of schools and universities, and registered professions.
_DEGREES = _words(
    # Sarjana
    "sag sagb sak sap sars sds se sei sesy sfarm sgz sh shi shum shut sip siip skeb sked skedh"
    " skel skep skepns skes skesmas skg skh skm skom skomp slat sling smat smn smus sor sp spar spd"
    " spdi spdh spdk spdsd spdaud spsi spt spi sptk ssi ssit ssn ssos ssosi sst sstat sstp sstpi"
    " sstft sstk sstars stat st str strak strft strgz strip strkeb strkep strkes strkl strkom strpel"
    " strrad strsos strt strtra stp stpi sth sthi sthb stek stk ss sarb sbns sagr seksy"
    # Diploma
    " ama amd amdak amdf amdfarm amdfis amdft amdgiz amdgz amdk amdkeb amdkep amdkes amdkg amdkl"
    " amdkom amdpar amdper amdpim amdpk amdrad amdrmik amdrmk amdt amdtek amdtem amk amkeb amkg amkl"
    " amf amg amapd amapust amapdsd amdtra amdlog amdsek amdip amdstat amdak amdan"
    # Magister, doktor
    " ma mab mag mak mad map mars mba mbiomed mcs mdes mecdev meng mepid mesy mfarm mfis mfor mgz mh"
    " mhi mhum mhkes mi mikom mip mkeb mked mkep mkes mkesos mkl mkm mkn mkom mling mm mmar mmkes"
    " mmpd mmt mmtr mmsi mp mpa mpar mpd mpdi mph mpi mpp mpsi mpt mpwk msa msak msc mse msei msi"
    " msn msos mstat mt mth mthi mti mtp mtpi mtr mtrip mtrap mtrkep mtrkeb mtrt mva mvet mphil phd dea"
    # Profesi
    " ns ners apt bdn spa span span spb spbs spdv spfk spgk spjp spk spkfr spkg spkj spkk spm spmk"
    " spn spog spot sporl spp spparu sppa sppd sppk sprad sptht sptkl spu sptht spkga spfor spem ak"
    " ca cpa cfra qia cgcae crmo ipm ipu iai gr ctl cms"
)
# May be a name, or the end of one, when all of a name is in capitals or only its first letter is.
_DOUBTFUL = _words(
    "ama ma mad map mag mars sag sap sari spa spn spp ca ak mi mp mse msa stat st sar"
    " sh apt gr cms mse sor mva spot sar dea mur mih sip se"
)
_NIP = re.compile(r"(?<!\d)\d(?:[ .\-]*\d){17}(?!\d)")
_SOME_NUMBER = re.compile(r"\d(?:[ .\-]*\d){4,}|\d(?:[.,]\d+)?[eE]\+?\d+")
_LABEL = re.compile(r"\bNIP\b[\s.:]*", re.IGNORECASE)
_AROUND = " \t\r\n,;:/|-–()"
_LONGEST = 4  # words of one degree: `A Md Keb`, `S. Tr. Keb`
_MOST_LETTERS = 3  # of the parts of a degree that is written in several words, save the last


def split_titles(text: str) -> tuple[str, str, str]:
    """Title before, name, title after. A text that is all title stays the name."""
    before_comma, _, suffix = (part.strip() for part in text.partition(","))
    prefixes = []
    rest = before_comma
    while (match := _PREFIX.match(rest)) and match.end() < len(rest):
        prefixes.append(match.group().strip())
        rest = rest[match.end() :]
    name, degrees = _without_degrees(rest.strip())
    after = ", ".join(part for part in (degrees, suffix.strip(" ,")) if part)
    return " ".join(prefixes), name, after


def split_number(text: str) -> tuple[str, str]:
    """A name and the number that stands in the same cell; either may be empty."""
    match = _NIP.search(text) or _SOME_NUMBER.search(text)
    if match is None:
        return text.strip(_AROUND), ""
    name = f"{text[: match.start()]} {text[match.end() :]}"
    return " ".join(_LABEL.sub(" ", name).split()).strip(_AROUND), match.group()


def _without_degrees(name: str) -> tuple[str, str]:
    """The name, and the degrees that stand behind it without a comma."""
    words = name.split()
    is_loud = name.upper() == name
    end = len(words)
    while size := _degree_before(words[:end], is_loud=is_loud):
        end -= size
    return " ".join(words[:end]), " ".join(words[end:])


def _degree_before(words: list[str], *, is_loud: bool) -> int:
    """How many of the last words are one degree; the first is never one."""
    return next(
        (
            size
            for size in range(min(_LONGEST, len(words) - 1), 0, -1)
            if _is_degree(words[-size:], is_loud=is_loud)
        ),
        0,
    )


def _is_degree(words: list[str], *, is_loud: bool) -> bool:
    letters = re.sub(r"[^a-z]", "", "".join(words).casefold())
    if letters not in _DEGREES:
        return False
    if any(len(word.strip(".")) > _MOST_LETTERS for word in words[:-1] if "." not in word):
        return False
    if len(words) > 1:
        return words[0][0].isupper()
    word = words[0]
    if "." in word.rstrip("."):
        return True
    capitals = sum(letter.isupper() for letter in word)
    if letters == "ns":
        return word[0].isupper()
    if letters in _DOUBTFUL:
        return capitals > 1 and (not is_loud or letters in {"se", "sh", "st", "sip", "sap", "map"})
    return capitals > 1 or (word[0].isupper() and len(letters) >= _MOST_LETTERS)

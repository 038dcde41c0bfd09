"""Titles stand around a name: `dr. H. Ahmad Fauzi, M.Kes.`"""

import re

# Only what is a title in front of any name; `M.` or `A.` may be a name.
_PREFIX = re.compile(
    r"(?:(?:prof|drs|dra|drh|drg|dr|ir|apt|ners|ns|bdn|bd|kh|hj|h)\.|(?:prof|drs|dra|hj)(?=\s))\s*",
    re.IGNORECASE,
)


def split_titles(text: str) -> tuple[str, str, str]:
    """Title before, name, title after. A text that is all title stays the name."""
    before_comma, _, suffix = (part.strip() for part in text.partition(","))
    prefixes = []
    rest = before_comma
    while (match := _PREFIX.match(rest)) and match.end() < len(rest):
        prefixes.append(match.group().strip())
        rest = rest[match.end() :]
    return " ".join(prefixes), rest.strip(), suffix.strip(" ,")

"""Paths of categories as Moodle writes them: `$course$/top/Umum/Proposal`, `//` for a slash."""

import re

_BETWEEN = re.compile(r"(?<!/)/(?!/)")
_CONTEXT = re.compile(r"\$[a-z0-9]+\$\Z")


def names_in(path: str) -> tuple[str, ...]:
    """Names from the top, without the place in Moodle where they hung."""
    names = [each.replace("//", "/").strip() for each in _BETWEEN.split(path)]
    names = [each for each in names if each]
    if names and _CONTEXT.match(names[0]):
        names = names[1:]
    if names and names[0] == "top":
        names = names[1:]
    return tuple(names)


def path_of(names: tuple[str, ...]) -> str:
    return "/".join(each.replace("/", "//") for each in ("$course$", "top", *names))

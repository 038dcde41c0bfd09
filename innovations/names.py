"""Which innovations somebody might have registered already, by a name that is nearly the same."""

import re
from difflib import SequenceMatcher

from agents.models import Opd
from foundation.users import Account
from innovations.models import Innovation

# Of 100 letters 80 in the same order: "SIGAP LANSIA" and "Sigap Lansia 2", not "Sigap Balita".
NEAR = 0.8
SHOWN = 5
COMPARED = 500


def near_names(user: Account, name: str, opd: Opd | None, group_name: str = "") -> list[Innovation]:
    """Those of the same owner that `user` may see anyway and that are named nearly so; the nearest
    first, SHOWN at most. What one may not see is not told this way either."""
    theirs = Innovation.objects.visible_to(user).exclude(state=Innovation.State.WITHDRAWN)
    if opd is not None:
        theirs = theirs.filter(opd=opd)
    else:
        theirs = theirs.filter(opd=None, group_name__iexact=group_name)
    wanted = _plain(name)
    rated = [
        (_likeness(wanted, _plain(each.name)), each)
        for each in theirs.select_related("opd").order_by("-pk")[:COMPARED]
    ]
    found = sorted((pair for pair in rated if pair[0] >= NEAR), key=lambda pair: -pair[0])
    return [each for _, each in found[:SHOWN]]


def _plain(name: str) -> str:
    """Letters and digits alone; what stands in brackets is an explanation."""
    bare = re.sub(r"\([^)]*\)", " ", name)
    words = re.findall(r"\w+", bare.casefold()) or re.findall(r"\w+", name.casefold())
    return " ".join(words)


def _likeness(one: str, other: str) -> float:
    if not one or not other:
        return 0.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= NEAR else 0.0

"""The index of a year as a document that anybody can reckon again, and in lines of words."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from innovations.index.arithmetic import Outcome, Rules, pair_of, rounded
from innovations.index.worlds import World
from innovations.models import IndexRevision, Innovation


def document_of(revision: IndexRevision, world: World, rules: Rules) -> dict[str, Any]:
    """Points and index as numbers, exact ones as fractions in `exact`; each of both kinds: claimed, verified.

    A row of `innovations` that is not eligible, not submitted or withdrawn counts for nothing; `reason` says
    which. Raises NoBandError.
    """
    pair = pair_of(world.spd_claimed, world.spd_verified, world.entries, rules)

    def both(of: Callable[[Outcome], Any]) -> dict[str, Any]:
        return {"claimed": of(pair.claimed), "verified": of(pair.verified)}

    return {
        "year": revision.year,
        "revision": revision.n,
        "spd": both(lambda each: _number(each.spd)),
        "innovations": [
            {
                "name": each.name,
                "affair": world.affairs[each.affair],
                "claimed": _number(each.claimed),
                "verified": _number(each.verified),
                "eligible": each.counts,
                "reason": _why_not(each),
            }
            for each in world.entries
        ],
        "n": pair.claimed.n,
        "divisor": pair.claimed.divisor,
        "sid": both(lambda each: _number(rounded(each.sid, rules))),
        "count_score": both(lambda each: _number(each.count_score)),
        "affairs_covered": both(lambda each: len(each.affairs)),
        "iid": both(lambda each: _number(each.iid)),
        "band": both(lambda each: each.band.name),
        "exact": {
            "sid": both(lambda each: str(each.sid)),
            "iid": both(lambda each: str(each.exact)),
        },
    }


def known_of(revision: IndexRevision) -> dict[str, Any]:
    """The same document of the site's own innovations. Dossiers do not exist yet: nothing is claimed, nothing
    counts, and without the points of the SPD there is no index."""
    nothing = {"claimed": None, "verified": None}
    reason = _("It has no dossier of %(year)s.") % {"year": revision.year}
    names = Innovation.objects.confirmed().order_by("name", "pk").values_list("name", flat=True)
    return {
        "year": revision.year,
        "revision": revision.n,
        "spd": nothing,
        "innovations": [
            {"name": name, "affair": None, **nothing, "eligible": False, "reason": reason}
            for name in names
        ],
        "n": 0,
        "divisor": revision.divisor,
        "sid": nothing,
        "count_score": nothing,
        "affairs_covered": nothing,
        "iid": nothing,
        "band": nothing,
        "exact": {"sid": nothing, "iid": nothing},
    }


def _why_not(each: Any) -> str:
    if not each.is_eligible:
        return _("It is not eligible.")
    if not each.is_submitted:
        return _("It was not submitted.")
    return _("It was withdrawn.") if each.is_withdrawn else ""


def _number(value: Decimal) -> int | float:
    """As JSON has numbers: two decimals of a decimal fraction come back as they went."""
    return int(value) if value == value.to_integral_value() else float(value)

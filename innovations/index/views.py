"""Glue for the simulation of the index."""

from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from foundation.http import SignedInRequest
from foundation.text import number_in
from innovations.index.arithmetic import Rules, gain_of_each, index_of
from innovations.index.reading import rules_of
from innovations.index.simulation import AFFAIR, COUNT, POINTS, Simulation
from innovations.index.steps import Group, steps_of
from innovations.index.worlds import Limits, limits_of
from innovations.models import IndexRevision


@login_required
@require_safe
def simulation(request: SignedInRequest) -> HttpResponse:
    """Reckon a region that is typed in; the address holds it, and nothing is kept."""
    years = list(
        IndexRevision.objects.current()
        .scorable()
        .select_related("index_year")
        .order_by("-index_year")
    )
    revision = _chosen(years, request.GET.get("tahun", ""))
    context: dict[str, Any] = {"years": years, "revision": revision}
    if revision is not None:
        limits, rules = limits_of(revision), rules_of(revision)
        typed = Simulation(request.GET, limits)
        context |= {"simulation": typed, "example": _example(revision, limits)}
        if typed.is_valid:
            context |= _result(typed, rules, limits)
    return render(request, "innovations/index/simulation.html", context)


def _chosen(years: list[IndexRevision], wanted: str) -> IndexRevision | None:
    """The year that the address names, else the newest; None where none can be scored."""
    year = number_in(wanted)
    found = [each for each in years if each.year == year] or sorted(
        years, key=lambda row: -row.year
    )
    return found[0] if found else None


def _result(typed: Simulation, rules: Rules, limits: Limits) -> dict[str, Any]:
    groups = typed.groups
    rows = [(each.points, each.affair) for each in groups for _one in range(each.count)]
    outcome = index_of(typed.spd, rows, rules)
    steps = steps_of(outcome, groups, rules, limits.names)
    gains = dict(zip(rows, gain_of_each(typed.spd, rows, rules), strict=True))
    return {
        "outcome": outcome,
        "iid": number_format(outcome.iid, rules.places),
        "columns": [
            {"label": _("Step")},
            {"label": _("How it is reckoned")},
            {"label": _("Result"), "numeric": True},
        ],
        "rows": [[each.what, each.how, each.result] for each in steps],
        "gain_columns": [
            {"label": _("Innovations")},
            {"label": _("One of them brings"), "numeric": True},
        ],
        "gains": [
            [
                _told(each, limits),
                f"{gains[each.points, each.affair]:+.2f}".replace(".", _decimal()),
            ]
            for each in groups
        ],
    }


def _told(group: Group, limits: Limits) -> str:
    points = number_format(f"{group.points.normalize():f}")
    return f"{group.count} × {points}, {limits.names[group.affair]}"


def _decimal() -> str:
    """The sign between whole and decimals in the language of the reader."""
    return str(number_format(0.1, 1))[1]


def _example(revision: IndexRevision, limits: Limits) -> str:
    """The query of a region to begin with: twelve innovations of five basic-service affairs."""
    basic = revision.affairs.filter(is_basic=True).values_list("code", flat=True)
    said: dict[str, Any] = {"tahun": revision.year, "spd": 50}
    for at, (count, code) in enumerate(zip((4, 2, 2, 2, 2), basic, strict=False)):
        said |= {f"b{at}-{COUNT}": count, f"b{at}-{POINTS}": 80, f"b{at}-{AFFAIR}": code}
    return urlencode(said)

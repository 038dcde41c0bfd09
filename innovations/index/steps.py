"""Every step from points to the index, in words and figures for whoever checks it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from innovations.index.arithmetic import Outcome, Rules, rounded


@dataclass(frozen=True)
class Group:
    """`count` innovations alike: points and code of the main affair."""

    count: int
    points: Decimal
    affair: str


@dataclass(frozen=True)
class Step:
    """What is reckoned, how, and what comes out."""

    what: str
    how: str
    result: str


def steps_of(
    outcome: Outcome, groups: Sequence[Group], rules: Rules, names: Mapping[str, str]
) -> list[Step]:
    """From the sum of points to the predicate. `names`: of affairs, by code. What has more decimals than the year
    shows is marked by ≈, and by … where it is reckoned on with: it is rounded for the eye alone, and the index once,
    at the end."""
    average, sid = _figure(outcome.average, rules), _figure(outcome.sid, rules)
    return [
        _sum(outcome, groups),
        Step(
            _("Divisor"),
            _("the greater of %(divisor)s and the number of innovations, %(n)s")
            % {"divisor": rules.divisor, "n": outcome.n},
            str(outcome.divisor),
        ),
        Step(_("Average maturity"), f"{_plain(outcome.maturity_sum)} ÷ {outcome.divisor}", average),
        _affairs(outcome, rules, names),
        _count(outcome, rules),
        Step(_("SID"), f"{_on(average)} + {_plain(outcome.count_score)}", sid),
        Step(
            _("Index (IID)"),
            f"({_plain(outcome.spd)} + {_on(sid)}) ÷ {_plain(rules.total)} × 100",
            number_format(outcome.iid, rules.places),
        ),
        Step(
            _("Predicate"),
            _("from %(low)s to %(high)s")
            % {
                "low": number_format(outcome.band.low, rules.places),
                "high": number_format(outcome.band.high, rules.places),
            },
            outcome.band.name,
        ),
    ]


def _sum(outcome: Outcome, groups: Sequence[Group]) -> Step:
    parts = [f"{each.count} × {_plain(each.points)}" for each in groups]
    return Step(
        _("Sum of maturity of %(n)s innovations") % {"n": outcome.n},
        " + ".join(parts) or "–",
        _plain(outcome.maturity_sum),
    )


def _affairs(outcome: Outcome, rules: Rules, names: Mapping[str, str]) -> Step:
    covered = [name for code, name in names.items() if code in outcome.affairs]
    least = _("at least %(least)s are needed") % {"least": rules.min_affairs}
    return Step(
        _("Basic-service affairs covered"),
        "; ".join([*covered, least]),
        _("%(covered)s of %(all)s")
        % {"covered": len(outcome.affairs), "all": len(rules.basic_affairs)},
    )


def _count(outcome: Outcome, rules: Rules) -> Step:
    if outcome.is_count_earned:
        how = f"{outcome.counted} × {_plain(rules.count_weight)}"
        if outcome.n > rules.count_cap:
            how += " · " + _("%(cap)s at most are counted") % {"cap": rules.count_cap}
    else:
        how = _("none, since too few basic-service affairs are covered")
    return Step(_("Points for the number of innovations"), how, _plain(outcome.count_score))


def _figure(value: object, rules: Rules) -> str:
    """With the decimals of the year; ≈ where there are more."""
    shown = rounded(value, rules)  # type: ignore[arg-type]
    told = number_format(shown, rules.places)
    return told if shown == value else f"≈ {told}"


def _on(figure: str) -> str:
    """A figure inside the next step: with its other decimals, which are reckoned on."""
    return f"{figure.removeprefix('≈ ')}…" if figure.startswith("≈") else figure


def _plain(value: Decimal) -> str:
    """Without zeros at the end, as the language of the reader writes numbers."""
    return str(number_format(f"{value.normalize():f}" if value else Decimal(0)))

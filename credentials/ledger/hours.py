"""How many JP an achievement counts, by the rule of its last day."""

from datetime import date
from decimal import ROUND_FLOOR, Decimal

from django.db.models import Sum

from credentials.models import Achievement, JpRule
from foundation.users import AnyUser

Basis = JpRule.Basis


def rule_for(form: str, role: str, on: date) -> JpRule | None:
    """The rule that holds for a form and role on a local day; None where nobody has entered one."""
    return JpRule.objects.in_force(on).filter(form=form, role=role).first()


def reckoned(rule: JpRule | None, *, minutes: int, stated: Decimal) -> Decimal:
    """JP, rounded down to the rule's step. `stated`: what the organiser states; `minutes` without
    breaks. Without a rule nothing counts: nothing is invented."""
    if rule is None:
        return Decimal(0)
    raw = {
        Basis.STATED: stated,
        Basis.MINUTES: Decimal(minutes) / rule.value,
        Basis.FIXED: rule.value,
    }[Basis(rule.basis)]
    return (raw / rule.step).to_integral_value(ROUND_FLOOR) * rule.step


def counted(rows: list[tuple[Decimal, Decimal | None, int | None]]) -> Decimal:
    """The sum of a year, with the caps of its rules: rows of JP, cap per year, and the rule's key."""
    sums: dict[int | None, Decimal] = {}
    caps: dict[int | None, Decimal | None] = {}
    for jp, cap, rule in rows:
        sums[rule] = sums.get(rule, Decimal(0)) + jp
        caps[rule] = cap
    return sum((_capped(total, caps[rule]) for rule, total in sums.items()), Decimal(0))


def _capped(total: Decimal, cap: Decimal | None) -> Decimal:
    return total if cap is None else min(total, cap)


def hours_of(person_id: int, year: int) -> Decimal:
    """JP of a person that count in a year, by the days on which they were completed."""
    mine = Achievement.objects.standing().of_year(year).filter(person=person_id)
    return counted(list(mine.values_list("jp", "rule__cap_per_year", "rule_id")))


def hours_by_year(user: AnyUser) -> dict[int, Decimal]:
    """JP that count, of the person behind an account, newest year first."""
    rows = (
        Achievement.objects.standing()
        .of(user)
        .values("ends_on__year", "rule_id", "rule__cap_per_year")
        .annotate(hours=Sum("jp"))
        .order_by("-ends_on__year")
    )
    found: dict[int, list[tuple[Decimal, Decimal | None, int | None]]] = {}
    for row in rows:
        one = (row["hours"], row["rule__cap_per_year"], row["rule_id"])
        found.setdefault(row["ends_on__year"], []).append(one)
    return {year: counted(each) for year, each in found.items()}

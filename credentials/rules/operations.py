"""Rules begin and end; none is edited: what was reckoned by one keeps it."""

from datetime import date, timedelta
from typing import Any

from django.db import IntegrityError, models, transaction
from wagtail.log_actions import log

from credentials.models import Achievement, JpRule
from foundation.users import Account

DAY = timedelta(days=1)


class OverlapError(Exception):
    """Another rule of this form and role holds on one of the days: `other`."""

    def __init__(self, other: JpRule) -> None:
        super().__init__(str(other))
        self.other = other


class EndsTooSoonError(Exception):
    """The last day lies before the first, or before one on which an achievement was reckoned by the
    rule: `least` is the earliest that may be."""

    def __init__(self, least: date) -> None:
        super().__init__(str(least))
        self.least = least


@transaction.atomic
def begin(by: Account, *, starts_on: date, ends_on: date | None = None, **values: Any) -> JpRule:
    """A rule holds from `starts_on` to `ends_on`, both included, for whatever is achieved from now on.
    `values`: form, role, basis, value, step, cap_per_year, source.

    Raises OverlapError, EndsTooSoonError.
    """
    if ends_on is not None and ends_on < starts_on:
        raise EndsTooSoonError(starts_on)
    _refuse_overlap(values["form"], values["role"], starts_on, ends_on)
    try:
        with transaction.atomic():
            rule = JpRule.objects.create(starts_on=starts_on, ends_on=ends_on, **values)
    except IntegrityError:  # of two that begin at once the second finds the first
        _refuse_overlap(values["form"], values["role"], starts_on, ends_on)
        raise
    log(instance=rule, action="credentials.begin_rule", user=by)
    return rule


@transaction.atomic
def end(rule: JpRule, on: date, by: Account) -> JpRule:
    """`on` is the last day. Raises EndsTooSoonError."""
    locked = JpRule.objects.select_for_update().get(pk=rule.pk)
    used = Achievement.objects.filter(rule=locked).aggregate(last=models.Max("ends_on"))["last"]
    least = max(filter(None, (locked.starts_on, used)))
    if on < least:
        raise EndsTooSoonError(least)
    locked.ends_on = on
    locked.save(update_fields=["ends_on"])
    log(instance=locked, action="credentials.end_rule", user=by, data={"on": on.isoformat()})
    return locked


def _refuse_overlap(form: str, role: str, first: date, last: date | None) -> None:
    others = JpRule.objects.filter(form=form, role=role)
    if last is not None:
        others = others.filter(starts_on__lte=last)
    other = others.filter(models.Q(ends_on=None) | models.Q(ends_on__gte=first)).first()
    if other is not None:
        raise OverlapError(other)

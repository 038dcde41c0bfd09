"""The table of holidays, changed by people. Whatever they touch, the seed leaves alone."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from foundation.models import Holiday
from foundation.users import Account


class HolidayTakenError(Exception):
    """This day is in the table already."""


@transaction.atomic
def record(day: date, *, kind: str, name: str, source: str = "", by: Account) -> Holiday:
    """Nobody works on `day`. One that was removed comes back, with the new words.

    Raises HolidayTakenError.
    """
    words = {"kind": kind, "name": name, "source": source, "is_by_hand": True}
    holiday, is_new = Holiday.objects.select_for_update().get_or_create(day=day, defaults=words)
    if not is_new:
        if holiday.removed_at is None:
            raise HolidayTakenError
        Holiday.objects.filter(pk=holiday.pk).update(**words, removed_at=None)
        holiday.refresh_from_db()
    log(instance=holiday, action="foundation.declare_holiday", user=by)
    return holiday


@transaction.atomic
def correct(holiday: Holiday, *, kind: str, name: str, source: str, by: Account) -> Holiday:
    """Change the words. The day stays: another day is a new row, and this one is removed."""
    holiday = Holiday.objects.select_for_update().get(pk=holiday.pk)
    values = {"kind": kind, "name": name, "source": source}
    changed = [field for field, value in values.items() if getattr(holiday, field) != value]
    if changed:
        for field in changed:
            setattr(holiday, field, values[field])
        holiday.is_by_hand = True
        holiday.save(update_fields=[*changed, "is_by_hand"])
        data = {"fields": changed}
        log(instance=holiday, action="foundation.correct_holiday", user=by, data=data)
    return holiday


@transaction.atomic
def remove(holiday: Holiday, *, by: Account) -> Holiday:
    """People work on this day after all. Twice is as good as once."""
    rows = Holiday.objects.in_force().filter(pk=holiday.pk)
    if rows.update(removed_at=timezone.now(), is_by_hand=True):
        log(instance=holiday, action="foundation.remove_holiday", user=by)
    return Holiday.objects.get(pk=holiday.pk)

"""Take a number, void one, keep those that the secretariat has given."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import log

from credentials.models import Certificate, GivenNumber, NumberEntry, NumberRange, NumberSeries
from credentials.numbers.patterns import Filling, series_pattern, spell, unit_of
from foundation.users import Account


class RangesUsedUpError(Exception):
    """The secretariat has set numbers aside for this series, and all of them are used."""


class NumberGivenError(Exception):
    """The number, or one of the range, stands in the book or was given already."""


class NumberInUseError(Exception):
    """The number is that of a certificate."""


def series_of(pattern: str, filling: Filling) -> NumberSeries:
    """The series of a pattern in its unit and in the year of the date of issue; made if need be."""
    found, _ = NumberSeries.objects.get_or_create(
        pattern=series_pattern(pattern, filling),
        unit=unit_of(pattern, filling),
        year=filling.on.year,
    )
    return found


@transaction.atomic
def take(pattern: str, filling: Filling) -> NumberEntry:
    """The next number, in the caller's transaction: whoever asks at the same instant waits for it, and
    a rollback gives it back. Numbers that the secretariat has given come first; what stands in the
    book, void or not, is passed over. Raises RangesUsedUpError."""
    series = NumberSeries.objects.select_for_update().get(pk=series_of(pattern, filling).pk)
    given = series.given.exclude(number__in=NumberEntry.objects.values("number")).first()
    if given is not None:
        return NumberEntry.objects.create(number=given.number, series=series)
    ranges = list(series.ranges.order_by("first"))
    count = series.last
    while True:
        count = _next(count, ranges)
        number = spell(pattern, count, filling)
        if not NumberEntry.objects.filter(number=number).exists():
            break
    NumberSeries.objects.filter(pk=series.pk).update(last=count)
    return NumberEntry.objects.create(number=number, series=series)


def _next(count: int, ranges: list[NumberRange]) -> int:
    if not ranges:
        return count + 1
    for each in ranges:
        if count < each.last:
            return max(count + 1, each.first)
    raise RangesUsedUpError


@transaction.atomic
def give_range(
    series: NumberSeries, first: int, last: int, source: str, by: Account
) -> NumberRange:
    """Numbers `first` to `last` were set aside by the secretariat. Raises NumberGivenError where the
    series has counted past `first`, or another range holds one of them."""
    series = NumberSeries.objects.select_for_update().get(pk=series.pk)
    if first <= series.last or series.ranges.filter(first__lte=last, last__gte=first).exists():
        raise NumberGivenError
    made = NumberRange.objects.create(series=series, first=first, last=last, source=source)
    log(instance=series, action="credentials.give_range", user=by, data={"range": str(made)})
    return made


@transaction.atomic
def give_number(series: NumberSeries, number: str, source: str, by: Account) -> GivenNumber:
    """The secretariat has given this very number. Raises NumberGivenError."""
    if NumberEntry.objects.filter(number=number).exists():
        raise NumberGivenError
    try:
        with transaction.atomic():
            made = GivenNumber.objects.create(series=series, number=number, source=source)
    except IntegrityError as error:
        raise NumberGivenError from error
    log(instance=series, action="credentials.give_number", user=by, data={"number": number})
    return made


@transaction.atomic
def void(series: NumberSeries, number: str, reason: str, by: Account) -> NumberEntry:
    """A number that must not be used, such as one spoiled on paper: it stands in the book, void, and is
    never given. Again is once. Raises NumberInUseError for that of a certificate, which is revoked
    instead."""
    entry, _ = NumberEntry.objects.get_or_create(number=number, defaults={"series": series})
    if Certificate.objects.filter(entry=entry).exists():
        raise NumberInUseError
    if entry.voided_at is None:
        entry.voided_at, entry.void_reason = timezone.now(), reason[:250]
        entry.save(update_fields=["voided_at", "void_reason"])
        data = {"number": number, "reason": reason}
        log(instance=series, action="credentials.void_number", user=by, data=data)
    return entry

"""One function decides: what the list offers can be booked, and nothing else."""

import pytest
from django.db import connection

from scheduling.bookings import operations as bookings
from scheduling.models import Booking, Hold, Window
from scheduling.windows.slots import (
    Diary,
    NotFreeError,
    NotOfferedError,
    Slot,
    check,
    free_slots,
    until,
    why_not,
)
from tests.scheduling.conftest import HALF, MEETING, local

MONTH = (local("2026-03-09 00:00"), local("2026-04-08 00:00"))


def _free(user, *people, **options):
    return free_slots(Window.objects.filter(person=user.person), *MONTH, people, **options)


def _begins(slots):
    return [f"{slot.starts_at.astimezone(MONTH[0].tzinfo):%d %H:%M}" for slot in slots]


def test_whoever_is_away_for_three_weeks_is_free_on_no_day_of_it(make_booking, make_window, budi):
    window = make_window(budi, "2026-03-20 09:00")
    assert len(_free(budi)) == 4
    make_booking("2026-03-10 00:00", budi, minutes=21 * 24 * 60)
    assert _free(budi) == []
    with pytest.raises(NotFreeError):
        check(Slot(window, window.starts_at), [])


def test_what_the_list_offers_is_what_can_be_booked(make_booking, make_window, budi, sari, room):
    make_window(budi, "2026-03-12 09:00", room=room)
    make_booking("2026-03-12 09:30", sari)
    make_booking("2026-03-12 10:00", room=room)
    free = _free(budi, sari.person)
    assert _begins(free) == ["12 09:00", "12 10:30"]
    for window in Window.objects.all():
        for start in window.starts():
            slot = Slot(window, start)
            if slot in free:
                check(slot, [sari.person])
            else:
                with pytest.raises(NotFreeError):
                    check(slot, [sari.person])


def test_what_is_closed_begun_or_off_the_grid_is_not_offered(make_window, budi, set_clock):
    window = make_window(budi, "2026-03-12 09:00")
    with pytest.raises(NotOfferedError):
        check(Slot(window, window.starts_at + HALF / 2), [])
    set_clock("2026-03-12 09:00")
    with pytest.raises(NotOfferedError):
        check(Slot(window, window.starts_at), [])
    assert _begins(_free(budi))[0] == "12 09:30"
    window.closed_at = local("2026-03-11 09:00")
    window.save()
    with pytest.raises(NotOfferedError):
        check(Slot(window, window.starts_at + HALF), [])
    assert _free(budi) == []


def test_a_rule_of_an_app_above_speaks_in_list_and_booking(make_window, budi):
    class TooEarlyError(Exception): ...

    def not_before_ten(window):
        return [until(local("2026-03-12 09:59"), TooEarlyError)]

    window = make_window(budi, "2026-03-12 09:00")
    assert _begins(_free(budi, rules=[not_before_ten])) == ["12 10:00", "12 10:30"]
    with pytest.raises(TooEarlyError):
        check(Slot(window, window.starts_at), [], rules=[not_before_ten])


def test_what_moves_does_not_stand_in_its_own_way(make_booking, make_window, budi):
    window = make_window(budi, "2026-03-12 09:00")
    booking = make_booking("2026-03-12 09:00", budi)
    assert _begins(_free(budi))[0] == "12 09:30"
    assert _begins(_free(budi, moving=booking))[0] == "12 09:00"
    check(Slot(window, window.starts_at), [], moving=booking)


def test_what_has_expired_is_free_before_anybody_notes_it(
    make_booking, make_window, budi, set_clock
):
    make_window(budi, "2026-03-12 09:00", hours=0.5)
    make_booking("2026-03-12 09:00", budi, expires_at=local("2026-03-10 09:00"))
    assert _free(budi) == []
    set_clock("2026-03-10 09:00")
    assert _begins(_free(budi)) == ["12 09:00"]


def _fill(person, count):
    """Half hours that are long over, one after the other."""
    (resource,) = bookings.resources_of([person], None)
    start = local("2026-03-09 00:00") - HALF * count
    times = [(start + HALF * nth, start + HALF * (nth + 1)) for nth in range(count)]
    made = Booking.objects.bulk_create(
        Booking(kind=MEETING, starts_at=begin, ends_at=end, expires_at=local("2026-05-01 00:00"))
        for begin, end in times
    )
    Hold.objects.bulk_create(
        Hold(booking=each, resource=resource, busy_from=each.starts_at, busy_to=each.ends_at)
        for each in made
    )


def test_ten_thousand_old_holds_are_not_read(make_window, budi, sari, queries_of, covered):
    make_window(budi, "2026-03-12 09:00")
    bookings.resources_of([budi.person], None)
    few = queries_of(lambda: _free(budi, sari.person))
    _fill(budi.person, 10_000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    assert queries_of(lambda: _free(budi, sari.person)) == few <= 5
    (resource,) = bookings.resources_of([budi.person], None)
    plan = Hold.objects.within(*MONTH).filter(active=True, resource__in=[resource]).explain()
    covered(f"{connection.vendor}: {plan}")
    assert "hold_of_resource" in plan
    if connection.vendor == "sqlite":
        assert "resource_id=? AND busy_to>?" in plan


def test_the_decision_says_why(make_booking, make_window, budi):
    window = make_window(budi, "2026-03-12 09:00")
    make_booking("2026-03-12 09:00", budi)
    diary = Diary([budi.person.pk], [], MONTH)
    first, second = (Slot(window, start) for start in window.starts()[:2])
    assert isinstance(why_not(first, diary), NotFreeError)
    assert why_not(second, diary) is None

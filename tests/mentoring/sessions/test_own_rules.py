"""A site's own booking rules: lists and bookings ask the same."""

from datetime import timedelta

import pytest

from mentoring.sessions.operations.booking import SlotTakenError, book, move
from mentoring.sessions.rules import BookingRules
from mentoring.sessions.slots import free_slots
from scheduling.windows.slots import NotOfferedError, until
from tests.mentoring.conftest import local

HALF = timedelta(minutes=30)


class NotBeforeTen(BookingRules):
    def of(self, wish, mentors):
        def late(window):
            day = window.starts_at.replace(hour=2, minute=0)  # ten in Balangan
            return [until(day - timedelta.resolution, NotOfferedError)]

        return [*super().of(wish, mentors), late]


@pytest.fixture
def not_before_ten(settings):
    settings.MENTORING_BOOKING_RULES = f"{__name__}.NotBeforeTen"


def _offered(budi, sari, innovation):
    span = local("2026-03-12 00:00"), local("2026-03-13 00:00")
    found = free_slots(budi.person, *span, sari.person, innovation=innovation)
    return [slot.starts_at for slot in found]


def test_ours_offer_from_nine(budi, sari, innovation, assignment, window):
    assert _offered(budi, sari, innovation)[0] == window.starts_at


@pytest.mark.usefixtures("not_before_ten")
def test_what_they_block_is_neither_offered_nor_booked(budi, sari, innovation, assignment, window):
    ten = local("2026-03-12 10:00")
    assert _offered(budi, sari, innovation) == [ten, ten + HALF]
    with pytest.raises(SlotTakenError):
        book(sari, innovation, window, window.starts_at)
    session = book(sari, innovation, window, ten)
    with pytest.raises(SlotTakenError):
        move(session, sari, window, window.starts_at, "Lebih pagi")

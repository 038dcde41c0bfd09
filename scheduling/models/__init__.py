from scheduling.models.bookings import Booking, Hold, Participant
from scheduling.models.feeds import CalendarFeed
from scheduling.models.leave import Leave
from scheduling.models.resources import Resource, Room
from scheduling.models.windows import Window

__all__ = [
    "Booking",
    "CalendarFeed",
    "Hold",
    "Leave",
    "Participant",
    "Resource",
    "Room",
    "Window",
]

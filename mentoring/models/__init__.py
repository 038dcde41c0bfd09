from mentoring.models.assignments import Assignment
from mentoring.models.feeds import CalendarFeed
from mentoring.models.outcomes import ActionItem, Attendance, Reminder, SessionChange
from mentoring.models.resources import Resource, Room
from mentoring.models.sessions import Hold, Session
from mentoring.models.windows import Window

__all__ = [
    "ActionItem",
    "Assignment",
    "Attendance",
    "CalendarFeed",
    "Hold",
    "Reminder",
    "Resource",
    "Room",
    "Session",
    "SessionChange",
    "Window",
]

from mentoring.models.assignments import Assignment
from mentoring.models.consultations import Consultation
from mentoring.models.feeds import CalendarFeed
from mentoring.models.outcomes import ActionItem, Attendance, SessionChange
from mentoring.models.resources import Resource, Room
from mentoring.models.sessions import Hold, Session
from mentoring.models.threads import Attachment, Message, Participant
from mentoring.models.windows import Window

__all__ = [
    "ActionItem",
    "Assignment",
    "Attachment",
    "Attendance",
    "CalendarFeed",
    "Consultation",
    "Hold",
    "Message",
    "Participant",
    "Resource",
    "Room",
    "Session",
    "SessionChange",
    "Window",
]

from mentoring.models.assignments import Assignment
from mentoring.models.consultations import Consultation
from mentoring.models.outcomes import ActionItem, Attendance, SessionChange
from mentoring.models.sessions import Session
from mentoring.models.threads import Attachment, Message, Participant

__all__ = [
    "ActionItem",
    "Assignment",
    "Attachment",
    "Attendance",
    "Consultation",
    "Message",
    "Participant",
    "Session",
    "SessionChange",
]

from mentoring.models.assignments import Assignment
from mentoring.models.consultations import Consultation
from mentoring.models.followups import FollowUp
from mentoring.models.invitations import ProposedTime, SessionInvitation
from mentoring.models.nudges import Nudge
from mentoring.models.outcomes import Attendance, SessionChange
from mentoring.models.replies import MessageTemplate
from mentoring.models.sessions import Session
from mentoring.models.threads import Attachment, Message, Participant

__all__ = [
    "Assignment",
    "Attachment",
    "Attendance",
    "Consultation",
    "FollowUp",
    "Message",
    "MessageTemplate",
    "Nudge",
    "Participant",
    "ProposedTime",
    "Session",
    "SessionChange",
    "SessionInvitation",
]

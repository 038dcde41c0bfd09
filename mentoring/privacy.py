"""The personal data of mentoring."""

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agents.models import Person
from agents.personal_data.obstacles import register_obstacle
from foundation.privacy.map import (
    MENTORING,
    OTHERS,
    PROOF,
    Declaration,
    On,
    declare,
    declare_impersonal,
)
from mentoring.models import Session

AS_LONG_AS_THE_INNOVATION = gettext_lazy("As long as the innovation")
AS_LONG_AS_THE_SESSION = gettext_lazy("As long as the session")
AS_LONG_AS_THE_QUESTION = gettext_lazy("As long as the question and its answer")
EXPECTED = (Session.Status.REQUESTED, Session.Status.CONFIRMED)


def _is_expected(person: Person) -> list[str]:
    """Somebody would stand before a closed door."""
    own = models.Q(mentor=person) | models.Q(booked_by=person)
    rows = Session.objects.filter(own, booking__ends_at__gt=timezone.now())
    coming = rows.in_status(*EXPECTED).select_related("booking")
    return [
        _("A session on %(day)s has not been held.")
        % {"day": date_format(timezone.localdate(each.starts_at), "j F Y")}
        for each in coming
    ]


def connect() -> None:
    _declare_sessions()
    _declare_questions()
    register_obstacle("sessions", _is_expected)


SESSIONS = (
    Declaration(
        "mentoring.Assignment",
        MENTORING,
        {
            **dict.fromkeys(("assigned_by",), On.STAYS),
            **dict.fromkeys(("note", "end_reason"), On.REDACTED),
        },
        AS_LONG_AS_THE_INNOVATION,
        whose=("appointment__person",),
        because=PROOF,
    ),
    Declaration(
        "mentoring.Session",
        MENTORING,
        {
            **dict.fromkeys(("mentor", "booked_by"), On.STAYS),
            **dict.fromkeys(("topic", "minutes"), On.REDACTED),
        },
        AS_LONG_AS_THE_INNOVATION,
        whose=("mentor", "booked_by"),
        because=PROOF,
    ),
    Declaration(
        "mentoring.SessionInvitation",
        MENTORING,
        {
            **dict.fromkeys(("mentor", "answered_by"), On.STAYS),
            "topic": On.REDACTED,
            "reason": On.CLEARED,
        },
        AS_LONG_AS_THE_INNOVATION,
        whose=("mentor", "answered_by"),
        because=PROOF,
    ),
    Declaration(
        "mentoring.SessionChange",
        MENTORING,
        {"by": On.STAYS, "reason": On.CLEARED},
        AS_LONG_AS_THE_SESSION,
        whose=("by",),
        because=PROOF,
    ),
    Declaration(
        "mentoring.Attendance",
        MENTORING,
        {"person": On.STAYS},
        AS_LONG_AS_THE_SESSION,
        whose=("person",),
        because=PROOF,
    ),
    Declaration(
        "mentoring.FollowUp",
        MENTORING,
        {**dict.fromkeys(("owner", "made_by", "done_by"), On.STAYS), "what": On.REDACTED},
        AS_LONG_AS_THE_INNOVATION,
        whose=("owner", "made_by", "done_by"),
        because=PROOF,
    ),
)


def _declare_sessions() -> None:
    declare(*SESSIONS)


QUESTIONS = (
    Declaration(
        "mentoring.Consultation",
        MENTORING,
        {**dict.fromkeys(("opened_by", "closed_by"), On.STAYS), "subject": On.REDACTED},
        AS_LONG_AS_THE_QUESTION,
        whose=("opened_by", "closed_by"),
        because=OTHERS,
    ),
    Declaration(
        "mentoring.Participant",
        MENTORING,
        {"person": On.STAYS},
        AS_LONG_AS_THE_QUESTION,
        whose=("person",),
        because=OTHERS,
    ),
    Declaration(
        "mentoring.Message",
        MENTORING,
        {"author": On.STAYS, "text": On.REDACTED},
        AS_LONG_AS_THE_QUESTION,
        whose=("author",),
        because=OTHERS,
    ),
    Declaration(
        "mentoring.MessageTemplate",
        MENTORING,
        dict.fromkeys(("person", "name", "text"), On.CLEARED),
        gettext_lazy("As long as the account"),
        whose=("person",),
        goes=True,
    ),
    Declaration(
        "mentoring.Attachment",
        MENTORING,
        {"file": On.STAYS},
        AS_LONG_AS_THE_QUESTION,
        whose=("message__author",),
        because=OTHERS,
    ),
)


def _declare_questions() -> None:
    """What she wrote in a thread answers others: it stays, without her name. What others wrote
    there is theirs, and not part of her export."""
    declare(*QUESTIONS)
    declare_impersonal("mentoring.Message", "key")

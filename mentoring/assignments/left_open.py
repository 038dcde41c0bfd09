"""What a mentor leaves open when her appointment ends."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta

from django.db.models import Count, OuterRef
from django.utils import timezone
from django.utils.translation import ngettext

from agents.models import Appointment
from foundation.calendar import local_time
from mentoring.assignments.loads import counted
from mentoring.models import Assignment, FollowUp, Session
from mentoring.models.assignments import MENTORS


def assignments(appointments: Collection[int], on: date) -> Mapping[int, int]:
    """Those that run or begin after that local day."""
    after = Assignment.objects.not_ended(on + timedelta(days=1)).order_by()
    rows = after.filter(appointment__in=appointments).values("appointment")
    return dict(rows.annotate(count=Count("pk")).values_list("appointment", "count"))


def assignments_words(count: int) -> str:
    return ngettext(
        "%(count)s assignment to hand over", "%(count)s assignments to hand over", count
    ) % {"count": count}


def sessions(appointments: Collection[int], on: date) -> Mapping[int, int]:
    """Booked or asked for, and beginning after that local day."""
    _start, end = local_time.span(on, 1)
    coming = Session.objects.coming(timezone.now()).filter(booking__starts_at__gte=end)
    rows = Appointment.objects.filter(pk__in=appointments).kinds(*MENTORS)
    booked = rows.annotate(count=counted(coming.filter(mentor=OuterRef("person_id")), "mentor"))
    return dict(booked.order_by().values_list("pk", "count"))


def sessions_words(count: int) -> str:
    return ngettext(
        "%(count)s session after that day (passes to another mentor, or is cancelled)",
        "%(count)s sessions after that day (pass to another mentor, or are cancelled)",
        count,
    ) % {"count": count}


def follow_ups(appointments: Collection[int], on: date) -> Mapping[int, int]:
    """What she has still to do for innovations, whatever its day."""
    rows = Appointment.objects.filter(pk__in=appointments).kinds(*MENTORS)
    hers = FollowUp.objects.open().filter(owner=OuterRef("person_id"))
    found = rows.annotate(count=counted(hers, "owner")).order_by()
    return dict(found.values_list("pk", "count"))


def follow_ups_words(count: int) -> str:
    return ngettext(
        "%(count)s open follow-up (passes to the next mentor)",
        "%(count)s open follow-ups (pass to the next mentor)",
        count,
    ) % {"count": count}

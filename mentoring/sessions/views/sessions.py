"""Sessions as month and day; one session; its file for a calendar."""

from calendar import Calendar
from collections import defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from agents.models.people import person_of
from foundation.calendar import local_time
from foundation.http import SignedInRequest
from innovations.models import Innovation, Member
from mentoring.models import Attendance, Session
from mentoring.models.followups import kept_by
from mentoring.models.sessions import AGREED, SessionQuerySet
from mentoring.permissions import is_clinic, is_mentor
from mentoring.sessions.offers import offers_by_day
from mentoring.sessions.reach import has_day, has_month
from mentoring.sessions.views.booking import parse_date_or_none
from scheduling.calendars import ics

MONDAY = 0


@login_required
@require_safe
def month(request: SignedInRequest) -> HttpResponse:
    first = parse_date_or_none(f"{request.GET.get('bulan', '')}-01") or timezone.localdate()
    first = first.replace(day=1)
    if not has_month(first):
        first = timezone.localdate().replace(day=1)
    weeks = Calendar(MONDAY).monthdatescalendar(first.year, first.month)
    span = weeks[0][0], len(weeks) * 7
    sessions = between(request, *span)
    has_offers = is_mentor(request.user)
    offers = offers_by_day(request.user, *span) if has_offers else {}
    context = {
        "first": first,
        "weeks": [
            [(day, sessions[day], offers.get(day.toordinal())) for day in week] for week in weeks
        ],
        "has_offers": has_offers,
        "previous": neighbour((first - timedelta(days=1)).replace(day=1), has_month),
        "following": neighbour((first + timedelta(days=32)).replace(day=1), has_month),
        "today": timezone.localdate(),
        "this_week": _shown_week(first),
        "tabs": tabs(request, "month"),
    }
    return render(request, "mentoring/sessions/month.html", context)


@login_required
@require_safe
def day(request: SignedInRequest, on: date) -> HttpResponse:
    context = {
        "on": on,
        "sessions": between(request, on, 1)[on],
        "previous": neighbour(on - timedelta(days=1), has_day),
        "following": neighbour(on + timedelta(days=1), has_day),
        "tabs": tabs(request, "month"),
    }
    return render(request, "mentoring/sessions/day.html", context)


def _shown_week(first: date) -> date:
    """The day whose week the way from a month leads to: today in this month, else its first."""
    today = timezone.localdate()
    return today if (today.year, today.month) == (first.year, first.month) else first


def neighbour(day: date, has_page: Callable[[date], bool]) -> date | None:
    """A neighbour to which there is a page."""
    return day if has_page(day) else None


@login_required
@require_safe
def detail(request: SignedInRequest, pk: int) -> HttpResponse:
    session = visible(request, pk)
    mine = Session.objects.filter(pk=pk)
    context = {
        "session": session,
        "takes_part": mine.of(request.user).exists(),
        "may_change": mine.changeable_by(request.user).exists(),
        "may_answer": mine.answerable_by(request.user).exists(),
        "may_withdraw": mine.withdrawable_by(request.user).exists(),
        "may_report": mine.reportable_by(request.user).exists(),
        "changes": session.changes.select_related("by"),
        "attendances": _expected(session),
        "follow_ups": list(session.follow_ups.for_list(request.user)),
        "may_add": session.status in AGREED and _keeps(request, session),
    }
    return render(request, "mentoring/sessions/detail.html", context)


@login_required
@require_safe
def file(request: SignedInRequest, pk: int) -> HttpResponse:
    session = get_object_or_404(Session.objects.of(request.user).with_names(), pk=pk)
    response = HttpResponse(
        ics.invitation(session.booking, "PUBLISH", []), content_type="text/calendar; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="sesi-{pk}.ics"'
    return response


def _keeps(request: SignedInRequest, session: Session) -> bool:
    """Whether the reader writes down what is to be done for its innovation."""
    kept = Innovation.objects.filter(kept_by(request.user))
    return kept.filter(pk=session.innovation_id).exists()


def _expected(session: Session) -> list[tuple[Attendance, str]]:
    """Who is expected or came, with what she has said to the invitation while that still counts."""
    said = {}
    if session.status == Session.Status.CONFIRMED:
        said = {
            each.person_id: each.get_reply_display() for each in session.booking.participants.all()
        }
    rows = session.attendances.select_related("person")
    return [(row, said.get(row.person_id, "")) for row in rows]


def visible(request: SignedInRequest, pk: int) -> Session:
    return get_object_or_404(Session.objects.visible_to(request.user).with_names(), pk=pk)


def tabs(request: SignedInRequest, current: str) -> list[dict[str, Any]]:
    names = [
        ("coming", _("Coming"), reverse("mentoring:sessions")),
        ("month", _("Calendar"), reverse("mentoring:month")),
        ("past", _("Past"), f"{reverse('mentoring:sessions')}?lalu=1"),
        ("follow_ups", _("Follow-up"), reverse("mentoring:follow_ups")),
        ("assignments", _("Mentoring"), reverse("mentoring:assignments")),
    ]
    if is_mentor(request.user):
        names.insert(3, ("windows", _("My times"), reverse("scheduling:windows")))
        names.insert(0, ("desk", _("Desk"), reverse("mentoring:desk")))
    if is_clinic(request.user):
        names.append(("rooms", _("Rooms"), reverse("scheduling:rooms")))
    return [
        {"label": label, "url": url, "is_current": name == current} for name, label, url in names
    ]


def chosen(request: SignedInRequest) -> SessionQuerySet:
    """One's own; whoever takes part in nothing sees what is in her charge."""
    person = person_of(request.user)
    takes_part = is_mentor(request.user) or Member.objects.filter(person=person).exists()
    sessions = Session.objects
    return sessions.of(request.user) if takes_part else sessions.visible_to(request.user)


def between(request: SignedInRequest, first: date, days: int) -> dict[date, list[Session]]:
    """Those that the reader's calendar shows, by local day; days without one are empty."""
    start, end = local_time.span(first, days)
    found: dict[date, list[Session]] = defaultdict(list)
    for session in chosen(request).with_names().between(start, end):
        found[timezone.localdate(session.starts_at)].append(session)
    return found

"""From the innovation's page to a booked session: mentor, time, done. Then move and cancel."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from agents.models import Person
from agents.models.people import person_of
from foundation.calendar import local_time
from foundation.http import SignedInRequest
from innovations.models import Innovation
from mentoring.acting import act_once, tell_made
from mentoring.models import Assignment, Session
from mentoring.sessions.forms.booking import BookForm, MoveForm, ReasonForm, WithdrawForm
from mentoring.sessions.operations import booking
from mentoring.sessions.refusals import REFUSALS, words
from mentoring.sessions.rules import NotAssignedError
from mentoring.sessions.slots import free_slots
from scheduling.windows.slots import Slot

DAYS = 30
FURTHEST = 365


@login_required
@require_safe
def choose_mentor(request: SignedInRequest, pk: int) -> HttpResponse:
    """Skipped where there is nothing to choose."""
    innovation = _bookable(request, pk)
    mentors = {each.mentor: each for each in _mentors(innovation)}
    if len(mentors) == 1:
        return redirect("mentoring:book", pk, next(iter(mentors)).pk)
    context = {"innovation": innovation, "assignments": list(mentors.values())}
    return render(request, "mentoring/sessions/booking/mentors.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def book(request: SignedInRequest, pk: int, mentor_id: int) -> HttpResponse:
    innovation = _bookable(request, pk)
    mentor = _mentor(innovation, mentor_id)
    form = BookForm(request.POST or None)
    context: dict[str, Any] = {"innovation": innovation, "mentor": mentor, "form": form}
    if request.method == "POST" and form.is_valid():
        window, starts_at = form.cleaned_data["slot"]
        topic = form.cleaned_data["topic"]
        try:
            if window.person_id != mentor.pk:
                raise NotAssignedError
            answer = act_once(
                request,
                f"book:{pk}",
                lambda: booking.book(request.user, innovation, window, starts_at, topic).pk,
                first=lambda: booking.refuse_early(request.user, window, starts_at),
            )
            made = Session.objects.with_names().get(pk=answer)
            tell_made(request, f"book:{pk}", _told(made), _named(made), made.get_absolute_url())
            return redirect("mentoring:session", answer)
        except booking.SlotTakenError as taken:
            context |= {"is_taken": True, "alternatives": taken.alternatives}
        except REFUSALS as refusal:
            context["refusal"] = words(refusal)
    return _with_slots(request, "mentoring/sessions/booking/book.html", context, mentor)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: SignedInRequest, pk: int) -> HttpResponse:
    session = _changeable(request, pk)
    if session is None:
        return _too_late(request, pk)
    form = MoveForm(request.POST or None)
    context: dict[str, Any] = {"session": session, "form": form, "innovation": session.innovation}
    if request.method == "POST" and form.is_valid():
        window, starts_at = form.cleaned_data["slot"]
        reason = form.cleaned_data["reason"]
        try:
            act_once(
                request,
                f"move:{pk}",
                lambda: booking.move(session, request.user, window, starts_at, reason).pk,
                first=lambda: booking.refuse_early(request.user, window, starts_at, session),
            )
            moved = Session.objects.with_names().get(pk=pk)
            told = _("The session has been moved. Both sides get the new time.")
            tell_made(request, f"move:{pk}", told, _named(moved), moved.get_absolute_url())
            return redirect("mentoring:session", pk)
        except booking.SlotTakenError as taken:
            context |= {"is_taken": True, "alternatives": taken.alternatives}
        except REFUSALS as refusal:
            context["refusal"] = words(refusal)
    return _with_slots(
        request, "mentoring/sessions/booking/move.html", context, session.mentor, session
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: SignedInRequest, pk: int) -> HttpResponse:
    session = _changeable(request, pk)
    if session is None:
        return _withdraw(request, pk)
    return _call_off(
        request,
        session,
        ReasonForm(request.POST or None),
        booking.cancel,
        _("The session is cancelled. The other side has been told."),
        title=_("Cancel the session"),
        label=_("Cancel this session"),
    )


def _withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    """What is only asked for needs no reason to be taken back."""
    mine = Session.objects.withdrawable_by(request.user).with_names()
    session = mine.filter(pk=pk).first()
    if session is None:
        return _too_late(request, pk)
    return _call_off(
        request,
        session,
        WithdrawForm(request.POST or None),
        booking.withdraw,
        _("The request is withdrawn. The mentor has been told."),
        title=_("Withdraw the request"),
        label=_("Withdraw this request"),
    )


def _call_off(
    request: SignedInRequest,
    session: Session,
    form: Form,
    act: Callable[[Session, Any, str], Session],
    told: str,
    **look: str,
) -> HttpResponse:
    if request.method != "POST" or not form.is_valid():
        return call_off_page(request, session, form, keep=_("Keep it"), **look)
    reason = form.cleaned_data["reason"]
    try:
        act_once(request, f"cancel:{session.pk}", lambda: act(session, request.user, reason).pk)
        messages.success(request, told)
    except REFUSALS as refusal:
        messages.error(request, words(refusal))
    return redirect("mentoring:session", session.pk)


def call_off_page(request: HttpRequest, session: Session, form: Form, **words: str) -> HttpResponse:
    """Asks for the reason. `words`: `title`, `label` of the button, `keep` (the way back)."""
    context = {"session": session, "form": form, **words}
    return render(request, "mentoring/sessions/booking/call_off.html", context)


def by_day(slots: list[Slot]) -> list[tuple[date, list[Slot]]]:
    grouped = groupby(slots, key=lambda slot: timezone.localdate(slot.starts_at))
    return [(day, list(found)) for day, found in grouped]


def _with_slots(
    request: SignedInRequest,
    template: str,
    context: dict[str, Any],
    mentor: Person,
    moving: Session | None = None,
) -> HttpResponse:
    today = timezone.localdate()
    first = parse_date_or_none(request.GET.get("dari")) or today
    first = min(max(first, today), today + timedelta(days=FURTHEST))
    innovator = moving.booked_by if moving else person_of(request.user)
    at_once = booking.moves_at_once(moving, request.user)
    span = local_time.span(first, DAYS)
    now_at = moving.starts_at if moving else None
    free = free_slots(mentor, *span, innovator, moving=moving, at_once=at_once)
    slots = [slot for slot in free if slot.starts_at != now_at]
    last = first + timedelta(days=DAYS - 1)
    asks = any(slot.window.needs_approval for slot in slots)
    context |= {"days": by_day(slots), "asks": asks, "first": first, "last": last}
    context["following"] = (
        first + timedelta(days=DAYS) if first < today + timedelta(FURTHEST) else None
    )
    context["earlier"] = max(today, first - timedelta(days=DAYS)) if first > today else None
    is_refused = "is_taken" in context or "refusal" in context
    return render(request, template, context, status=409 if is_refused else 200)


def parse_date_or_none(text: str | None) -> date | None:
    try:
        return parse_date(text or "")
    except ValueError:
        return None


def _told(session: Session) -> str:
    if session.is_waiting:
        return _("The time is held for you. The mentor has been asked to approve it.")
    return _("The session is booked. An invitation is on its way to you.")


def _named(session: Session) -> str:
    return f"{session}, {local_time.day_and_hours(session.starts_at, session.ends_at)}"


def _bookable(request: SignedInRequest, pk: int) -> Innovation:
    """What is not confirmed is accompanied by nobody."""
    editable = Innovation.objects.editable_by(request.user).confirmed().select_related("opd")
    return get_object_or_404(editable, pk=pk)


def _mentors(innovation: Innovation) -> QuerySet[Assignment]:
    return Assignment.objects.running(timezone.localdate()).accompanying(innovation).with_names()


def _mentor(innovation: Innovation, mentor_id: int) -> Person:
    assignment = _mentors(innovation).filter(appointment__person_id=mentor_id).first()
    if assignment is None:
        raise Http404
    return assignment.mentor


def _changeable(request: SignedInRequest, pk: int) -> Session | None:
    visible = Session.objects.visible_to(request.user).with_names()
    session = get_object_or_404(visible, pk=pk)
    return session if Session.objects.changeable_by(request.user).filter(pk=pk).exists() else None


def _too_late(request: SignedInRequest, pk: int) -> HttpResponse:
    """Also the second tap of the form that cancelled it: the answer is the session as it is."""
    messages.info(request, _("This session cannot be changed any more, or not by you."))
    return redirect("mentoring:session", pk)

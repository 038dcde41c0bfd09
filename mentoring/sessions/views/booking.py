"""From the innovation's page to a booked session: mentor, time, done. Then move and cancel."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from agents.models import Person
from agents.models.people import person_of
from foundation.calendar import local_time
from foundation.http import SignedInRequest
from foundation.stale import StaleError
from innovations.models import Innovation
from mentoring.acting import act_once, tell_made
from mentoring.models import Session
from mentoring.sessions.forms.booking import BookForm, MoveForm, ReasonForm, WithdrawForm
from mentoring.sessions.operations import booking
from mentoring.sessions.refusals import REFUSALS, words
from mentoring.sessions.rules import DAYS_SHOWN as DAYS
from mentoring.sessions.rules import FURTHEST, NotAssignedError, Wish, bookable
from mentoring.sessions.slots import offered
from scheduling.windows.slots import Slot


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def book(request: SignedInRequest, pk: int, mentor_id: int) -> HttpResponse:
    innovation = bookable_by(request, pk)
    mentor = _mentor(request, innovation, mentor_id)
    wish = Wish(person_of(request.user), innovation, user=request.user)
    form = BookForm(request.POST or None, team=_team(innovation, mentor, wish.innovator))
    context: dict[str, Any] = {"innovation": innovation, "mentor": mentor, "form": form}
    context["reached"] = wish.reached
    if request.method == "POST" and form.is_valid():
        window, starts_at = form.cleaned_data["slot"]
        topic, invited = form.cleaned_data["topic"], form.invited()
        try:
            if window.person_id != mentor.pk:
                raise NotAssignedError
            answer = act_once(
                request,
                f"book:{pk}",
                lambda: (
                    booking.book(
                        request.user, innovation, window, starts_at, topic, invited=invited
                    ).pk
                ),
                first=lambda: booking.refuse_early(window, starts_at, wish),
            )
            made = Session.objects.with_names().get(pk=answer)
            tell_made(request, f"book:{pk}", _told(made), _named(made), made.get_absolute_url())
            return redirect("mentoring:session", answer)
        except booking.SlotTakenError as taken:
            context |= {"is_taken": True, "alternatives": taken.alternatives}
        except REFUSALS as refusal:
            context["refusal"] = words(refusal)
    return _with_slots(request, "mentoring/sessions/booking/book.html", context, mentor, wish)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: SignedInRequest, pk: int) -> HttpResponse:
    session = _changeable(request, pk)
    if session is None:
        return _too_late(request, pk)
    wish = booking.wish_to_move(session, request.user)
    form = MoveForm(request.POST or None, record=session)
    context: dict[str, Any] = {"session": session, "form": form, "innovation": session.innovation}
    if request.method == "POST" and form.is_valid():
        window, starts_at = form.cleaned_data["slot"]
        reason = form.cleaned_data["reason"]
        try:
            act_once(
                request,
                f"move:{pk}",
                lambda: (
                    booking.move(
                        session, request.user, window, starts_at, reason, unless=form.refuse_stale
                    ).pk
                ),
                first=lambda: booking.refuse_early(window, starts_at, wish),
            )
            moved = Session.objects.with_names().get(pk=pk)
            told = _("The session has been moved. Both sides get the new time.")
            tell_made(request, f"move:{pk}", told, _named(moved), moved.get_absolute_url())
            return redirect("mentoring:session", pk)
        except StaleError:
            context["is_stale"] = True
        except booking.SlotTakenError as taken:
            context |= {"is_taken": True, "alternatives": taken.alternatives}
        except REFUSALS as refusal:
            context["refusal"] = words(refusal)
    template = "mentoring/sessions/booking/move.html"
    return _with_slots(request, template, context, session.mentor, wish)


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


def _weeks(
    days: list[tuple[date, list[Slot]]], first: date, last: date
) -> list[list[tuple[date, int]]]:
    """From Monday to Sunday, each day with how many slots are free."""
    counts = {day: len(slots) for day, slots in days}
    monday = first - timedelta(days=first.weekday())
    weeks = (last - monday).days // 7 + 1
    all_days = [monday + timedelta(days=nth) for nth in range(weeks * 7)]
    rows = [(day, counts.get(day, 0)) for day in all_days]
    return [rows[nth : nth + 7] for nth in range(0, len(rows), 7)]


def _team(innovation: Innovation, mentor: Person, me: Person | None) -> list[Person]:
    """Who else may be invited."""
    sides = [mentor.pk, *([me.pk] if me else [])]
    people = Person.objects.filter(memberships__innovation=innovation).exclude(pk__in=sides)
    return list(people.order_by("name", "pk"))


def _with_slots(
    request: SignedInRequest,
    template: str,
    context: dict[str, Any],
    mentor: Person,
    wish: Wish,
) -> HttpResponse:
    today = timezone.localdate()
    first = parse_date_or_none(request.GET.get("dari")) or today
    first = min(max(first, today), today + timedelta(days=FURTHEST))
    slots = offered([mentor], *local_time.span(first, DAYS), wish)
    last = first + timedelta(days=DAYS - 1)
    asks = any(slot.window.needs_approval for slot in slots)
    days = by_day(slots)
    wanted = request.GET.get("waktu", "") if request.method != "POST" else ""
    chosen = next((slot for slot in slots if slot.key == wanted), None)
    context |= {"days": days, "asks": asks, "first": first, "last": last, "chosen": chosen}
    context |= {"is_gone": bool(wanted) and chosen is None, "weeks": _weeks(days, first, last)}
    context["following"] = (
        first + timedelta(days=DAYS) if first < today + timedelta(FURTHEST) else None
    )
    context["earlier"] = max(today, first - timedelta(days=DAYS)) if first > today else None
    reached = wish.reached.booking or (wish.reached.asking if not slots else None)
    context["limit"] = words(reached) if reached and "refusal" not in context else ""
    is_refused = {"is_taken", "refusal", "is_stale"} & context.keys()
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


def bookable_by(request: SignedInRequest, pk: int) -> Innovation:
    """What is not confirmed is accompanied by nobody."""
    editable = Innovation.objects.editable_by(request.user).confirmed().select_related("opd")
    return get_object_or_404(editable, pk=pk)


def _mentor(request: SignedInRequest, innovation: Innovation, mentor_id: int) -> Person:
    """With whom she may book: nobody books with herself."""
    mine = person_of(request.user)
    mentors = {each.mentor.pk: each.mentor for each in bookable(innovation) if each.mentor != mine}
    if mentor_id not in mentors:
        raise Http404
    return mentors[mentor_id]


def _changeable(request: SignedInRequest, pk: int) -> Session | None:
    visible = Session.objects.visible_to(request.user).with_names()
    session = get_object_or_404(visible, pk=pk)
    return session if Session.objects.changeable_by(request.user).filter(pk=pk).exists() else None


def _too_late(request: SignedInRequest, pk: int) -> HttpResponse:
    """Also the second tap of the form that cancelled it: the answer is the session as it is."""
    messages.info(request, _("This session cannot be changed any more, or not by you."))
    return redirect("mentoring:session", pk)

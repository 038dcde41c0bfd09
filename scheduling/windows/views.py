"""The times that somebody offers."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from agents.registry.operations.people import person_for
from foundation.http import SignedInRequest
from foundation.text import number_in
from foundation.used_forms import tell_made
from scheduling.acting import act_once
from scheduling.frame import frame_of
from scheduling.models import Window
from scheduling.windows.forms import ChangeForm, WindowForm
from scheduling.windows.holidays import names_of
from scheduling.windows.offering import offers_times
from scheduling.windows.operations import change_window, close_window, open_windows
from scheduling.windows.planning import Planned, booked_in, plan, seen
from scheduling.windows.refusals import REFUSALS, words

# What the form sends that has seen which days clash.
SEEN = "lanjut"


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def windows(request: SignedInRequest) -> HttpResponse:
    """What is offered, and the form for more: days that clash are shown before anything is offered."""
    if not offers_times(request.user):
        raise Http404
    form = WindowForm(request.POST or None, initial=_copied(request))
    planned: list[Planned] = []
    if request.method == "POST" and form.is_valid():
        planned = _planned(request, form)
        asks = "lihat" in request.POST or any(each.is_asked for each in planned)
        has_seen = request.POST.get(SEEN) == seen(planned)
        if has_seen or not asks or all(each.is_left_out for each in planned):
            try:
                _offer(request, form, len(planned))
                return redirect("scheduling:windows")
            except REFUSALS as refusal:
                form.add_error(None, words(refusal))
                planned = []
    context = {
        "form": form,
        "planned": planned,
        "seen": seen(planned),
        "kept": [each for each in planned if not each.is_left_out],
        "windows": _offered(request),
        "frame": frame_of(request, "windows"),
    }
    return render(request, "scheduling/windows/index.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: SignedInRequest, pk: int) -> HttpResponse:
    window = _mine(request, pk)
    form = ChangeForm(request.POST or None, record=window)
    if request.method == "POST" and form.is_valid():
        try:
            if form.guarded(lambda: change_window(window, request.user, **form.offer())):
                messages.success(request, _("Changed. Sessions that are booked stay as they are."))
                return redirect("scheduling:windows")
        except REFUSALS as refusal:
            form.add_error(None, words(refusal))
    context = {
        "form": form,
        "window": window,
        "booked": booked_in(window.person, [window])[0],
        "frame": frame_of(request, "windows"),
    }
    return render(request, "scheduling/windows/change.html", context, status=form.status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def close(request: SignedInRequest, pk: int) -> HttpResponse:
    """Asks first, and shows what is booked in it."""
    if request.method != "POST":
        window = _mine(request, pk)
        booked = booked_in(window.person, [window])[0]
        context = {"window": window, "booked": booked, "frame": frame_of(request, "windows")}
        return render(request, "scheduling/windows/close.html", context)
    mine = Window.objects.of(request.user).select_related("person")
    close_window(get_object_or_404(mine, pk=pk), request.user)
    messages.success(request, _("Taken back. Sessions that are booked in this time stay."))
    return redirect("scheduling:windows")


def _mine(request: SignedInRequest, pk: int) -> Window:
    rows = Window.objects.open().of(request.user).select_related("person", "room")
    return get_object_or_404(rows, pk=pk)


def _offered(request: SignedInRequest) -> list[Any]:
    """Windows that are not over, each with its holidays and what is booked in it."""
    mine = Window.objects.open().of(request.user).filter(ends_at__gt=timezone.now())
    offered = list(mine.select_related("room"))
    booked = booked_in(person_for(request.user), offered)
    return list(zip(offered, names_of(offered), booked, strict=True))


def _copied(request: SignedInRequest) -> dict[str, Any]:
    """Of the window ?salin=, a week later."""
    pk = number_in(request.GET.get("salin", ""))
    window = Window.objects.of(request.user).filter(pk=pk).first() if pk else None
    if window is None:
        return {}
    begins, ends = (timezone.localtime(each) for each in (window.starts_at, window.ends_at))
    return {
        "day": max(begins.date() + timedelta(weeks=1), timezone.localdate()),
        "begins": begins.time(),
        "ends": ends.time(),
        "slot_minutes": window.slot_minutes,
        "room": window.room_id,
        "online_link": window.link,
        "needs_approval": window.needs_approval,
    }


def _planned(request: SignedInRequest, form: WindowForm) -> list[Planned]:
    person, on_holidays = person_for(request.user), form.cleaned_data["on_holidays"]
    return plan(person, form.spans(), on_holidays=on_holidays)


def _offer(request: SignedInRequest, form: WindowForm, wanted: int) -> None:
    count = act_once(request, "scheduling.open_windows", lambda: _opened(request, form, wanted))
    told = ngettext("%(count)s time has been offered.", "%(count)s times have been offered.", count)
    told, url = told % {"count": count}, reverse("scheduling:windows")
    tell_made(request, "scheduling.open_windows", told, told, url)
    if wanted > count:
        sentence = ngettext(
            "%(count)s day is left out: it is a holiday, or you offer that time already.",
            "%(count)s days are left out: they are holidays, or you offer that time already.",
            wanted - count,
        )
        messages.info(request, sentence % {"count": wanted - count})


def _opened(request: SignedInRequest, form: WindowForm, wanted: int) -> int:
    made = open_windows(
        person_for(request.user),
        request.user,
        **form.offer(),
        spans=form.spans(),
        leave_out=wanted > 1,
    )
    return len(made)

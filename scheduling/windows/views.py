"""A mentor's offered times; the clinic's rooms."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from agents.registry.operations.people import person_for
from foundation.http import SignedInRequest
from mentoring.acting import act_once
from mentoring.models import Room, Window
from mentoring.permissions import is_clinic, is_mentor
from mentoring.refusals import REFUSALS, words
from mentoring.sessions.forms.windows import RoomForm, WindowForm
from mentoring.sessions.operations import resources
from mentoring.sessions.operations.windows import close_window, open_windows
from mentoring.sessions.views.sessions import tabs


@login_required
@require_http_methods(["GET", "POST"])
def windows(request: SignedInRequest) -> HttpResponse:
    if not is_mentor(request.user):
        raise Http404
    form = WindowForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            count = act_once(request, "open_windows", lambda: _opened(request, form))
            told = ngettext(
                "%(count)s time has been offered.", "%(count)s times have been offered.", count
            )
            messages.success(request, told % {"count": count})
            return redirect("mentoring:windows")
        except REFUSALS as refusal:
            form.add_error(None, words(refusal))
    mine = Window.objects.open().of(request.user).filter(ends_at__gt=timezone.now())
    context = {
        "form": form,
        "windows": mine.select_related("room"),
        "tabs": tabs(request, "windows"),
    }
    return render(request, "mentoring/sessions/windows.html", context)


@login_required
@require_POST
def close(request: SignedInRequest, pk: int) -> HttpResponse:
    mine = Window.objects.of(request.user).select_related("mentor")
    close_window(get_object_or_404(mine, pk=pk), request.user)
    messages.success(request, _("Taken back. Sessions that are booked in this time stay."))
    return redirect("mentoring:windows")


@login_required
@require_http_methods(["GET", "POST"])
def rooms(request: SignedInRequest) -> HttpResponse:
    _only_clinic(request)
    form = RoomForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            act_once(
                request,
                "add_room",
                lambda: resources.add_room(**form.cleaned_data, by=request.user).pk,
            )
            messages.success(request, _("The room has been added."))
            return redirect("mentoring:rooms")
        except resources.RoomExistsError:
            form.add_error("name", _("A room of this name exists already."))
    context = {"form": form, "rooms": Room.objects.all(), "tabs": tabs(request, "rooms")}
    return render(request, "mentoring/sessions/rooms.html", context)


@login_required
@require_POST
def set_room(request: SignedInRequest, pk: int) -> HttpResponse:
    _only_clinic(request)
    room = get_object_or_404(Room, pk=pk)
    resources.set_room_open(room, request.user, is_open=request.POST.get("is_open") == "1")
    messages.success(request, _("Saved."))
    return redirect("mentoring:rooms")


def _opened(request: SignedInRequest, form: WindowForm) -> int:
    return len(open_windows(person_for(request.user), request.user, **form.offer()))


def _only_clinic(request: SignedInRequest) -> None:
    if not is_clinic(request.user):
        raise Http404

"""The clinic's rooms."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from foundation.http import SignedInRequest
from foundation.used_forms import tell_made
from scheduling.acting import act_once
from scheduling.frame import frame_of
from scheduling.models import Room
from scheduling.permissions import is_clinic
from scheduling.rooms.forms import RoomForm
from scheduling.rooms.operations import RoomExistsError, add_room, set_room_open


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def rooms(request: SignedInRequest) -> HttpResponse:
    _only_clinic(request)
    form = RoomForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            pk = act_once(
                request,
                "scheduling.add_room",
                lambda: add_room(**form.cleaned_data, by=request.user).pk,
            )
            told, made = _("The room has been added."), Room.objects.get(pk=pk)
            tell_made(request, "scheduling.add_room", told, made, reverse("scheduling:rooms"))
            return redirect("scheduling:rooms")
        except RoomExistsError:
            form.add_error("name", _("A room of this name exists already."))
    context = {"form": form, "rooms": Room.objects.all(), "frame": frame_of(request, "rooms")}
    return render(request, "scheduling/rooms/index.html", context)


@login_required
@require_POST
def set_room(request: SignedInRequest, pk: int) -> HttpResponse:
    _only_clinic(request)
    room = get_object_or_404(Room, pk=pk)
    set_room_open(room, request.user, is_open=request.POST.get("is_open") == "1")
    messages.success(request, _("Saved."))
    return redirect("scheduling:rooms")


def _only_clinic(request: SignedInRequest) -> None:
    if not is_clinic(request.user):
        raise Http404

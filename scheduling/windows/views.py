"""The times that somebody offers."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from agents.registry.operations.people import person_for
from foundation.http import SignedInRequest
from foundation.used_forms import tell_made
from scheduling.acting import act_once
from scheduling.frame import frame_of
from scheduling.models import Window
from scheduling.windows.forms import WindowForm
from scheduling.windows.holidays import names_of
from scheduling.windows.offering import offers_times
from scheduling.windows.operations import close_window, open_windows
from scheduling.windows.refusals import REFUSALS, words


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def windows(request: SignedInRequest) -> HttpResponse:
    if not offers_times(request.user):
        raise Http404
    form = WindowForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            count = act_once(request, "scheduling.open_windows", lambda: _opened(request, form))
            told = ngettext(
                "%(count)s time has been offered.", "%(count)s times have been offered.", count
            )
            told, url = told % {"count": count}, reverse("scheduling:windows")
            tell_made(request, "scheduling.open_windows", told, told, url)
            left_out = form.cleaned_data["weeks"] - count
            if left_out:
                sentence = ngettext(
                    "%(count)s week is left out: the day is a holiday.",
                    "%(count)s weeks are left out: the day is a holiday.",
                    left_out,
                )
                messages.info(request, sentence % {"count": left_out})
            return redirect("scheduling:windows")
        except REFUSALS as refusal:
            form.add_error(None, words(refusal))
    mine = Window.objects.open().of(request.user).filter(ends_at__gt=timezone.now())
    offered = list(mine.select_related("room"))
    context = {
        "form": form,
        "windows": list(zip(offered, names_of(offered), strict=True)),
        "frame": frame_of(request, "windows"),
    }
    return render(request, "scheduling/windows/index.html", context)


@login_required
@require_POST
def close(request: SignedInRequest, pk: int) -> HttpResponse:
    mine = Window.objects.of(request.user).select_related("person")
    close_window(get_object_or_404(mine, pk=pk), request.user)
    messages.success(request, _("Taken back. Sessions that are booked in this time stay."))
    return redirect("scheduling:windows")


def _opened(request: SignedInRequest, form: WindowForm) -> int:
    return len(open_windows(person_for(request.user), request.user, **form.offer()))

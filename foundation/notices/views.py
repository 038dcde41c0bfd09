"""Glue: the bell's page, and the poll that stands in for a socket."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_POST, require_safe

from foundation.http import SignedInRequest
from foundation.limits import Limit, TooManyTriesError, count_try
from foundation.live.following import frames_since, permitted, wish_of
from foundation.live.signal import is_up
from foundation.live.streams import may_enter
from foundation.models import Notice
from foundation.notices.bells import lines_of, notices_of, unread_of
from foundation.notices.operations import mark_read
from foundation.notices.sentences import sentence_of

PER_PAGE = 20
# Twenty tabs without a socket ask forty times a minute; one with a socket at each burst of news.
POLLS = Limit("notices.poll", 300, 60)


@login_required
@require_safe
def bell(request: SignedInRequest) -> HttpResponse:
    notices = notices_of(request.user).fresh_first().select_related("bell")
    page = Paginator(notices, PER_PAGE).get_page(request.GET.get("page"))
    lines = [(notice.read_at, _line(notice)) for notice in page]
    context = {
        "page_obj": page,
        "others": lines_of(request.user) if page.number == 1 else [],
        "fresh": [line for read_at, line in lines if read_at is None],
        "earlier": [line for read_at, line in lines if read_at is not None],
        "unread": any(read_at is None for read_at, _ in lines),
        "now": timezone.now().isoformat(),
    }
    return render(request, "foundation/notices/list.html", context)


def _line(notice: Notice) -> dict[str, Any]:
    return {
        "pk": notice.pk,
        "sentence": sentence_of(notice),
        "url": notice.url,
        "at": notice.at,
        "until": notice.at.isoformat(),
    }


@login_required
@require_POST
def read_notice(request: SignedInRequest, notice_id: int) -> HttpResponse:
    """`open` leads to what the line is about; without it one stays in the list."""
    notices = notices_of(request.user)
    notice = get_object_or_404(notices, pk=notice_id)
    mark_read(notices.filter(pk=notice.pk), _until(request))
    if "open" in request.POST:
        return HttpResponseRedirect(notice.url)
    return redirect("foundation:bell")


@login_required
@require_POST
def read_notices(request: SignedInRequest) -> HttpResponse:
    mark_read(notices_of(request.user), _until(request))
    return redirect("foundation:bell")


def _until(request: HttpRequest) -> datetime:
    """When the page was made: what has come since was not seen and stays unread."""
    try:
        until = parse_datetime(request.POST.get("until", ""))
    except ValueError:
        until = None
    return until if until and timezone.is_aware(until) else timezone.now()


@require_safe
def since(request: HttpRequest) -> JsonResponse:
    """What a socket would have sent after the seqs that are known; with `jumlah` just the count,
    for those whose socket is open. 429 for an account that asks too often; live.js asks on."""
    if not may_enter(request.user):
        return JsonResponse({}, status=401)
    try:
        count_try(POLLS, str(request.user.pk))
    except TooManyTriesError:
        return JsonResponse({}, status=429, headers={"Retry-After": str(POLLS.seconds)})
    return JsonResponse(
        {
            "frames": [] if "jumlah" in request.GET else _frames(request),
            "unread": unread_of(request.user),
            "layer": "ok" if is_up() else "down",
        }
    )


def _frames(request: HttpRequest) -> list[dict[str, Any]]:
    wish = wish_of(request.GET.getlist("ikuti"), request.GET.getlist("sejak"))
    names = permitted(request.user, wish.asked)
    return [frame.content for frame in frames_since({name: wish.known.get(name) for name in names})]

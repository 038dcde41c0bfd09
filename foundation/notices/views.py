"""Glue: the bell's page, and the poll that stands in for a socket."""

from datetime import datetime, time
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core import signing
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from foundation.app_settings import app_settings
from foundation.http import SignedInRequest
from foundation.limits import Counts, Limit, TooManyTriesError, count_try
from foundation.live.following import frames_since, permitted, wish_of
from foundation.live.signal import is_up
from foundation.live.streams import may_enter
from foundation.models import Notice
from foundation.notices.bells import BellLine, bell_of, lines_of, notices_of, owner_of, unread_of
from foundation.notices.choices import choices_of
from foundation.notices.forms import ChoicesForm, TopicFilter
from foundation.notices.operations import mark_read
from foundation.notices.operations.choosing import choose, stop_mail
from foundation.notices.operations.mails import DIGEST, read_stop_token
from foundation.notices.sentences import sentence_of
from foundation.notices.topics import Topic, kinds_of, topic_named
from foundation.users import Account

PER_PAGE = 20
# Twenty tabs without a socket ask forty times a minute; one with a socket at each burst of news.
POLLS = Limit("notices.poll", 300, 60, Counts.ACCOUNT)


@login_required
@require_safe
def bell(request: SignedInRequest) -> HttpResponse:
    narrowed = TopicFilter(request.GET)
    topic = narrowed.topic
    notices = notices_of(request.user).fresh_first().select_related("bell")
    if topic is not None:
        notices = notices.filter(kind__in=kinds_of({topic.name}))
    page = Paginator(notices, PER_PAGE).get_page(request.GET.get("page"))
    lines = [(notice.read_at, _line(notice)) for notice in page]
    context = {
        "page_obj": page,
        "others": _others(request.user, topic) if page.number == 1 else [],
        "filter": narrowed,
        "bell": bell_of(request.user),
        "fresh": [line for read_at, line in lines if read_at is None],
        "earlier": [line for read_at, line in lines if read_at is not None],
        "unread": any(read_at is None for read_at, _ in lines),
        "now": timezone.now().isoformat(),
    }
    return render(request, "foundation/notices/list.html", context)


def _others(user: Account, topic: Topic | None) -> list[BellLine]:
    return [each for each in lines_of(user) if topic is None or each.topic == topic.name]


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


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def choices(request: SignedInRequest) -> HttpResponse:
    """How its owner is told of which topic, and when she is not."""
    name = bell_of(request.user)
    if name is None:
        raise Http404
    owner = owner_of(name)
    form = ChoicesForm(request.POST or None, choices=choices_of(name), bell=name, owner=owner)
    if request.method == "POST" and form.is_valid():
        choose(name, form.wanted, form.quiet, form.channels_on)
        messages.success(request, _("Kept. It holds from now on."))
        return redirect("foundation:notice_choices")
    context = {"form": form, "owner": owner, "digest_at": time(app_settings.DIGEST_HOUR)}
    return render(request, "foundation/notices/choices.html", context)


@csrf_exempt  # a mail program posts to it without having been here (RFC 8058); the token is the right
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """No more mail about one topic, without signing in."""
    try:
        name, topic_name = read_stop_token(token)
    except signing.BadSignature:
        raise Http404 from None
    topic = topic_named(topic_name)
    if topic is None and topic_name != DIGEST:
        raise Http404
    if request.method == "POST":
        stop_mail(name, topic)
    context = {"topic": topic, "is_stopped": request.method == "POST"}
    return render(request, "foundation/notices/stop.html", context)


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

"""The address for a calendar program, and what it finds there."""

import hashlib
from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from agents.contact import language_of
from foundation.app_settings import app_settings
from foundation.http import SignedInRequest
from scheduling.acting import act_once
from scheduling.calendars import ics
from scheduling.calendars import operations as feeds
from scheduling.frame import frame_of
from scheduling.kinds import attended_by
from scheduling.models import Booking, CalendarFeed
from scheduling.models.bookings import has_expired

# Programs keep what they fetched; older bookings need not travel again.
KEPT = timedelta(days=90)


@login_required
@require_safe
def subscription(request: SignedInRequest) -> HttpResponse:
    feed = CalendarFeed.objects.filter(person__user_id=request.user.pk).first()
    path = reverse("scheduling:feed", args=[feed.secret]) if feed else ""
    address = f"{app_settings.BASE_URL}{path}" if feed else ""
    context = {
        "address": address,
        # Phones and calendar programs subscribe to what has this scheme.
        "subscribe_url": f"webcal://{address.partition('://')[2]}",
        "frame": frame_of(request, "subscription"),
    }
    return render(request, "scheduling/calendars/subscription.html", context)


@login_required
@require_POST
def renew(request: SignedInRequest) -> HttpResponse:
    act_once(request, "scheduling.renew_feed", lambda: feeds.renew_feed(request.user).pk)
    messages.success(request, _("This is your address. An earlier one is no longer valid."))
    return redirect("scheduling:subscription")


@login_required
@require_POST
def revoke(request: SignedInRequest) -> HttpResponse:
    feeds.revoke_feed(request.user)
    messages.success(request, _("The address is no longer valid."))
    return redirect("scheduling:subscription")


@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponseBase:
    """Whoever knows the address may read: calendar programs do not sign in."""
    found = get_object_or_404(CalendarFeed.objects.select_related("person__user"), secret=secret)
    user = found.person.user
    if user is None or not user.is_active:
        raise Http404
    now = timezone.now()
    # What has expired is off before anybody has written it down.
    recent = Booking.objects.filter(ends_at__gt=now - KEPT).exclude(has_expired(now))
    bookings = recent.filter(attended_by(user)).select_related("room")
    with translation.override(language_of(found.person)):
        text = ics.feed(bookings)
    etag = quote_etag(hashlib.sha256(text.encode()).hexdigest())
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response) or response

"""Before a booking: with whom, for which innovation, and when each is free next."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from foundation.http import SignedInRequest
from innovations.models import Innovation
from mentoring.sessions.choices import choices_of
from mentoring.sessions.views.booking import bookable_by

TEMPLATE = "mentoring/sessions/booking/mentors.html"


@login_required
@require_safe
def choose_time(request: SignedInRequest) -> HttpResponse:
    """All mentors of all innovations that one carries."""
    carried = Innovation.objects.carried_by(request.user).confirmed().select_related("opd")
    found = choices_of(request.user, list(carried.order_by("name", "pk")))
    return render(request, TEMPLATE, {"choices": found, "today": timezone.localdate()})


@login_required
@require_safe
def choose_mentor(request: SignedInRequest, pk: int) -> HttpResponse:
    """Of one innovation; skipped where there is nothing to choose."""
    innovation = bookable_by(request, pk)
    (found,) = choices_of(request.user, [innovation])
    if len(found.mentors) == 1:
        return redirect("mentoring:book", pk, found.mentors[0].mentor.pk)
    context = {"choices": [found], "innovation": innovation, "today": timezone.localdate()}
    return render(request, TEMPLATE, context)

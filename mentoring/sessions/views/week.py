"""One's week: what is booked, and of a mentor what is offered, proposed and free, day by day."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from operator import attrgetter
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from foundation.http import SignedInRequest
from mentoring.permissions import is_mentor
from mentoring.sessions.offers import DayOffers, offers_by_day
from mentoring.sessions.reach import has_day
from mentoring.sessions.views.booking import parse_date_or_none
from mentoring.sessions.views.sessions import between, neighbour, tabs

DAYS = 7


@dataclass(frozen=True)
class Line:
    """Something of a day: `kind` is `session`, `proposed` or `offer`, and `what` one of these."""

    kind: str
    what: Any

    @property
    def starts_at(self) -> datetime:
        return self.what.starts_at


@login_required
@require_safe
def week(request: SignedInRequest) -> HttpResponse:
    """The week of the day that ?hari= names, from Monday on; without one, this week."""
    today = timezone.localdate()
    asked = parse_date_or_none(request.GET.get("hari", "")) or today
    first = _monday(asked)
    if not (has_day(first) and has_day(first + timedelta(days=DAYS - 1))):
        first = _monday(today)
    sessions = between(request, first, DAYS)
    has_offers = is_mentor(request.user)
    offers = offers_by_day(request.user, first, DAYS) if has_offers else {}
    days = [first + timedelta(days=number) for number in range(DAYS)]
    context = {
        "days": [(day, _lines(sessions[day], offers.get(day.toordinal()))) for day in days],
        "first": first,
        "last": days[-1],
        "has_offers": has_offers,
        "previous": neighbour(first - timedelta(days=DAYS), has_day),
        "following": neighbour(first + timedelta(days=DAYS), has_day),
        "is_this_week": first == _monday(today),
        "today": today,
        "tabs": tabs(request, "month"),
    }
    return render(request, "mentoring/sessions/week.html", context)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _lines(sessions: list[Any], offers: DayOffers | None) -> list[Line]:
    found = [Line("session", each) for each in sessions]
    if offers is not None:
        found += [Line("proposed", each) for each in offers.proposed]
        found += [Line("offer", each) for each in offers.offers]
    return sorted(found, key=attrgetter("starts_at"))

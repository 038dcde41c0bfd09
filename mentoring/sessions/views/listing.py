"""Sessions as a list, narrowed by its address, and the same rows as a file."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from foundation.http import SignedInRequest
from foundation.listing import list_context, list_file
from foundation.text import number_in
from innovations.models import Innovation
from mentoring.models import FollowUp, Session, SessionInvitation
from mentoring.sessions.forms.narrowing import SessionFilterForm
from mentoring.sessions.tables import session_table
from mentoring.sessions.views.sessions import chosen, tabs

SHOWN = 3  # of what one has to do


@login_required
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    """Coming sessions first; ?lalu=1 for those that are over, ?inovasi= for those of one innovation."""
    is_past, innovation = _is_past(request), _innovation(request)
    form = _form(request, innovation)
    is_whole = not (is_past or innovation or form.is_narrowed)
    asked = Session.objects.answerable_by(request.user)
    rows = form.rows()
    if is_whole:
        rows = rows.exclude(pk__in=asked.values("pk"))
    to_do = FollowUp.objects.open().of(request.user).for_list(request.user)
    context = {
        **list_context(request, form, rows, reverse("mentoring:sessions")),
        "asked": list(asked.with_names()) if is_whole else [],
        "to_do": list(to_do[:SHOWN]) if is_whole else [],
        "invited": _invited(request) if is_whole else [],
        "innovation": innovation,
        "is_past": is_past,
        "may_book": Innovation.objects.carried_by(request.user).confirmed().exists(),
        "tabs": tabs(request, "past" if is_past else "coming"),
    }
    return render(request, "mentoring/sessions/index.html", context)


@login_required
@require_safe
def index_file(request: SignedInRequest, kind: str) -> HttpResponse:
    rows = _form(request, _innovation(request)).rows()
    return list_file(kind, "sesi", rows, session_table)


def _invited(request: SignedInRequest) -> list[SessionInvitation]:
    """What waits for her, and what she waits for."""
    rows = SessionInvitation.objects
    found = rows.answerable_by(request.user) | rows.withdrawable_by(request.user)
    return list(found.with_names())


def _is_past(request: SignedInRequest) -> bool:
    return request.GET.get("lalu") == "1"


def _innovation(request: SignedInRequest) -> Innovation | None:
    """None where the address names none; whatever it names must be one that the reader may see."""
    if "inovasi" not in request.GET:
        return None
    pk = number_in(request.GET["inovasi"]) or 0
    found = Innovation.objects.visible_to(request.user).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _form(request: SignedInRequest, innovation: Innovation | None) -> SessionFilterForm:
    now, kept = timezone.now(), {}
    rows = chosen(request)
    if innovation is not None:
        rows = Session.objects.visible_to(request.user).filter(innovation=innovation)
        kept["inovasi"] = str(innovation.pk)
    if _is_past(request):
        rows = rows.past(now).order_by("-booking__starts_at", "-pk")
        kept["lalu"] = "1"
    else:
        rows = rows.coming(now)
    return SessionFilterForm(request.GET, kept, user=request.user, among=rows)

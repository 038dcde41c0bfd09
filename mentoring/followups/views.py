"""Glue for follow-ups: mine, those of an innovation, one of them."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from agents.models import Person
from agents.models.people import person_of
from foundation.http import SignedInRequest
from foundation.listing import list_context, list_file
from foundation.text import as_meant
from innovations.models import Innovation
from mentoring.acting import act_once, tell_made
from mentoring.followups.forms import FollowUpFilterForm, FollowUpForm
from mentoring.followups.operations import keeping
from mentoring.followups.refusals import REFUSALS, WORDS
from mentoring.followups.tables import follow_up_table
from mentoring.models import FollowUp, Session
from mentoring.models.followups import FollowUpQuerySet, kept_by, possible_owners
from mentoring.models.sessions import AGREED
from mentoring.permissions import is_mentor
from mentoring.sessions.views.sessions import tabs as session_tabs

PER_PAGE = 30
OPEN, OVERDUE, DONE = "terbuka", "terlambat", "selesai"
TABS = {
    OPEN: gettext_lazy("Open"),
    OVERDUE: gettext_lazy("Overdue"),
    DONE: gettext_lazy("Done"),
}


@login_required
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    """One's own; a mentor's teams'; all that one may see."""
    form, found = _narrowed(request)
    start = reverse("mentoring:follow_ups")
    shown = form.kept["tampil"]
    context = {
        **list_context(request, form, found.for_list(request.user), start),
        "shown": shown,
        "states": _tabs(start, shown, form),
        "tabs": session_tabs(request, "follow_ups"),
    }
    return render(request, "mentoring/followups/index.html", context)


@login_required
@require_safe
def index_file(request: SignedInRequest, kind: str) -> HttpResponse:
    """The rows of the same list."""
    _form, found = _narrowed(request)
    return list_file(kind, "tindak-lanjut", found.for_list(request.user), follow_up_table)


@login_required
@require_safe
def of_innovation(request: SignedInRequest, pk: int) -> HttpResponse:
    visible = Innovation.objects.visible_to(request.user).confirmed()
    innovation = get_object_or_404(visible, pk=pk)
    shown = _shown(request)
    context = {
        "innovation": innovation,
        "page_obj": _page(
            request, _in_state(FollowUp.objects.filter(innovation=innovation), shown)
        ),
        "shown": shown,
        "states": _tabs(reverse("mentoring:innovation_follow_ups", args=[pk]), shown),
        "may_add": Innovation.objects.filter(kept_by(request.user), pk=pk).exists(),
    }
    return render(request, "mentoring/followups/of_innovation.html", context)


@login_required
@require_safe
def detail(request: SignedInRequest, pk: int) -> HttpResponse:
    visible = FollowUp.objects.visible_to(request.user).for_list(request.user)
    row = get_object_or_404(visible, pk=pk)
    seen = Innovation.objects.visible_to(request.user).filter(pk=row.innovation_id)
    context = {"row": row, "may_see_innovation": seen.exists()}
    return render(request, "mentoring/followups/detail.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: SignedInRequest, pk: int) -> HttpResponse:
    """Apart from a session."""
    innovation = get_object_or_404(Innovation.objects.filter(kept_by(request.user)), pk=pk)
    return _add(request, innovation, innovation, innovation.get_absolute_url())


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add_in_session(request: SignedInRequest, pk: int) -> HttpResponse:
    """As agreed on in a session on which both sides had said yes."""
    kept = Innovation.objects.filter(kept_by(request.user))
    agreed = Session.objects.in_status(*AGREED).filter(innovation__in=kept)
    session = get_object_or_404(agreed.with_names(), pk=pk)
    return _add(request, session, session.innovation, session.get_absolute_url())


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: SignedInRequest, pk: int) -> HttpResponse:
    rows = FollowUp.objects.open().changeable_by(request.user).with_names()
    row = get_object_or_404(rows, pk=pk)
    people = {person.pk: person for person in [row.owner, *_people(row.innovation)]}
    form = FollowUpForm(request.POST or None, people=people.values(), record=row)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data | {"owner": people[form.cleaned_data["owner"]]}
        try:
            if form.guarded(lambda: keeping.change(row, request.user, **typed)):
                messages.success(request, _("Saved."))
                return redirect(row)
        except REFUSALS as refusal:
            form.add_error(*WORDS[type(refusal)])
    context = {"form": form, "row": row, "innovation": row.innovation}
    return render(request, "mentoring/followups/form.html", context, status=form.status)


@login_required
@require_POST
def finish(request: SignedInRequest, pk: int) -> HttpResponse:
    row = _settleable(request, pk)
    keeping.finish(row, request.user)
    messages.success(request, _("Marked as done."))
    return _back(request, row)


@login_required
@require_POST
def reopen(request: SignedInRequest, pk: int) -> HttpResponse:
    row = _settleable(request, pk)
    keeping.reopen(row, request.user)
    messages.success(request, _("Open again."))
    return _back(request, row)


def _add(
    request: SignedInRequest, about: Innovation | Session, innovation: Innovation, back: str
) -> HttpResponse:
    people = {person.pk: person for person in _people(innovation)}
    me = person_of(request.user)
    initial = {"owner": me.pk} if me is not None else {}
    form = FollowUpForm(request.POST or None, people=people.values(), initial=initial)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data | {"owner": people[form.cleaned_data["owner"]]}
        action = f"follow_up:{type(about).__name__.lower()}:{about.pk}"
        try:
            made = act_once(request, action, lambda: keeping.add(about, request.user, **typed).pk)
        except REFUSALS as refusal:
            form.add_error(*WORDS[type(refusal)])
        else:
            row = FollowUp.objects.get(pk=made)
            tell_made(request, action, _("Added."), row, row.get_absolute_url())
            return redirect(back)
    session = about if isinstance(about, Session) else None
    context = {"form": form, "innovation": innovation, "session": session}
    return render(request, "mentoring/followups/form.html", context)


def _people(innovation: Innovation) -> list[Person]:
    return possible_owners(innovation, timezone.localdate())


def _settleable(request: SignedInRequest, pk: int) -> FollowUp:
    return get_object_or_404(FollowUp.objects.settleable_by(request.user), pk=pk)


def _back(request: SignedInRequest, row: FollowUp) -> HttpResponse:
    """To the list in which the button stood."""
    place = request.POST.get("next", "")
    is_ours = place.startswith("/") and url_has_allowed_host_and_scheme(place, allowed_hosts=None)
    return redirect(place if is_ours else row.get_absolute_url())


def _narrowed(request: SignedInRequest) -> tuple[FollowUpFilterForm, FollowUpQuerySet]:
    """What narrows the list, and what is left."""
    shown = _shown(request)
    form = FollowUpFilterForm(request.GET, {"tampil": shown}, is_mentor=is_mentor(request.user))
    found = _in_state(_whose(request, form), shown)
    if words := form.chosen.get("q"):
        found = found.containing(as_meant(words))
    return form, found


def _shown(request: SignedInRequest) -> str:
    shown = request.GET.get("tampil", OPEN)
    return shown if shown in TABS else OPEN


def _whose(request: SignedInRequest, form: FollowUpFilterForm) -> FollowUpQuerySet:
    whose = form.chosen.get("milik")
    if whose == form.ALL:
        return FollowUp.objects.visible_to(request.user)
    if whose == form.TEAMS:
        return FollowUp.objects.of_teams_of(request.user)
    return FollowUp.objects.of(request.user)


def _in_state(rows: FollowUpQuerySet, shown: str) -> FollowUpQuerySet:
    today = timezone.localdate()
    states: dict[str, Callable[[], FollowUpQuerySet]] = {
        OPEN: rows.open,
        OVERDUE: lambda: rows.overdue(today),
        DONE: rows.done,
    }
    return states[shown]()


def _page(request: SignedInRequest, rows: FollowUpQuerySet) -> Any:
    found = rows.for_list(request.user)
    return Paginator(found, PER_PAGE).get_page(request.GET.get("page"))


def _tabs(address: str, shown: str, form: FollowUpFilterForm | None = None) -> list[dict[str, Any]]:
    kept = form.choice if form else ""
    return [
        {"label": label, "url": f"{address}?tampil={name}{kept}", "is_current": name == shown}
        for name, label in TABS.items()
    ]

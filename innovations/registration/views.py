"""Glue for innovations."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from agents.models.people import person_of
from foundation.http import SignedInRequest
from foundation.listing import list_context, list_file
from foundation.once import key_in, once
from foundation.used_forms import said_by, tell_made, was_used
from innovations.history import history_of
from innovations.models import Innovation, Invitation
from innovations.names import near_names
from innovations.narrowing import with_actions
from innovations.panels import panels_for
from innovations.registration import operations
from innovations.registration.forms import InnovationFilterForm, InnovationForm
from innovations.registration.tables import innovation_table

REGISTER = "innovations.register"
REFUSALS = {
    operations.TooManyAwaitingError: (
        None,
        gettext_lazy(
            "Several of your innovations still await confirmation. Wait for an answer, or withdraw "
            "one, before you register another."
        ),
    ),
    operations.ForeignOwnerError: (
        "opd",
        gettext_lazy(
            "Only its innovation admin, somebody who works there, or the clinic may make this the "
            "owner."
        ),
    ),
    operations.WithdrawnError: (None, gettext_lazy("This innovation has been withdrawn.")),
}


@login_required
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    """Those one carries first, then the others one may see; all that match once it is narrowed."""
    form = InnovationFilterForm(request.GET, user=request.user)
    mine = Innovation.objects.carried_by(request.user).select_related("opd")
    rows = form.rows()
    if not form.is_narrowed:
        rows = rows.exclude(pk__in=mine.values("pk"))
    invited = Invitation.objects.to(request.user).pending()
    listed = list_context(request, form, rows, reverse("innovations:list"))
    context = {
        **listed,
        "rows": with_actions(list(listed["page_obj"]), request.user, form.chosen),
        "mine": [] if form.is_narrowed else mine,
        "invitations": invited.select_related("innovation", "invited_by"),
        "awaiting": Innovation.objects.in_charge_of(request.user).awaiting().count(),
    }
    return render(request, "innovations/index.html", context)


@login_required
@require_safe
def index_file(request: SignedInRequest, kind: str) -> HttpResponse:
    """The same rows; those that one carries among them."""
    rows = InnovationFilterForm(request.GET, user=request.user).rows()
    found = rows.prefetch_related("members__person")
    return list_file(kind, "inovasi", found, innovation_table)


@login_required
@require_safe
def detail(request: SignedInRequest, pk: int) -> HttpResponse:
    innovation = _visible(request, pk)
    own = Innovation.objects.filter(pk=pk)
    context = {
        "innovation": innovation,
        "members": innovation.members.select_related("person"),
        "history": history_of(innovation),
        "panels": panels_for(request, innovation) if innovation.is_confirmed else [],
        "may_edit": own.editable_by(request.user).exists(),
        "is_carried": own.carried_by(request.user).exists(),
        "may_confirm": not innovation.is_confirmed and own.in_charge_of(request.user).exists(),
    }
    return render(request, "innovations/detail.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: SignedInRequest) -> HttpResponse:
    form = InnovationForm(request.POST or None, initial={"opd": _own_opd(request)})
    context: dict[str, object] = {"form": form}
    if request.method == "POST" and form.is_valid():
        near = _near(request, form)
        if near:
            context["near"] = near
            form.ask_about_names()
        else:
            made = _made(request, form)
            if made is not None:
                return redirect(made)
    return render(request, "innovations/form.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: SignedInRequest, pk: int) -> HttpResponse:
    innovation = _editable(request, pk)
    form = InnovationForm(request.POST or None, instance=innovation)
    if request.method == "POST" and form.is_valid():
        try:
            is_saved = form.guarded(
                lambda: operations.change(innovation, request.user, **_fields(form))
            )
        except tuple(REFUSALS) as refusal:
            form.add_error(*REFUSALS[type(refusal)])
        else:
            if is_saved:
                changed = Innovation.objects.get(pk=pk)
                messages.success(request, _("Saved.") if changed.is_confirmed else _told(changed))
                return redirect("innovations:detail", pk)
    context = {"form": form, "innovation": innovation}
    return render(request, "innovations/form.html", context, status=form.status)


def _made(request: SignedInRequest, form: InnovationForm) -> Innovation | None:
    """What was registered; None with the refusal in the form."""
    key = key_in(request.POST)
    try:
        pk = once(
            request.user,
            REGISTER,
            key,
            lambda: operations.register(request.user, **_fields(form)).pk,
            said_by(request),
        )
    except tuple(REFUSALS) as refusal:
        form.add_error(*REFUSALS[type(refusal)])
        return None
    made = Innovation.objects.select_related("opd").get(pk=pk)
    tell_made(request, REGISTER, _told(made), made.name, made.get_absolute_url())
    return made


def _told(innovation: Innovation) -> str:
    if innovation.is_confirmed:
        return _("The innovation has been registered.")
    return _(
        "The innovation has been noted and awaits confirmation by its owner. You will be told of the "
        "answer; until then it counts nowhere and mentors do not see it."
    )


def _near(request: SignedInRequest, form: InnovationForm) -> list[Innovation]:
    """Pointed out once: not to whoever has seen them, nor for a form that has been sent before."""
    data = form.cleaned_data
    if data["is_another"] or _was_sent(request):
        return []
    return near_names(request.user, data["name"], data["opd"], data["group_name"])


def _was_sent(request: SignedInRequest) -> bool:
    return was_used(request.user, REGISTER, key_in(request.POST))


def _fields(form: InnovationForm) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in form.Meta.fields}


def _visible(request: SignedInRequest, pk: int) -> Innovation:
    visible = Innovation.objects.visible_to(request.user).select_related("opd")
    return get_object_or_404(visible, pk=pk)


def _editable(request: SignedInRequest, pk: int) -> Innovation:
    editable = Innovation.objects.editable_by(request.user).select_related("opd")
    return get_object_or_404(editable, pk=pk)


def _own_opd(request: SignedInRequest) -> int | None:
    person = person_of(request.user)
    opd = person.primary_opd(timezone.localdate()) if person else None
    return opd.pk if opd else None

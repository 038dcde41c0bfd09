"""Glue for innovations."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from agents.models.people import person_of
from foundation.http import SignedInRequest
from foundation.once import key_in, once
from foundation.text import as_meant
from innovations.models import Innovation, Member
from innovations.panels import panels_for
from innovations.registration import operations
from innovations.registration.forms import InnovationForm, MemberForm


@login_required
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    """Those one carries first, then the others one may see."""
    visible = Innovation.objects.visible_to(request.user).select_related("opd")
    mine = visible.filter(pk__in=Innovation.objects.carried_by(request.user).values("pk"))
    words = as_meant(request.GET.get("q", "")[:100])
    others = visible.exclude(pk__in=mine.values("pk")).filter(name__icontains=words)
    context = {
        "mine": mine,
        "page_obj": Paginator(others, 30).get_page(request.GET.get("page")),
        "q": words,
    }
    return render(request, "innovations/index.html", context)


@login_required
@require_safe
def detail(request: SignedInRequest, pk: int) -> HttpResponse:
    innovation = _visible(request, pk)
    context = {
        "innovation": innovation,
        "members": innovation.members.select_related("person"),
        "panels": panels_for(request, innovation),
        "may_edit": Innovation.objects.editable_by(request.user).filter(pk=pk).exists(),
    }
    return render(request, "innovations/detail.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: SignedInRequest) -> HttpResponse:
    form = InnovationForm(request.POST or None, initial={"opd": _own_opd(request)})
    if request.method == "POST" and form.is_valid():
        key = key_in(request.POST)
        pk = once(request.user, "innovations.register", key, lambda: _registered(request, form))
        messages.success(request, _("The innovation has been registered."))
        return redirect("innovations:detail", pk)
    return render(request, "innovations/form.html", {"form": form})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: SignedInRequest, pk: int) -> HttpResponse:
    innovation = _editable(request, pk)
    form = InnovationForm(request.POST or None, instance=innovation)
    if request.method == "POST" and form.is_valid():
        operations.change(innovation, request.user, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("innovations:detail", pk)
    return render(request, "innovations/form.html", {"form": form, "innovation": innovation})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def members(request: SignedInRequest, pk: int) -> HttpResponse:
    innovation = _editable(request, pk)
    form = MemberForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            who, part = form.cleaned_data["who"], form.cleaned_data["part"]
            operations.add_member(innovation, who, part, request.user)
            messages.success(request, _("Added to the team."))
        except operations.AlreadyMemberError:
            messages.info(request, _("This person is in the team already."))
        return redirect("innovations:members", pk)
    context = {
        "form": form,
        "innovation": innovation,
        "members": innovation.members.select_related("person"),
    }
    return render(request, "innovations/members.html", context)


@login_required
@require_POST
def remove_member(request: SignedInRequest, pk: int, member_id: int) -> HttpResponse:
    innovation = _editable(request, pk)
    member = Member.objects.filter(pk=member_id, innovation=innovation).first()
    try:
        if member is not None:
            operations.remove_member(member, request.user)
        messages.success(request, _("Removed from the team."))
    except operations.LastMemberError:
        messages.error(request, _("Somebody must carry the innovation: add another person first."))
    return redirect("innovations:members", pk)


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


def _registered(request: SignedInRequest, form: InnovationForm) -> int:
    return operations.register(request.user, **form.cleaned_data).pk

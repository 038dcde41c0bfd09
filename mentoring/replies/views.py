"""Glue for one's own templates of messages."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from foundation.http import SignedInRequest
from mentoring.acting import act_once, tell_made
from mentoring.models import MessageTemplate
from mentoring.permissions import is_clinic, is_mentor
from mentoring.replies import operations
from mentoring.replies.forms import TemplateForm

TEMPLATE = "mentoring/replies/index.html"


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: SignedInRequest) -> HttpResponse:
    """Those who answer keep texts here."""
    _only_who_answers(request)
    form = TemplateForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed = {name: form.cleaned_data[name] for name in ("name", "text")}
        try:
            act_once(request, "keep_template", lambda: operations.keep(request.user, **typed).pk)
            url = reverse("mentoring:message_templates")
            tell_made(request, "keep_template", _("The template is kept."), typed["name"], url)
            return redirect(url)
        except operations.TooManyTemplatesError:
            form.add_error(None, _("Fifty templates are the most. Throw one away first."))
    rows = MessageTemplate.objects.of(request.user)
    return render(request, TEMPLATE, {"form": form, "templates": list(rows), "row": None})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: SignedInRequest, pk: int) -> HttpResponse:
    row = _mine(request, pk)
    form = TemplateForm(request.POST or None, record=row)
    if request.method == "POST" and form.is_valid():
        typed = {name: form.cleaned_data[name] for name in ("name", "text")}
        if form.guarded(lambda: operations.change(row, **typed)):
            messages.success(request, _("Saved."))
            return redirect("mentoring:message_templates")
    return render(request, TEMPLATE, {"form": form, "row": row}, status=form.status)


@login_required
@require_POST
def throw_away(request: SignedInRequest, pk: int) -> HttpResponse:
    """Once gone, it stays gone: a second tap says the same."""
    _only_who_answers(request)
    row = MessageTemplate.objects.of(request.user).filter(pk=pk).first()
    if row is None and MessageTemplate.objects.filter(pk=pk).exists():
        raise Http404
    if row is not None:
        operations.throw_away(row)
    messages.success(request, _("Thrown away."))
    return redirect("mentoring:message_templates")


def _mine(request: SignedInRequest, pk: int) -> MessageTemplate:
    _only_who_answers(request)
    return get_object_or_404(MessageTemplate.objects.of(request.user), pk=pk)


def _only_who_answers(request: SignedInRequest) -> None:
    if not (is_mentor(request.user) or is_clinic(request.user)):
        raise Http404

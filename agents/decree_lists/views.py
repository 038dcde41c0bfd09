"""Glue: look at what a list would do, do it; look at who would end, end them."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.auth import user_passes_test

from agents.decree_lists.forms import EndAllForm, ListForm
from agents.decree_lists.operations import acts
from agents.decree_lists.operations.plans import Outcome, Plan, plan
from agents.models import Decree
from agents.registry.forms.base import new_key
from foundation.http import SignedInRequest
from foundation.once import key_in, once
from foundation.used_forms import said_by, used_up, was_other
from foundation.users import AnyUser

APPOINT, END = "agents.appoint_list", "agents.end_list"


def may_appoint(user: AnyUser) -> bool:
    """As for a single appointment: the clinic, by the permissions of its group."""
    return bool(user.has_perms(["agents.add_appointment", "agents.change_appointment"]))


clinic_only = user_passes_test(may_appoint)


@clinic_only
@require_http_methods(["GET", "HEAD", "POST"])
def appoint(request: SignedInRequest, pk: int) -> HttpResponse:
    """The list, then what it would do, then it is done: one address, told apart by `step`."""
    decree = get_object_or_404(Decree, pk=pk)
    step = request.POST.get("step", "")
    sent = request.method == "POST"
    if sent and step == "apply" and _is_done(request, APPOINT, decree):
        return _back(decree)
    initial = {"starts_on": decree.issued_on}
    form = ListForm(request.POST if sent else None, request.FILES or None, initial=initial)
    if not sent or step == "change" or not form.is_valid():
        if step == "change" and form.is_valid():
            form = ListForm(initial={**form.cleaned_data, "text": form.read})
        context = {"form": form, "decree": decree, **_heading(decree, _("Appoint from a list"))}
        return render(request, "agents/decree_lists/list.html", context)
    if step == "apply" and _applied(request, decree, form):
        return _back(decree)
    return _show_plan(request, decree, form, plan(form.entries, decree, *form.days))


def _applied(request: SignedInRequest, decree: Decree, form: ListForm) -> bool:
    """Whether it is done; else the words of the refusal stand above the plan."""
    try:
        number = once(
            request.user,
            APPOINT,
            key_in(request.POST),
            lambda: acts.appoint_list(
                decree,
                form.read,
                *form.days,
                request.user,
                seen=request.POST.get("seen", ""),
                leaves_out_bad_rows=request.POST.get("rows") == "good",
            ),
            said_by(request),
        )
    except acts.OtherPlanError:
        messages.error(
            request,
            _("The registry has changed since you looked. Below is what would happen now."),
        )
    except acts.BadRowsError:
        messages.error(request, _("Nothing was done: some rows are wrong."))
    except acts.NothingToDoError:
        messages.error(request, _("There is nothing to do: no row changes anything."))
    else:
        told = ngettext(
            "%(count)s appointment was made or changed.",
            "%(count)s appointments were made or changed.",
            number,
        )
        messages.success(request, told % {"count": number})
        return True
    return False


def _show_plan(
    request: SignedInRequest, decree: Decree, form: ListForm, made: Plan
) -> HttpResponse:
    context = {
        "decree": decree,
        "form": form,
        "plan": made,
        "counts": [
            (_("new"), len(made.of(Outcome.NEW))),
            (_("other last day"), len(made.of(Outcome.CHANGED))),
            (_("so already"), len(made.of(Outcome.SAME))),
            (_("twice in the list"), len(made.of(Outcome.REPEATED))),
            (_("refused"), len(made.refused)),
        ],
        "key": new_key(),
        **_heading(decree, _("What the list would do")),
    }
    return render(request, "agents/decree_lists/plan.html", context)


@clinic_only
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: SignedInRequest, pk: int) -> HttpResponse:
    """Who would end with a day and what stays open, then it is done."""
    decree = get_object_or_404(Decree, pk=pk)
    sent = request.method == "POST"
    applies = request.POST.get("step") == "apply"
    if applies and _is_done(request, END, decree):
        return _back(decree)
    form = EndAllForm(request.POST if sent else None, initial={"on": timezone.localdate()})
    is_valid = sent and form.is_valid()
    if is_valid and applies and _ended(request, decree, form):
        return _back(decree)
    on = form.cleaned_data["on"] if is_valid else timezone.localdate()
    context = {
        "decree": decree,
        "form": form,
        "on": on,
        "endings": acts.endings(decree, on),
        "is_asked": is_valid,
        "key": new_key(),
        **_heading(decree, _("End all appointments of this decree")),
    }
    return render(request, "agents/decree_lists/end.html", context)


def _ended(request: SignedInRequest, decree: Decree, form: EndAllForm) -> bool:
    data = form.cleaned_data
    try:
        number = once(
            request.user,
            END,
            key_in(request.POST),
            lambda: acts.end_all(
                decree, data["on"], data["reason"], request.user, seen=request.POST.get("seen", "")
            ),
            said_by(request),
        )
    except acts.OtherPlanError:
        messages.error(
            request,
            _("The registry has changed since you looked. Below is what would happen now."),
        )
        return False
    except acts.NothingToDoError:
        messages.error(request, _("Nothing of this decree lasts longer than that day."))
        return False
    told = ngettext(
        "%(count)s appointment has its last day.",
        "%(count)s appointments have their last day.",
        number,
    )
    messages.success(request, told % {"count": number})
    return True


def _is_done(request: SignedInRequest, action: str, decree: Decree) -> bool:
    """Whether this very form was sent before and said something else; then that is said."""
    is_other = was_other(request.user, action, key_in(request.POST), said_by(request))
    if is_other:
        url = reverse("registry_decrees:inspect", args=[decree.pk])
        messages.warning(request, used_up(decree, url))
    return is_other


def _back(decree: Decree) -> HttpResponse:
    return redirect("registry_decrees:inspect", decree.pk)


def _heading(decree: Decree, title: str) -> dict[str, Any]:
    return {
        "header_title": title,
        "header_icon": "group",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": reverse("registry_decrees:index"), "label": _("Decrees")},
            {"url": reverse("registry_decrees:inspect", args=[decree.pk]), "label": str(decree)},
            {"url": "", "label": title},
        ],
    }

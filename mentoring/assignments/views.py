"""Who accompanies whom; the clinic assigns, hands over and ends."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from agents.models import Opd
from foundation.http import SignedInRequest
from foundation.listing import list_context, list_file
from foundation.stale import StaleError
from foundation.text import number_in
from innovations.models import Innovation
from mentoring.acting import act_once, tell_made
from mentoring.assignments import operations as assignments
from mentoring.assignments import rules
from mentoring.assignments.candidates import Candidates
from mentoring.assignments.forms import (
    AssignForm,
    AssignmentFilterForm,
    AssignToForm,
    CandidateFilterForm,
    EndForm,
    HandOverForm,
    WithMentorForm,
)
from mentoring.assignments.reasons import NotOffered, Offered
from mentoring.assignments.refusals import REFUSALS, words
from mentoring.assignments.tables import assignment_table
from mentoring.models import Assignment
from mentoring.permissions import is_clinic
from mentoring.sessions.views.sessions import tabs

# Shown at once, and folded below with those who cannot be assigned; for others one looks by name.
FITTEST, MOST = 8, 60


def clinic_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @login_required
    @wraps(view)
    def guarded(request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not is_clinic(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


@login_required
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    today = timezone.localdate()
    form = AssignmentFilterForm(request.GET, user=request.user)
    context = {
        **list_context(request, form, form.rows(today), reverse("mentoring:assignments")),
        "is_clinic": is_clinic(request.user),
        "today": today,
        "tabs": tabs(request, "assignments"),
    }
    return render(request, "mentoring/assignments/index.html", context)


@login_required
@require_safe
def index_file(request: SignedInRequest, kind: str) -> HttpResponse:
    form = AssignmentFilterForm(request.GET, user=request.user)
    rows = form.rows(timezone.localdate())
    return list_file(kind, "pendampingan", rows, assignment_table)


@require_http_methods(["GET", "HEAD", "POST"])
@clinic_only
def assign_to(request: SignedInRequest, pk: int) -> HttpResponse:
    """Who shall accompany this innovation: all who may, the fittest first, and why others may not."""
    found = Innovation.objects.confirmed().select_related("opd")
    innovation = get_object_or_404(found, pk=pk)
    form = AssignToForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = _done(request, form, f"assign_to:{pk}", lambda *args: _assigned(innovation, *args))
        if done:
            made = Assignment.objects.with_names().get(pk=done["assignment"])
            told = _("The mentor has been assigned.")
            tell_made(request, f"assign_to:{pk}", told, made, reverse("mentoring:assignments"))
            return redirect(innovation)
    context = {"innovation": innovation, **_choice(request, Candidates(innovation, form.day), form)}
    return render(request, "mentoring/assignments/assign_to.html", context)


def _choice(
    request: SignedInRequest,
    candidates: Candidates,
    form: WithMentorForm,
    kept: dict[str, str] | None = None,
) -> dict[str, Any]:
    vocabulary = [(each.pk, each.name) for each in candidates.vocabulary]
    named = [each.pk for each in candidates.named_skills]
    narrow = CandidateFilterForm(request.GET, vocabulary, named, kept)
    candidates.ask_for(narrow.skills)
    allowed, excluded = candidates.named(narrow.words)
    sent = number_in(request.POST.get("mentor", ""))
    chosen = sent or next((each.appointment.pk for each in allowed if not each.is_doubtful), None)
    return {
        "form": form,
        "narrow": narrow,
        "skills": candidates.skills,
        "allowed": [Offered(each) for each in allowed[:FITTEST]],
        "others": [Offered(each) for each in allowed[FITTEST:MOST]],
        "excluded": [NotOffered(each) for each in excluded[:MOST]],
        "left_out": max(len(allowed) - MOST, 0) + max(len(excluded) - MOST, 0),
        "chosen": chosen,
    }


@require_http_methods(["GET", "HEAD", "POST"])
@clinic_only
def assign(request: SignedInRequest) -> HttpResponse:
    """First what is to be accompanied, then who fits: an innovation has a page of its own."""
    innovation = number_in(request.GET.get("inovasi", ""))
    if request.method != "POST" and innovation is not None:
        return redirect("mentoring:assign_to", innovation)
    form = AssignForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.subject is not None:
        subject = form.subject
        done = _done(request, form, "assign", lambda *args: _assigned(subject, *args))
        if done:
            made = Assignment.objects.with_names().get(pk=done["assignment"])
            told = _("The mentor has been assigned.")
            tell_made(request, "assign", told, made, reverse("mentoring:assignments"))
            return redirect("mentoring:assignments")
    return _assign_page(request, form)


def _assign_page(request: SignedInRequest, form: AssignForm) -> HttpResponse:
    subject = form.subject or _opd_asked_for(request)
    if subject is None:
        return render(request, "mentoring/assignments/subject.html", {"form": form})
    if isinstance(subject, Innovation):
        choice = _choice(request, Candidates(subject, form.day), form)
        context = {"innovation": subject, "is_named": True, **choice}
    else:
        kept = {"opd": str(subject.pk)}
        context = {"opd": subject, **_choice(request, Candidates(subject, form.day), form, kept)}
    return render(request, "mentoring/assignments/assign_to.html", context)


def _opd_asked_for(request: SignedInRequest) -> Opd | None:
    pk = number_in(request.GET.get("opd", ""))
    return Opd.objects.in_force(timezone.localdate()).filter(pk=pk or 0).first()


@require_http_methods(["GET", "HEAD", "POST"])
@clinic_only
def hand_over(request: SignedInRequest, pk: int) -> HttpResponse:
    """Who shall go on: all who may, the fittest first, and why others may not."""
    assignment = _running(pk)
    today = {"on": timezone.localdate()}
    form = HandOverForm(request.POST or None, record=assignment, initial=today)
    if request.method == "POST" and form.is_valid():
        kept = _done(request, form, f"hand_over:{pk}", lambda *args: _handed(assignment, *args))
        if kept is not None:
            _tell_hand_over(request, pk, kept["kept"])
            return redirect("mentoring:assignments")
    candidates = Candidates(assignment.subject, form.day, assignment.mentor)
    context = {"assignment": assignment, **_choice(request, candidates, form)}
    return render(request, "mentoring/assignments/hand_over.html", context, status=form.status)


@require_http_methods(["GET", "HEAD", "POST"])
@clinic_only
def end(request: SignedInRequest, pk: int) -> HttpResponse:
    assignment = _running(pk)
    today = {"on": timezone.localdate()}
    form = EndForm(request.POST or None, record=assignment, initial=today)
    if request.method == "POST" and form.is_valid():
        last = form.cleaned_data
        try:
            if form.guarded(lambda: assignments.end_assignment(assignment, request.user, **last)):
                messages.success(request, _("The assignment has been ended."))
                return redirect("mentoring:assignments")
        except REFUSALS as refusal:
            form.add_error(None, words(refusal))
    context = {"form": form, "assignment": assignment}
    return render(request, "mentoring/assignments/end.html", context, status=form.status)


def _running(pk: int) -> Assignment:
    return get_object_or_404(Assignment.objects.with_names(), pk=pk)


Act = Callable[[SignedInRequest, Any], dict[str, Any]]


def _done(
    request: SignedInRequest, form: WithMentorForm, action: str, act: Act
) -> dict[str, Any] | None:
    """The answer of `act`, or None with the refusal in the form."""
    try:
        answer: dict[str, Any] = act_once(request, action, lambda: act(request, form))
    except StaleError:
        """Both texts stand in the form."""
    except rules.SameUnitError:
        form.ask_about_unit()
    except REFUSALS as refusal:
        form.add_error("mentor", words(refusal))
    else:
        return answer
    return None


def _assigned(
    subject: Innovation | Opd, request: SignedInRequest, form: WithMentorForm
) -> dict[str, Any]:
    data = form.cleaned_data
    names = ("starts_on", "ends_on", "note", "accepts_same_unit")
    made = assignments.assign(
        data["mentor"], subject, request.user, **{name: data[name] for name in names}
    )
    return {"assignment": made.pk}


def _handed(assignment: Assignment, request: SignedInRequest, form: HandOverForm) -> dict[str, Any]:
    data = form.cleaned_data
    form.refuse_stale()
    names = ("on", "note", "accepts_same_unit")
    result = assignments.hand_over(
        assignment, data["mentor"], request.user, **{name: data[name] for name in names}
    )
    return {"kept": len(result.kept)}


def _tell_hand_over(request: SignedInRequest, pk: int, kept: int) -> None:
    made = Assignment.objects.with_names().filter(handed_over_from=pk).first()
    told = _(
        "Handed over. Coming sessions and what else was open have passed to the successor; everybody"
        " concerned has been told."
    )
    tell_made(request, f"hand_over:{pk}", told, made, reverse("mentoring:assignments"))
    if kept:
        told = ngettext(
            "%(count)s session stays with the predecessor: the successor is busy then, or no longer"
            " appointed.",
            "%(count)s sessions stay with the predecessor: the successor is busy then, or no longer"
            " appointed.",
            kept,
        )
        messages.warning(request, told % {"count": kept})

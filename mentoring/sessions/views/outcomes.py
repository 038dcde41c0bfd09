"""Report on a session; what was promised, and done."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from agents.models import Person
from foundation.http import SignedInRequest
from mentoring.acting import act_once, tell_made
from mentoring.models import ActionItem, Session
from mentoring.sessions.forms.outcomes import ActionItemForm, ReportForm
from mentoring.sessions.operations import outcomes


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: SignedInRequest, pk: int) -> HttpResponse:
    session = _reportable(request, pk)
    people = _people(session)
    form = ReportForm(request.POST or None, people=people, record=session)
    if request.method == "POST" and form.is_valid():
        came = form.cleaned_data
        if form.guarded(lambda: outcomes.report(session, request.user, **came)):
            messages.success(request, _("Saved."))
            return redirect("mentoring:session", pk)
    context = {"session": session, "form": form}
    return render(request, "mentoring/sessions/report.html", context, status=form.status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add_item(request: SignedInRequest, pk: int) -> HttpResponse:
    session = _reportable(request, pk)
    people = {person.pk: person for person in _people(session)}
    form = ActionItemForm(request.POST or None, people=people.values())
    if request.method == "POST" and form.is_valid():
        item = form.cleaned_data | {"owner": people[form.cleaned_data["owner"]]}
        action = f"item:{pk}"
        made = act_once(
            request, action, lambda: outcomes.add_action_item(session, request.user, **item).pk
        )
        made = ActionItem.objects.get(pk=made)
        tell_made(request, action, _("Added."), made, session.get_absolute_url())
        return redirect("mentoring:session", pk)
    return render(request, "mentoring/sessions/item.html", {"session": session, "form": form})


@login_required
@require_POST
def finish_item(request: SignedInRequest, pk: int) -> HttpResponse:
    """Whoever takes part may say that it is done."""
    own = ActionItem.objects.filter(session__in=Session.objects.of(request.user))
    item = get_object_or_404(own.select_related("session"), pk=pk)
    outcomes.finish_action_item(item, request.user)
    messages.success(request, _("Marked as done."))
    return redirect("mentoring:session", item.session_id)


def _reportable(request: SignedInRequest, pk: int) -> Session:
    return get_object_or_404(Session.objects.reportable_by(request.user).with_names(), pk=pk)


def _people(session: Session) -> list[Person]:
    """The mentor, who booked, and the innovation's people."""
    members = [member.person for member in session.innovation.members.select_related("person")]
    return list(dict.fromkeys([*session.attendees, *members]))

"""Report on a session."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from agents.models import Person
from foundation.http import SignedInRequest
from mentoring.models import Session
from mentoring.sessions.forms.outcomes import ReportForm
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


def _reportable(request: SignedInRequest, pk: int) -> Session:
    return get_object_or_404(Session.objects.reportable_by(request.user).with_names(), pk=pk)


def _people(session: Session) -> list[Person]:
    """The mentor, who booked, and the innovation's people."""
    members = [member.person for member in session.innovation.members.select_related("person")]
    return list(dict.fromkeys([*session.attendees, *members]))

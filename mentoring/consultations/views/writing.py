"""A mentor writes to the team of an innovation that she accompanies."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from foundation.http import SignedInRequest
from innovations.models import Innovation
from mentoring.acting import act_once, tell_made
from mentoring.consultations.forms import TeamMessageForm
from mentoring.consultations.operations.writing import write_to_team
from mentoring.consultations.views.talking import refusals_beside
from mentoring.models import Consultation
from mentoring.models.followups import accompanied_by


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: SignedInRequest, pk: int) -> HttpResponse:
    mine = Innovation.objects.confirmed().filter(accompanied_by(request.user))
    innovation = get_object_or_404(mine.select_related("opd"), pk=pk)
    form = TeamMessageForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        with refusals_beside(form):
            key = f"write:{pk}"
            made_pk = act_once(request, key, lambda: _written(request, innovation, form))
            made = Consultation.objects.get(pk=made_pk)
            told = _("Your message has been sent to the team.")
            tell_made(request, key, told, made.subject, made.get_absolute_url())
            return redirect("mentoring:consultation", made_pk)
    team = [each.person for each in innovation.members.select_related("person")]
    context = {"form": form, "innovation": innovation, "team": team}
    return render(request, "mentoring/consultations/write.html", context)


def _written(request: SignedInRequest, innovation: Innovation, form: TeamMessageForm) -> int:
    data = form.cleaned_data
    made = write_to_team(
        request.user,
        innovation,
        subject=data["subject"],
        text=data["text"],
        uploads=data["attachments"],
    )
    return made.pk

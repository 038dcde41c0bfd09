"""Ask, and see one's questions and those that wait."""

from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from foundation.http import SignedInRequest
from foundation.listing import list_context, list_file
from foundation.text import number_in
from mentoring.acting import act_once, tell_made
from mentoring.app_settings import app_settings
from mentoring.consultations.forms import ConsultationFilterForm, QuestionForm
from mentoring.consultations.operations.talking import open_consultation
from mentoring.consultations.tables import consultation_table
from mentoring.consultations.views.talking import refusals_beside
from mentoring.models import Consultation
from mentoring.models.consultations import overdue_before
from mentoring.permissions import is_clinic, is_mentor

TABS = {
    "menunggu": gettext_lazy("Awaiting an answer"),
    "semua": gettext_lazy("All"),
    "selesai": gettext_lazy("Answered"),
}


@login_required
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    """Whoever answers begins with what waits, whoever asks with what is new."""
    form = _narrowed(request)
    shown = form.kept["tampil"]
    context = {
        **list_context(request, form, form.rows(), reverse("mentoring:consultations")),
        "tabs": _tabs(shown, form),
        "shown": shown,
        "overdue_before": overdue_before(timezone.localdate()),
    }
    return render(request, "mentoring/consultations/index.html", context)


@login_required
@require_safe
def index_file(request: SignedInRequest, kind: str) -> HttpResponse:
    return list_file(kind, "konsultasi", _narrowed(request).rows(), consultation_table)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: SignedInRequest) -> HttpResponse:
    initial = {"innovation": request.GET.get("inovasi")}
    form = QuestionForm(
        request.POST or None, request.FILES or None, initial=initial, user=request.user
    )
    if request.method == "POST" and form.is_valid():
        with refusals_beside(form):
            pk = act_once(request, "ask", lambda: _asked(request, form))
            made = Consultation.objects.get(pk=pk)
            told = _("Your question has been sent.")
            tell_made(request, "ask", told, made.subject, made.get_absolute_url())
            return redirect("mentoring:consultation", pk)
    context = {"form": form, "days": app_settings.ANSWER_WITHIN_DAYS}
    return render(request, "mentoring/consultations/ask.html", context)


def _asked(request: SignedInRequest, form: QuestionForm) -> int:
    data = form.cleaned_data
    made = open_consultation(
        request.user,
        subject=data["subject"],
        text=data["text"],
        innovation=data["innovation"],
        uploads=data["attachments"],
    )
    return made.pk


def _narrowed(request: SignedInRequest) -> ConsultationFilterForm:
    """The list of the tab, of one innovation with ?inovasi=, narrowed further by the form."""
    answers = is_mentor(request.user) or is_clinic(request.user)
    shown = request.GET.get("tampil", "")
    if shown not in TABS:
        shown = "menunggu" if answers else "semua"
    kept, found = {"tampil": shown}, Consultation.objects.for_list(request.user)
    innovation = number_in(request.GET.get("inovasi", ""))
    if innovation is not None:
        found = found.filter(innovation_id=innovation)
        kept["inovasi"] = str(innovation)
    if shown == "selesai":
        found = found.closed().order_by("-closed_at", "-pk")
    elif shown == "semua" and not answers:
        found = found.latest_news_first()
    else:
        found = found.longest_waiting_first()
        found = found.waiting() if shown == "menunggu" else found
    return ConsultationFilterForm(request.GET, kept, user=request.user, among=found)


def _tabs(shown: str, form: ConsultationFilterForm) -> list[dict[str, Any]]:
    address = reverse("mentoring:consultations")
    return [
        {
            "label": label,
            "url": f"{address}?{urlencode({**form.kept, 'tampil': name})}{form.choice}",
            "is_current": name == shown,
        }
        for name, label in TABS.items()
    ]

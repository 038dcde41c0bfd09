"""Ask, and see one's questions and those that wait."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from foundation.http import SignedInRequest
from mentoring.acting import act_once, tell_made
from mentoring.app_settings import app_settings
from mentoring.consultations.forms import QuestionForm
from mentoring.consultations.operations.talking import open_consultation
from mentoring.consultations.views.talking import refusals_beside
from mentoring.models import Consultation
from mentoring.models.consultations import overdue_before
from mentoring.permissions import is_clinic, is_mentor

PER_PAGE = 30
TABS = {
    "menunggu": gettext_lazy("Awaiting an answer"),
    "semua": gettext_lazy("All"),
    "selesai": gettext_lazy("Answered"),
}


@login_required
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    """Whoever answers begins with what waits, whoever asks with what is new."""
    answers = is_mentor(request.user) or is_clinic(request.user)
    shown = request.GET.get("tampil", "")
    if shown not in TABS:
        shown = "menunggu" if answers else "semua"
    found = Consultation.objects.for_list(request.user)
    if shown == "selesai":
        found = found.closed().order_by("-closed_at", "-pk")
    elif shown == "semua" and not answers:
        found = found.latest_news_first()
    else:
        found = found.longest_waiting_first()
        found = found.waiting() if shown == "menunggu" else found
    context = {
        "page_obj": Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
        "tabs": _tabs(shown),
        "shown": shown,
        "overdue_before": overdue_before(timezone.localdate()),
    }
    return render(request, "mentoring/consultations/index.html", context)


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


def _tabs(shown: str) -> list[dict[str, Any]]:
    address = reverse("mentoring:consultations")
    return [
        {"label": label, "url": f"{address}?tampil={name}", "is_current": name == shown}
        for name, label in TABS.items()
    ]

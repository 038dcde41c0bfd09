"""Which lessons and guides are not understood: the first answers to their checks, for editors."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from wagtail.admin.menu import MenuItem

from assessments.bank.permissions import may_use_bank
from assessments.bank.views import staff_only
from assessments.bank.viewsets.questions import NAME as QUESTIONS
from assessments.models import CheckTry, Question

PER_PAGE = 30
# Figures of fewer people could be read as those of one of them.
LEAST = 5


@dataclass(frozen=True)
class Understood:
    """Of a page, or of one question on it: `right` of `tries` first answers, by `people`."""

    title: str
    url: str
    people: int
    tries: int
    right: int
    questions: list["Understood"] = field(default_factory=list)

    @property
    def percent(self) -> float:
        return 100 * self.right / self.tries


@staff_only
@require_safe
def understanding(request: HttpRequest) -> HttpResponse:
    rows = CheckTry.objects.understood("page", "page__title", least=LEAST)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("p"))
    context = {"rows": pages_with_questions(page), "page": page, "least": LEAST}
    return render(request, "assessments/bank/understanding.html", context)


def pages_with_questions(rows: Any) -> list[Understood]:
    """Two queries, however many there are. A question that fewer than LEAST answered is left out."""
    rows = list(rows)
    mine = CheckTry.objects.filter(page__in=[each["page"] for each in rows])
    asked = list(mine.understood("page", "version__question", least=LEAST))
    named = Question.objects.with_latest().in_bulk({each["version__question"] for each in asked})
    questions = defaultdict(list)
    for each in asked:
        key = each["version__question"]
        address = reverse(f"{QUESTIONS}:inspect", args=[key])
        questions[each["page"]].append(_understood(each, str(named[key]), address))
    return [
        _understood(
            each,
            each["page__title"],
            reverse("wagtailadmin_pages:edit", args=[each["page"]]),
            questions[each["page"]],
        )
        for each in rows
    ]


def _understood(
    row: dict[str, Any], title: str, url: str, questions: list[Understood] | None = None
) -> Understood:
    return Understood(title, url, row["people"], row["tries"], row["right"], questions or [])


class UnderstandingMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_use_bank(request.user)


def understanding_item() -> UnderstandingMenuItem:
    address = reverse_lazy("understanding:index")
    return UnderstandingMenuItem(
        _("What is understood"), address, name="understanding", icon_name="help", order=800
    )

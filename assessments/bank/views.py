"""Glue: a question as a learner would see it."""

import hashlib

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe
from wagtail.admin.auth import user_passes_test

from assessments.bank.permissions import may_use_bank
from assessments.kinds.numbers import percent_of
from assessments.models import Question, QuestionVersion
from assessments.screens import html_of, screen
from foundation.text import number_in

staff_only = user_passes_test(may_use_bank)
CHECK = "periksa"


@staff_only
@require_safe
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Nothing is stored: what was tried stands in the address."""
    question = get_object_or_404(Question.objects.select_related("category"), pk=pk)
    version = _version(question, request.GET.get("versi", ""))
    rules, payload = question.rules, version.payload
    order = shuffled(version, rules.pieces(payload))
    addresses = version.addresses()
    response = rules.answered(payload, request.GET, order)
    context = {
        "question": question,
        "version": version,
        "screen": screen(rules, payload, request.GET, order=order, addresses=addresses),
        "asks": rules.shape != "description",
        "hints": [html_of(each["text"], addresses) for each in payload["hints"]],
        "check": CHECK,
        "is_by_hand": rules.is_by_hand,
        "is_marked": rules.is_marked,
    }
    if CHECK in request.GET:
        fraction = rules.grade(payload, response)
        context |= {
            "is_checked": True,
            "is_answered": response is not None,
            "percent": None if fraction is None else percent_of(fraction),
            "told": [html_of(each, addresses) for each in rules.told(payload, response)],
            "feedback": html_of(payload["feedback"], addresses),
        }
    return render(request, "assessments/questions/preview.html", context)


def _version(question: Question, asked: str) -> QuestionVersion:
    if not asked:
        return question.latest
    n = number_in(asked)
    found = question.versions.filter(n=n).first() if n is not None and n < 2**31 else None
    if found is None:
        raise Http404
    return found


def shuffled(version: QuestionVersion, count: int) -> list[int]:
    """An order that stays the same while one tries a version."""

    def rank(place: int) -> bytes:
        return hashlib.sha256(f"{version.pk}.{place}".encode()).digest()

    return sorted(range(count), key=rank)

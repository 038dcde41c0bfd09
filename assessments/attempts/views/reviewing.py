"""Glue: what became of an attempt, and the pictures of its questions."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from agents.reporting.permissions import sees_all_reports
from assessments.attempts.pages import asked_on, seen_by_learner
from assessments.attempts.standing import passes
from assessments.masks import OpaqueMask
from assessments.models import Attempt, AttemptSlot, VersionFile
from assessments.review import Thing
from foundation.files.ranges import part_of
from foundation.http import SignedInRequest
from foundation.models import PrivateFile


@login_required
@require_safe
def review(request: SignedInRequest, pk: int) -> HttpResponse:
    """For its learner what she may see now; for whoever grades all of it; for whoever answers for
    the learner the result alone."""
    rows = Attempt.objects.visible_to(request.user).select_related(
        "revision", "quiz", "enrollment__person"
    )
    attempt: Attempt = get_object_or_404(rows, pk=pk)
    is_mine = attempt.enrollment.person.user_id == request.user.pk
    if attempt.is_open and is_mine:
        return redirect("assessments:page", attempt.pk, attempt.reached + 1)
    seen = _seen(request, attempt, is_mine=is_mine)
    asked = []
    if Thing.ATTEMPT in seen:
        slots = attempt.slots.select_related("version__question").prefetch_related("marks")
        asked = asked_on(attempt, slots, seen)
    context = {
        "attempt": attempt,
        "quiz": attempt.quiz,
        "course": attempt.quiz.course,
        "asked": asked,
        "seen": seen,
        "is_mine": is_mine,
        "is_passed": passes(attempt.quiz, attempt.percent),
        "may_help": not is_mine and sees_all_reports(request.user),
    }
    return render(request, "assessments/attempts/review.html", context)


def _seen(request: SignedInRequest, attempt: Attempt, *, is_mine: bool) -> set[str]:
    if is_mine:
        return seen_by_learner(attempt, attempt.quiz, timezone.now())
    if Attempt.objects.gradable_by(request.user).filter(pk=attempt.pk).exists():
        return set(Thing.values)
    return {Thing.OVERALL.value, Thing.MAX_MARKS.value}


@login_required
@require_safe
def picture(request: SignedInRequest, pk: int, n: int, name: str) -> HttpResponseBase:
    """A file of a question, for its learner and whoever grades: its address and its name here tell
    nothing."""
    shown = Attempt.objects.of(request.user) | Attempt.objects.gradable_by(request.user)
    slot = get_object_or_404(AttemptSlot, attempt__in=shown.values("pk"), attempt=pk, n=n)
    mask = OpaqueMask(slot.salt)
    rows = VersionFile.objects.filter(version=slot.version_id).select_related("file")
    found = next((each.file for each in rows if mask.picture(each.name) == name), None)
    if found is None:
        raise Http404
    return sent_file(request, found)


def sent_file(request: HttpRequest, found: PrivateFile) -> HttpResponseBase:
    """A file of a question, under an address that tells nothing of it."""
    response = part_of(request, found.file.open("rb"), found.size, found.content_type)
    response["Content-Disposition"] = "attachment"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, max-age=3600"
    return response

"""Glue: a drafted quiz as a learner would meet it, all on one page. Nothing is stored, so that no
preview ever enters a statistic."""

from django.core.signing import BadSignature
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods
from wagtail.admin.auth import user_passes_test

from assessments.attempts import unsaved
from assessments.attempts.grading import add_up
from assessments.attempts.laying import lay_out
from assessments.attempts.pages import asked_on
from assessments.bank.permissions import may_use_bank
from assessments.models import QuizPage
from assessments.quizzes.revisions import content_of
from assessments.review import Thing

SALT = "assessments.trying"


@user_passes_test(may_use_bank)
@require_http_methods(["GET", "HEAD", "POST"])
def trial(request: HttpRequest, pk: int) -> HttpResponse:
    page = get_object_or_404(QuizPage, pk=pk)
    if not page.permissions_for_user(request.user).can_edit():
        raise Http404
    quiz: QuizPage = page.get_latest_revision_as_object()
    attempt = unsaved.unsaved_attempt(content_of(quiz), quiz)
    if request.method == "POST":
        try:
            slots = unsaved.drawn_before(attempt, request.POST.get(unsaved.DRAWN, ""), SALT)
        except BadSignature as error:
            raise Http404 from error
        unsaved.read_answers(slots, request.POST)
        add_up(attempt, slots)
        unsaved.close(attempt)
        seen = set(Thing.values)
    else:
        slots, seen = lay_out(attempt, attempt.revision.content, ()), set[str]()
    context = {
        "quiz": quiz,
        "attempt": attempt,
        "asked": asked_on(attempt, slots, seen),
        "drawn": unsaved.signed(slots, SALT),
        "is_graded": request.method == "POST",
    }
    return render(request, "assessments/quizzes/trial.html", context)

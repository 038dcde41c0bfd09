"""Glue: a drafted quiz as a learner would meet it, all on one page. Nothing is stored, so that no
preview ever enters a statistic: what was drawn stands in the form, signed."""

from decimal import Decimal
from typing import Any

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods
from wagtail.admin.auth import user_passes_test

from assessments.attempts.grading import add_up, is_graded, put_share, share_for
from assessments.attempts.laying import lay_out
from assessments.attempts.pages import asked_on
from assessments.attempts.reading import given_in
from assessments.bank.permissions import may_use_bank
from assessments.choices import State
from assessments.masks import form_of
from assessments.models import Attempt, AttemptSlot, QuestionVersion, QuizPage, QuizRevision
from assessments.quizzes.revisions import content_of
from assessments.review import Thing

SALT = "assessments.trying"
DRAWN = "undian"


@user_passes_test(may_use_bank)
@require_http_methods(["GET", "HEAD", "POST"])
def trial(request: HttpRequest, pk: int) -> HttpResponse:
    page = get_object_or_404(QuizPage, pk=pk)
    if not page.permissions_for_user(request.user).can_edit():
        raise Http404
    quiz: QuizPage = page.get_latest_revision_as_object()
    attempt = _attempt(quiz)
    if request.method == "POST":
        slots = _drawn_before(attempt, request.POST.get(DRAWN, ""))
        _grade(attempt, slots, request)
        seen = set(Thing.values)
    else:
        slots, seen = lay_out(attempt, attempt.revision.content, ()), set[str]()
    context = {
        "quiz": quiz,
        "attempt": attempt,
        "asked": asked_on(attempt, slots, seen),
        "drawn": _signed(slots),
        "is_graded": request.method == "POST",
    }
    return render(request, "assessments/quizzes/trial.html", context)


def _attempt(quiz: QuizPage) -> Attempt:
    revision = QuizRevision(quiz=quiz, n=0, content=content_of(quiz))
    # A key that no attempt has: addresses of pictures are made of it, and lead nowhere.
    return Attempt(pk=0, quiz=quiz, revision=revision, n=1, started_at=timezone.now())


def _signed(slots: list[AttemptSlot]) -> str:
    facts = [
        (each.version_id, each.order, str(each.max_mark), each.salt, each.heading, each.number)
        for each in slots
    ]
    return signing.dumps(facts, salt=SALT, compress=True)


def _drawn_before(attempt: Attempt, signed: str) -> list[AttemptSlot]:
    try:
        facts = signing.loads(signed, salt=SALT)
    except signing.BadSignature as error:
        raise Http404 from error
    rows = QuestionVersion.objects.select_related("question")
    versions = rows.in_bulk({each[0] for each in facts})
    return [_slot(attempt, at, fact, versions[fact[0]]) for at, fact in enumerate(facts, start=1)]


def _slot(attempt: Attempt, n: int, fact: Any, version: QuestionVersion) -> AttemptSlot:
    _key, order, mark, salt, heading, number = fact
    return AttemptSlot(
        attempt=attempt,
        n=n,
        version=version,
        order=order,
        max_mark=Decimal(mark),
        salt=salt,
        heading=heading,
        number=number,
    )


def _grade(attempt: Attempt, slots: list[AttemptSlot], request: HttpRequest) -> None:
    given = {each.n: each.sent for each in given_in(request.POST, slots)}
    for slot in slots:
        slot.sent = given.get(slot.n, {})
        rules, payload = slot.version.question.rules, slot.version.payload
        slot.response = rules.answered(payload, form_of(slot.sent), slot.order)
        if is_graded(slot):
            put_share(slot, share_for(slot, slot.response))
    add_up(attempt, slots)
    attempt.state = State.FINISHED

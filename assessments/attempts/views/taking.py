"""Glue: begin, answer page by page, hand in. Works without JavaScript."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from assessments.attempts import operations
from assessments.attempts.operations.closing import has_run_out
from assessments.attempts.pages import Asked, asked_on, seen_by_learner
from assessments.attempts.reading import given_in, new_sheet, sheet_in
from assessments.attempts.sentences import refused
from assessments.attempts.standing import Standing
from assessments.choices import Behaviour, Navigation, State
from assessments.masks import OpaqueMask
from assessments.models import Attempt, AttemptSlot, QuizPage
from courses.models import ActivityPage
from foundation.calendar import local_time
from foundation.files.refusals import FileRefusedError
from foundation.http import SignedInRequest
from foundation.text import number_in

STEP = "ke"


@login_required
@require_POST
def start(request: SignedInRequest, quiz_id: int) -> HttpResponse:
    readable = ActivityPage.objects.listed_for(request.user)
    quiz: QuizPage = get_object_or_404(QuizPage, pk=quiz_id, pk__in=readable.values("pk"))
    try:
        attempt = operations.start(request.user, quiz, code=request.POST.get("code", ""))
    except operations.NotEnrolledError:
        messages.info(request, _("Enroll in this course to take its quizzes."))
        return redirect(quiz.course.get_url(request))
    except operations.LockedError:
        messages.info(request, _("Other lessons come before this quiz."))
        return redirect(quiz.get_url(request))
    except operations.WrongCodeError:
        messages.error(request, _("This is not the room code. Ask whoever leads the room for it."))
        return redirect(quiz.get_url(request))
    except operations.StartRefusedError as error:
        enrollment = quiz.enrollment_of(request.user)
        if enrollment is not None:
            standing = Standing.of(quiz, enrollment, timezone.now())
            messages.error(request, refused(error.why, standing))
        return redirect(quiz.get_url(request))
    return redirect("assessments:page", attempt.pk, attempt.reached + 1)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    attempt = mine(request, pk)
    if not attempt.is_open:
        return redirect("assessments:review", attempt.pk)
    if attempt.state == State.OVERDUE or has_run_out(attempt, timezone.now()):
        return redirect("assessments:summary", attempt.pk)
    places = list(attempt.slots.defer("sent", "response").values_list("n", "page"))
    last = max(page for _n, page in places)
    at = number - 1
    if not attempt.reached <= at <= last:
        if at < attempt.reached <= last:
            return redirect("assessments:page", attempt.pk, attempt.reached + 1)
        raise Http404
    slots = _slots_on(attempt, at)
    if request.method == "POST":
        return _posted(request, attempt, slots, at, last)
    return _shown(request, attempt, asked_on(attempt, slots, _seen(attempt)), at, last)


def _posted(
    request: SignedInRequest, attempt: Attempt, slots: list[AttemptSlot], at: int, last: int
) -> HttpResponse:
    given = given_in(request.POST, slots)
    try:
        saved = operations.save(attempt, given, sheet_in(request.POST))
        refusal = _files(request, attempt, slots)
        if saved.stale or refusal:
            return _shown_again(request, attempt, saved, given, at, last, refusal)
        return _led_on(request, attempt, slots, at, last)
    except operations.TooLateError:
        messages.warning(request, _("The time is over: this answer came too late to count."))
        return redirect("assessments:summary", attempt.pk)
    except operations.NotEnrolledError:
        messages.info(request, _("You are not enrolled in this course."))
        return redirect(attempt.quiz.course.get_url(request))


def _led_on(
    request: SignedInRequest, attempt: Attempt, slots: list[AttemptSlot], at: int, last: int
) -> HttpResponse:
    """Where the pressed button leads, once everything is saved."""
    step, _colon, rest = request.POST.get(STEP, "").partition("-")
    target = number_in(rest)
    if step == "periksa" and target in {each.n for each in slots}:
        operations.check(attempt, target or 0)
        return redirect(f"{request.path}#soal-{target}")
    if step == "simpan":
        messages.success(request, _("Your answers are saved."))
        return redirect(request.path)
    if step in {"", "ringkasan"} or (step == "maju" and at == last):
        if step == "maju":
            operations.reach(attempt, at)
        return redirect("assessments:summary", attempt.pk)
    if step == "hal" and target is not None:
        following = min(max(target - 1, 0), last)
    else:
        following = max(0, at - 1) if step == "mundur" else min(at + 1, last)
    operations.reach(attempt, following)
    return redirect("assessments:page", attempt.pk, following + 1)


def _files(request: SignedInRequest, attempt: Attempt, slots: list[AttemptSlot]) -> str:
    """Take in what was handed in, and take back what was struck out. Returns why something was not
    taken."""
    step, _colon, rest = request.POST.get(STEP, "").partition("-")
    if step == "buang":
        n, _colon, file = rest.partition("-")
        operations.remove_file(attempt, number_in(n) or 0, number_in(file) or 0)
    for slot in slots:
        name = f"{OpaqueMask(slot.salt).prefix}answer"
        for upload in request.FILES.getlist(name):
            try:
                operations.add_file(attempt, slot.n, upload, request.user)
            except operations.NoMoreFilesError:
                return _("This question takes no more files. Take one back first.")
            except FileRefusedError:
                return _("This file is not taken. Send a PDF or a picture of at most 10 MB.")
    return ""


def _shown_again(
    request: SignedInRequest,
    attempt: Attempt,
    saved: operations.Saved,
    given: list[operations.Given],
    at: int,
    last: int,
    refusal: str,
) -> HttpResponse:
    """Nothing typed is lost: what is saved stands beside what stood on this page, which may now be
    saved over it."""
    typed = {each.n: each.sent for each in given if each.n in saved.stale}
    asked = asked_on(attempt, _slots_on(attempt, at), _seen(attempt), typed)
    for each in asked:
        if each.slot.n in saved.stale:
            each.saved = each.answer
    return _shown(request, attempt, asked, at, last, refusal=refusal, status=409)


def _shown(
    request: SignedInRequest,
    attempt: Attempt,
    asked: list[Asked],
    at: int,
    last: int,
    *,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "attempt": attempt,
        "quiz": attempt.quiz,
        "course": attempt.quiz.course,
        "asked": asked,
        "places": _places(attempt, at),
        "at": at + 1,
        "is_first": at == 0 or attempt.settings["navigation"] == Navigation.SEQUENTIAL,
        "is_last": at == last,
        "is_sequential": attempt.settings["navigation"] == Navigation.SEQUENTIAL,
        "checks": attempt.settings["behaviour"] != Behaviour.DEFERRED,
        "has_files": any(each.screen["shape"] == "file" for each in asked),
        "sheet": new_sheet(),
        "refusal": refusal,
        **_clock(attempt),
    }
    return render(request, "assessments/attempts/page.html", context, status=status)


def _clock(attempt: Attempt) -> dict[str, Any]:
    """`left`: seconds until the end by the server's clock; None where there is no end."""
    if attempt.due_at is None:
        return {"left": None, "ends": ""}
    left = max(0, int((attempt.due_at - timezone.now()).total_seconds()))
    return {"left": left, "ends": local_time.moment(attempt.due_at)}


@login_required
@require_POST
def autosave(request: SignedInRequest, pk: int) -> HttpResponse:
    """Answers of one page, from a script; answered by what was saved, and when."""
    at = (number_in(request.POST.get("hal", "")) or 1) - 1
    rows = AttemptSlot.objects.filter(
        attempt__enrollment__person__user=request.user.pk, attempt=pk, page=at
    )
    slots = list(rows.select_related("version__question", "attempt"))
    if not slots:
        raise Http404
    attempt, sheet = slots[0].attempt, sheet_in(request.POST)
    try:
        saved = operations.save(attempt, given_in(request.POST, slots), sheet, slots=slots)
    except operations.TooLateError:
        return JsonResponse({"url": _after(attempt)}, status=410)
    except operations.NotEnrolledError:
        return JsonResponse({"url": attempt.quiz.course.get_url(request)}, status=410)
    prefixes = {each.n: OpaqueMask(each.salt).prefix for each in slots}
    left = _clock(attempt)["left"]
    return JsonResponse(
        {
            "saved": time_format(timezone.localtime(saved.at).time()),
            "left": left,
            "seqs": {prefixes[n]: seq for n, seq in saved.seqs.items()},
            "stale": [prefixes[n] for n in saved.stale],
            "closed": [prefixes[n] for n in saved.closed],
        }
    )


def _after(attempt: Attempt) -> str:
    response = redirect("assessments:summary", attempt.pk)
    return str(response.url)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def summary(request: SignedInRequest, pk: int) -> HttpResponse:
    """What is answered and what is not, before all is handed in; by POST it is."""
    attempt = mine(request, pk)
    if request.method == "POST":
        operations.submit(attempt)
        return redirect("assessments:review", attempt.pk)
    if not attempt.is_open:
        return redirect("assessments:review", attempt.pk)
    now = timezone.now()
    is_over = attempt.state == State.OVERDUE or has_run_out(attempt, now)
    places = _places(attempt, -1)
    context = {
        "attempt": attempt,
        "quiz": attempt.quiz,
        "course": attempt.quiz.course,
        "places": places,
        "missing": [each for each in places if not each["is_answered"]],
        "is_over": is_over,
        "mode": attempt.settings["on_time_out"],
        "grace": attempt.grace_until and local_time.moment(attempt.grace_until),
        "is_graced": bool(is_over and attempt.grace_until and now <= attempt.grace_until),
        "back": max(attempt.reached, 0) + 1,
        **_clock(attempt),
    }
    return render(request, "assessments/attempts/summary.html", context)


def mine(request: SignedInRequest, pk: int) -> Attempt:
    """An attempt of whoever asks; 404 for everybody else."""
    rows = Attempt.objects.of(request.user).select_related("revision", "quiz", "enrollment__person")
    attempt: Attempt = get_object_or_404(rows, pk=pk)
    return attempt


def _slots_on(attempt: Attempt, at: int) -> list[AttemptSlot]:
    rows = attempt.slots.filter(page=at).select_related("version__question")
    return list(rows.prefetch_related("marks"))


def _seen(attempt: Attempt) -> set[str]:
    return seen_by_learner(attempt, attempt.quiz, timezone.now())


def _places(attempt: Attempt, at: int) -> list[dict[str, Any]]:
    """Numbered questions, for the list of them."""
    rows = attempt.slots.exclude(number=None).values_list(
        "n", "number", "page", "heading", "response", "closed_at"
    )
    is_forward = attempt.settings["navigation"] == Navigation.SEQUENTIAL
    return [
        {
            "n": n,
            "number": number,
            "page": page + 1,
            "heading": heading,
            "is_here": page == at,
            "is_answered": response is not None,
            "is_closed": closed_at is not None,
            "is_reachable": not is_forward or page >= attempt.reached,
        }
        for n, number, page, heading, response, closed_at in rows
    ]

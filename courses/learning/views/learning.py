"""Enroll, view, done, withdraw: each may be sent twice."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from courses.certificates.papers import papers_of
from courses.learning import operations
from courses.learning.forms import WithdrawForm
from courses.learning.lesson_hours import hours_by_year
from courses.learning.outline import Outline
from courses.models import ActivityPage, CoursePage, Enrollment
from foundation.http import SignedInRequest
from foundation.once import key_in, once

LENGTH = 64


@login_required
@require_POST
def enroll(request: SignedInRequest, course_id: int) -> HttpResponse:
    course = get_object_or_404(CoursePage.objects.visible_to(request.user), pk=course_id)
    try:
        enrollment = operations.enroll(request.user, course)
    except operations.EnrollmentPolicyError:
        messages.error(request, _("You cannot enroll in this course by yourself."))
        return redirect(course.get_url(request))
    except operations.PrerequisiteError:
        messages.error(request, _("Another course comes before this one. Complete that one first."))
        return redirect(course.get_url(request))
    if enrollment.started_on:
        messages.success(request, _("You are enrolled. What you did before still counts."))
    else:
        messages.success(request, _("You are enrolled. Start with the first lesson."))
    return redirect(course.get_url(request))


@login_required
@require_POST
def view_activity(request: SignedInRequest, activity_id: int) -> HttpResponse:
    """Sent by the script of the page; by its button where there is no script, which goes `back`."""
    activity = _activity(activity_id)
    try:
        operations.view_activity(request.user, activity)
    except operations.NotEnrolledError as error:
        raise Http404 from error
    except operations.LockedError:
        return HttpResponse(status=409)
    if "back" in request.POST:
        return redirect(activity.get_url(request))
    return HttpResponse(status=204)


@login_required
@require_POST
def finish_activity(request: SignedInRequest, activity_id: int) -> HttpResponse:
    """A form that is answered by a page, or by JSON for the script that sent it, perhaps days later.
    One client key has one answer, even if the lesson has been taken down since."""
    key = key_in(request.POST)
    action = f"courses.finish:{activity_id}"
    try:
        answer = once(request.user, action, key, lambda: _done(request, activity_id))
    except operations.NotEnrolledError:
        if _wants_json(request):
            return JsonResponse({}, status=409)
        return _back_to(request, _activity(activity_id).course)
    except operations.NotMarkedByLearnerError as error:
        raise Http404 from error
    except (operations.LockedError, operations.MinutesLeftError, operations.LackingError) as error:
        return _not_yet(request, _activity(activity_id), error)
    if answer["is_completed"]:
        messages.success(request, _("You have completed this course. Well done!"))
    else:
        messages.success(request, _("Lesson marked as done."))
    return JsonResponse({"url": answer["url"]}) if _wants_json(request) else redirect(answer["url"])


@login_required
@require_POST
def undo_done(request: SignedInRequest, activity_id: int) -> HttpResponse:
    activity = _activity(activity_id)
    try:
        operations.undo_done(request.user, activity)
    except operations.NotEnrolledError:
        return _back_to(request, activity.course)
    except operations.NotMarkedByLearnerError as error:
        raise Http404 from error
    except operations.CompletedError:
        messages.error(request, _("The course is completed already: what was done stays done."))
    else:
        messages.success(request, _("The lesson is not done any more."))
    return redirect(activity.get_url(request))


@login_required
@require_POST
def tick(request: SignedInRequest, activity_id: int) -> HttpResponse:
    """A form that sends all ticks of one checklist; the script sends it at each tick."""
    activity = _activity(activity_id)
    checklist = request.POST.get("checklist", "")
    try:
        operations.tick(request.user, activity, checklist, request.POST.getlist("tick"))
    except operations.NotEnrolledError:
        if _wants_json(request):
            return JsonResponse({}, status=409)
        return _back_to(request, activity.course)
    except operations.LockedError as error:
        return _not_yet(request, activity, error)
    if _wants_json(request):
        return HttpResponse(status=204)
    messages.success(request, _("Your ticks are kept."))
    return redirect(activity.get_url(request))


def _done(request: SignedInRequest, activity_id: int) -> dict[str, Any]:
    activity = _activity(activity_id)
    enrollment = operations.mark_done(request.user, activity)
    is_completed = enrollment.completed_on is not None
    following = Outline.of(activity.course, enrollment).after(activity)
    place = None if is_completed else following
    return {
        "is_completed": is_completed,
        "url": place.url if place else activity.course.get_url(request),
    }


def _not_yet(request: SignedInRequest, activity: ActivityPage, error: Exception) -> HttpResponse:
    """The page says why; who has been refused for the time has opened it, script or not."""
    if isinstance(error, operations.MinutesLeftError):
        operations.view_activity(request.user, activity)
        text = ngettext(
            "You may mark this as done in %(count)s minute.",
            "You may mark this as done in %(count)s minutes.",
            error.minutes,
        )
        messages.info(request, text % {"count": error.minutes})
    if isinstance(error, operations.LackingError):
        messages.warning(
            request, _("Something in this lesson waits for you first. Look for “needed”.")
        )
    if _wants_json(request):
        return JsonResponse({}, status=409)
    return redirect(activity.get_url(request))


def _wants_json(request: SignedInRequest) -> bool:
    return request.headers.get("Accept") == "application/json"


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: SignedInRequest, course_id: int) -> HttpResponse:
    mine = Enrollment.objects.of(request.user).in_progress().select_related("course")
    enrollment = mine.filter(course_id=course_id).first()
    if enrollment is None and request.method == "POST" and _has_left(request, course_id):
        return redirect("courses:history")  # the same form, sent twice
    if enrollment is None:
        return _back_to(request, get_object_or_404(CoursePage, pk=course_id))
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _withdrawn(request, enrollment.course, form.cleaned_data["reason"])
    context = {"form": form, "course": enrollment.course}
    return render(request, "courses/learning/withdraw.html", context)


def _withdrawn(request: SignedInRequest, course: CoursePage, reason: str) -> HttpResponse:
    try:
        operations.withdraw(request.user, course, reason)
    except operations.EnrollmentPolicyError:
        messages.error(request, _("You cannot withdraw from this course by yourself."))
        return redirect(course.get_url(request))
    messages.success(request, _("You have withdrawn. You may enroll again at any time."))
    return redirect("courses:history")


@login_required
@require_safe
def history(request: SignedInRequest) -> HttpResponse:
    mine = Enrollment.objects.of(request.user).with_outcome()
    context = {
        "enrollments": mine,
        "years": hours_by_year(request.user),
        "papers": papers_of(request.user),
        "today": timezone.localdate(),
    }
    return render(request, "courses/learning/history.html", context)


def _activity(activity_id: int) -> ActivityPage:
    activity: ActivityPage = get_object_or_404(ActivityPage.objects.live(), pk=activity_id)
    return activity


def _back_to(request: SignedInRequest, course: CoursePage) -> HttpResponse:
    """Somebody whose enrollment ended elsewhere, or whose lesson was moved to another course."""
    if not course.is_visible_to(request.user):
        raise Http404
    messages.info(request, _("You are not enrolled in this course."))
    return redirect(course.get_url(request))


def _has_left(request: SignedInRequest, course_id: int) -> bool:
    left_today = Enrollment.objects.of(request.user).filter(withdrawn_on=timezone.localdate())
    return left_today.filter(course_id=course_id).exists()

"""Enroll, view, done: each a POST that may be sent twice."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from courses import operations
from courses.models import CoursePage, LessonPage
from courses.outline import Outline
from foundation.http import SignedInRequest


@login_required
@require_POST
def enroll(request: SignedInRequest, course_id: int) -> HttpResponse:
    course = get_object_or_404(CoursePage.objects.visible_to(request.user), pk=course_id)
    operations.enroll(request.user, course)
    messages.success(request, _("You are enrolled. Start with the first lesson."))
    return redirect(course.get_url(request))


@login_required
@require_POST
def view_lesson(request: SignedInRequest, lesson_id: int) -> HttpResponse:
    try:
        operations.view_lesson(request.user, _lesson(lesson_id))
    except operations.NotEnrolledError as error:
        raise Http404 from error
    return HttpResponse(status=204)


@login_required
@require_POST
def finish_lesson(request: SignedInRequest, lesson_id: int) -> HttpResponse:
    lesson = _lesson(lesson_id)
    try:
        enrollment = operations.finish_lesson(request.user, lesson)
    except operations.NotEnrolledError as error:
        raise Http404 from error
    following = Outline.of(lesson.course, enrollment).after(lesson)
    if enrollment.completed_on is not None:
        messages.success(request, _("You have completed this course. Well done!"))
    else:
        messages.success(request, _("Lesson marked as done."))
    is_last = enrollment.completed_on is not None or following is None
    return redirect((lesson.course if is_last else following).get_url(request))


def _lesson(lesson_id: int) -> LessonPage:
    lesson: LessonPage = get_object_or_404(LessonPage.objects.live(), pk=lesson_id)
    return lesson

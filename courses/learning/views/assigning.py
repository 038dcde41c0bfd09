"""An office enrolls its people, sees whom it enrolled, and takes it back."""

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from agents.models import Person
from courses.learning import operations
from courses.learning.choosing import preview_of
from courses.learning.forms import AssignForm
from courses.learning.permissions import assignable_people, in_charge_of, opds_to_assign
from courses.models import CourseAssignment, CoursePage, Enrollment
from foundation.http import SignedInRequest
from foundation.once import key_in, once

MOST_SHOWN = 100


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def assign(request: SignedInRequest, course_id: int) -> HttpResponse:
    course = get_object_or_404(CoursePage.objects.visible_to(request.user), pk=course_id)
    opds = opds_to_assign(request.user)
    if not opds:
        raise Http404
    form = AssignForm(request.POST or None, opds=opds)
    preview = None
    if request.method == "POST" and form.is_valid():
        people = assignable_people(course, form.cleaned_data["opds"])
        if "lihat" not in request.POST:
            return enrolled(request, people, course, form.cleaned_data["due_on"])
        preview = preview_of(people, course)
    context = {"form": form, "course": course, "preview": preview, "most": MOST_SHOWN}
    return render(request, "courses/learning/assign.html", context)


def enrolled(
    request: SignedInRequest, people: list[Person], course: CoursePage, due_on: date | None
) -> HttpResponse:
    """Enroll them once for this form, and lead to what was done: there it is taken back."""

    def act() -> tuple[int | None, int]:
        made = operations.assign(people, course, due_on, request.user)
        return made.pk, made.count

    pk, count = once(request.user, f"courses.assign:{course.pk}", key_in(request.POST), act)
    messages.success(request, _told(count, len(people)))
    return redirect("courses:assignment", pk) if pk else redirect(course.get_url(request))


@login_required
@require_safe
def assignment(request: SignedInRequest, pk: int) -> HttpResponse:
    made = _made(request, pk)
    rows = Enrollment.objects.filter(in_charge_of(request.user), pk__in=made.new)
    rows = rows.select_related("person")
    begun = [each for each in rows if each.started_on or each.completed_on or each.withdrawn_on]
    context = {
        "assignment": made,
        "enrollments": rows.order_by("person__name", "pk"),
        "begun": len(begun),
        "moved": len(made.moved),
        "most": MOST_SHOWN,
    }
    return render(request, "courses/learning/assignment.html", context)


@login_required
@require_POST
def take_back(request: SignedInRequest, pk: int) -> HttpResponse:
    made = _made(request, pk)
    try:
        count = operations.take_back(made, request.user)
    except operations.TakenBackError:
        messages.info(request, _("This was taken back before."))
    else:
        told = ngettext(
            "%(count)s person is no longer enrolled.",
            "%(count)s people are no longer enrolled.",
            count,
        )
        messages.success(request, told % {"count": count})
    return redirect("courses:assignment", made.pk)


def _made(request: SignedInRequest, pk: int) -> CourseAssignment:
    """404 for whoever is in charge of nobody any more, too."""
    if not opds_to_assign(request.user):
        raise Http404
    visible = CourseAssignment.objects.visible_to(request.user).select_related("course", "by")
    made: CourseAssignment = get_object_or_404(visible, pk=pk)
    return made


def _told(count: int, chosen: int) -> str:
    new = ngettext(
        "%(count)s person has been enrolled.", "%(count)s people have been enrolled.", count
    ) % {"count": count}
    before = _("%(count)s were enrolled already.") % {"count": chosen - count}
    return f"{new} {before}" if chosen > count else new

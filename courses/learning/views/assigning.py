"""An office enrolls its people."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from courses.learning import operations
from courses.learning.forms import AssignForm
from courses.learning.permissions import assignable_people, opds_to_assign
from courses.models import CoursePage
from foundation.http import SignedInRequest


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def assign(request: SignedInRequest, course_id: int) -> HttpResponse:
    course = get_object_or_404(CoursePage.objects.visible_to(request.user), pk=course_id)
    opds = opds_to_assign(request.user)
    if not opds:
        raise Http404
    form = AssignForm(request.POST or None, opds=opds)
    if request.method == "POST" and form.is_valid():
        people = assignable_people(course, form.cleaned_data["opds"])
        count = operations.assign(people, course, form.cleaned_data["due_on"], request.user)
        messages.success(request, _told(count, len(people)))
        return redirect(course.get_url(request))
    return render(request, "courses/learning/assign.html", {"form": form, "course": course})


def _told(count: int, chosen: int) -> str:
    new = ngettext(
        "%(count)s person has been enrolled.", "%(count)s people have been enrolled.", count
    ) % {"count": count}
    before = _("%(count)s were enrolled already.") % {"count": chosen - count}
    return f"{new} {before}" if chosen > count else new

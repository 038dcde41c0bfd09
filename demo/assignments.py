"""An assignment with a rubric, and work in each state, by the operations of whoever did it."""

from django.utils.text import slugify

from assessments.assignments.operations import (
    Verdict,
    Work,
    add_rubric,
    appoint_marker,
    give_back,
    mark,
    save_draft,
    submit,
)
from assessments.models import AssignmentPage
from courses.models import CoursePage, Enrollment, ModulePage
from demo import content
from demo.accounts import user_named, user_of
from demo.content import Seed
from demo.pages import publish
from foundation.users import Account


def build_assignments() -> None:
    """Needs courses, people, and who takes which course."""
    plan = content.of("assignments")
    by, marker = user_named(plan["arranged_by"]), user_named(plan["marker"])
    course = CoursePage.objects.get(slug=plan["course"])
    assignment = _assignment(course, plan, by)
    appoint_marker(assignment, marker.person, by)
    begun = Enrollment.objects.in_progress().filter(course=course).exclude(started_on=None)
    others = begun.exclude(person=marker.person).select_related("person__user").order_by("pk")
    for enrollment, work in zip(others, plan["works"], strict=False):
        _hand_in(user_of(enrollment.person), assignment, work, marker)


def _assignment(course: CoursePage, plan: Seed, by: Account) -> AssignmentPage:
    """Optional: who completed the course before completed all that it asked for."""
    page = AssignmentPage(
        title=plan["title"],
        slug=slugify(plan["title"]),
        minutes=plan["minutes"],
        is_required=False,
        body=[{"type": "text", "value": f"<p>{plan['task']}</p>"}],
        rubric=add_rubric(by, **plan["rubric"]),
    )
    publish(ModulePage.objects.child_of(course).order_by("-path")[0], page)
    return AssignmentPage.objects.get(pk=page.pk)


def _hand_in(user: Account, assignment: AssignmentPage, work: Seed, marker: Account) -> None:
    if work["until"] == "draft":
        save_draft(user, assignment, Work(text=work["text"]))
        return
    sent = submit(user, assignment, Work(text=work["text"]))
    if work["until"] == "returned":
        give_back(sent, marker, work["remarks"])
    if work["until"] == "graded":
        mark(sent, marker, Verdict(levels=work["levels"], comment=work["comment"]))

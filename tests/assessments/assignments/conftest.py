"""A course with an assignment: Budi, a pamong, marks; Aulia, an editor, arranges."""

from collections.abc import Callable

import pytest

from assessments.assignments.operations import Work, add_rubric, appoint_marker, submit
from assessments.models import AssignmentPage, Rubric, Submission
from courses.learning.operations import enroll
from courses.models import CoursePage

CRITERIA = [
    {"title": "Kebaruan", "levels": [{"points": p, "title": str(p)} for p in (0, 5, 10)]},
    {"title": "Manfaat", "levels": [{"points": p, "title": str(p)} for p in (0, 10)]},
]


@pytest.fixture
def course(make_course, set_clock) -> CoursePage:
    set_clock("2027-03-01 09:00")
    return make_course("Menulis proposal", lessons=1)


@pytest.fixture
def rubric(aulia) -> Rubric:
    return add_rubric(aulia, title="Proposal", criteria=CRITERIA)


@pytest.fixture
def assignment(course, budi, aulia) -> AssignmentPage:
    module = course.lessons[0].get_parent()
    page = AssignmentPage(title="Proposal singkat", minutes=60, takes_link=True)
    module.add_child(instance=page)
    appoint_marker(page, budi.person, aulia)
    return AssignmentPage.objects.get(pk=page.pk)


@pytest.fixture
def change(assignment) -> Callable[..., AssignmentPage]:
    """`change(marker_count=2)`: the assignment, published so."""

    def change(**values: object) -> AssignmentPage:
        AssignmentPage.objects.filter(pk=assignment.pk).update(**values)
        return AssignmentPage.objects.get(pk=assignment.pk)

    return change


@pytest.fixture
def handed_in(course, assignment, sari) -> Callable[..., Submission]:
    """`handed_in()`: Sari has handed in a text; `handed_in(rini)`: Rini has."""

    def handed_in(user=None, text: str = "Isi proposal.") -> Submission:
        user = user or sari
        enroll(user, course)
        return submit(user, AssignmentPage.objects.get(pk=assignment.pk), Work(text=text))

    return handed_in

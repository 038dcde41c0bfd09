"""What is told afterwards stands where it happened: days, stamps and history."""

from datetime import date, datetime

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry, PageLogEntry

from courses.learning.operations import DueInThePastError, assign, enroll, finish_lesson, withdraw
from courses.models import Enrollment

AT = timezone.make_aware(datetime.fromisoformat("2025-03-04 09:00"))
LATER = timezone.make_aware(datetime.fromisoformat("2025-03-06 09:00"))


@pytest.fixture
def course(make_course):
    return make_course(lessons=2, jp=4)


def _logged(action: str) -> datetime:
    return ModelLogEntry.objects.get(action=action).timestamp


def test_a_course_of_last_year_was_completed_then_and_there(sari, course):
    enroll(sari, course, at=AT)
    for lesson, at in zip(course.lessons, (AT, LATER), strict=True):
        enrollment = finish_lesson(sari, lesson, at=at)
    days = (enrollment.enrolled_on, enrollment.started_on, enrollment.completed_on)
    assert days == (date(2025, 3, 4), date(2025, 3, 4), date(2025, 3, 6))
    assert enrollment.opd == sari.person.primary_opd(LATER.date())
    assert list(enrollment.progress.order_by("done_at").values_list("viewed_at", "done_at")) == [
        (AT, AT),
        (LATER, LATER),
    ]
    assert (_logged("courses.enroll"), _logged("courses.complete")) == (AT, LATER)


def test_who_left_last_year_left_then(sari, course):
    enroll(sari, course, at=AT)
    assert withdraw(sari, course, "Pindah tugas", at=LATER).withdrawn_on == LATER.date()
    assert _logged("courses.withdraw") == LATER


def test_an_assignment_of_last_year_was_due_last_year(sari, course, rizki):
    assign([sari.person], course, date(2025, 5, 3), rizki, at=AT)
    enrollment = Enrollment.objects.get()
    assert (enrollment.enrolled_on, enrollment.due_on) == (AT.date(), date(2025, 5, 3))
    assert PageLogEntry.objects.get(action="courses.assign").timestamp == AT
    with pytest.raises(DueInThePastError):
        assign([sari.person], course, date(2025, 3, 3), rizki, at=AT)

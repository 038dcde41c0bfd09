"""Leaving a course, and coming back."""

import pytest
from django.urls import reverse

from courses.learning import operations
from courses.models import Enrollment


@pytest.fixture
def course(make_course, sari):
    course = make_course("Inovasi daerah", lessons=2)
    operations.enroll(sari, course)
    return course


def test_leaving_needs_a_reason(sari, course, as_user):
    with pytest.raises(operations.ReasonMissingError):
        operations.withdraw(sari, course, "  ")
    response = as_user(sari).post(reverse("courses:withdraw", args=[course.pk]), {"reason": ""})
    assert response.status_code == 200
    assert "error-summary" in response.content.decode()
    assert Enrollment.objects.current().exists()


def test_the_record_stays_with_day_and_reason(sari, course, today):
    enrollment = operations.withdraw(sari, course, "Pindah tugas")
    assert (enrollment.withdrawn_on, enrollment.withdrawn_reason) == (today, "Pindah tugas")


def test_what_is_completed_is_not_left(sari, course):
    for lesson in course.lessons:
        operations.finish_activity(sari, lesson)
    with pytest.raises(operations.CompletedError):
        operations.withdraw(sari, course, "Keliru")


def test_whoever_comes_back_goes_on_where_she_left(sari, course, as_user):
    operations.finish_activity(sari, course.lessons[0])
    operations.withdraw(sari, course, "Sibuk")
    response = as_user(sari).post(reverse("courses:enroll", args=[course.pk]), follow=True)
    assert "Yang pernah Anda selesaikan tetap dihitung" in response.content.decode()
    again = Enrollment.objects.current().get(person=sari.person)
    assert again.progress.exclude(done_at=None).count() == 1
    assert Enrollment.objects.filter(person=sari.person).count() == 2


def test_the_history_shows_both(sari, course, as_user):
    operations.withdraw(sari, course, "Sibuk")
    operations.enroll(sari, course)
    html = as_user(sari).get(reverse("courses:history")).content.decode()
    assert "Mundur" in html
    assert "Sedang berjalan" in html

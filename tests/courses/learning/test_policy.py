"""A site's own enrollment policy: asked by pages and by operations."""

import pytest
from django.urls import reverse

from courses.learning.operations import EnrollmentPolicyError, assign, enroll, withdraw
from courses.learning.policy import EnrollmentPolicy
from courses.models import Enrollment


class OfficeOnly(EnrollmentPolicy):
    """What an office assigns, nobody takes or leaves by herself."""

    def may_enroll(self, user, course):
        return False

    def may_withdraw(self, user, enrollment):
        return enrollment.origin != Enrollment.Origin.ASSIGNED


@pytest.fixture
def office_only(settings):
    settings.COURSES_ENROLLMENT_POLICY = f"{__name__}.OfficeOnly"


@pytest.mark.usefixtures("office_only")
def test_it_refuses_to_enroll_in_words_and_shows_no_button(sari, make_course, as_user):
    course, client = make_course(), as_user(sari)
    address = reverse("courses:enroll", args=[course.pk])
    assert address not in client.get(course.url).content.decode()
    response = client.post(address, follow=True)
    assert "tidak dapat mendaftar" in response.content.decode()
    with pytest.raises(EnrollmentPolicyError):
        enroll(sari, course)
    assert not Enrollment.objects.exists()


@pytest.mark.usefixtures("office_only")
def test_an_office_assigns_past_it_and_it_refuses_to_leave(sari, fauzi, make_course, as_user):
    course, client = make_course(), as_user(sari)
    assign([sari.person], course, None, fauzi)
    assert enroll(sari, course) == Enrollment.objects.get()  # she is in already
    address = reverse("courses:withdraw", args=[course.pk])
    assert address not in client.get(course.url).content.decode()
    response = client.post(address, {"reason": "Pindah"}, follow=True)
    assert "tidak dapat mundur" in response.content.decode()
    with pytest.raises(EnrollmentPolicyError):
        withdraw(sari, course, "Pindah")
    assert Enrollment.objects.current().count() == 1


def test_without_one_whoever_sees_a_course_enrolls_and_leaves(sari, make_course, as_user):
    course, client = make_course(), as_user(sari)
    address = reverse("courses:enroll", args=[course.pk])
    assert address in client.get(course.url).content.decode()
    client.post(address)
    leave = reverse("courses:withdraw", args=[course.pk])
    assert leave in client.get(course.url).content.decode()
    client.post(leave, {"reason": "Pindah"})
    assert not Enrollment.objects.current().exists()

"""Enroll: POST /belajar/<course>/daftar/."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from agents.models import Person
from courses.learning.operations import (
    NotInAudienceError,
    enroll,
    finish_activity,
    withdraw,
)
from courses.models import CoursePage, Enrollment, LessonPage


def _enroll(client: Client, course):
    return client.post(reverse("courses:enroll", args=[course.pk]))


def test_sari_enrolls_and_lands_on_the_course(sari, make_course, as_user, today):
    course = make_course()
    response = _enroll(as_user(sari), course)
    assert response.status_code == 302
    assert response["Location"].endswith(course.url)
    enrollment = Enrollment.objects.get()
    assert (enrollment.person, enrollment.enrolled_on) == (sari.person, today)
    assert (enrollment.origin, enrollment.started_on, enrollment.completed_on) == (
        "self",
        None,
        None,
    )


def test_enrolling_twice_is_one_enrollment(sari, make_course):
    course = make_course()
    assert enroll(sari, course) == enroll(sari, course)
    assert Enrollment.objects.count() == 1
    assert ModelLogEntry.objects.filter(action="courses.enroll", user=sari).count() == 1


def test_a_visitor_is_asked_to_sign_in_first(make_course):
    response = _enroll(Client(), make_course())
    assert response["Location"].startswith(reverse("account_login"))
    assert not Enrollment.objects.exists()


def test_whoever_signed_up_herself_may_enroll(make_user, make_course):
    user = make_user("warga@contoh.example")
    enroll(user, make_course())
    assert Enrollment.objects.get().person == Person.objects.get(user=user)


@pytest.mark.parametrize("audience", ["asn", "opds"])
def test_a_course_for_others_is_refused(make_user, make_course, as_user, audience):
    user = make_user("warga@contoh.example")
    course = make_course(audience=audience)
    assert _enroll(as_user(user), course).status_code == 404
    with pytest.raises(NotInAudienceError):
        enroll(user, course)
    assert not Enrollment.objects.exists()


def test_a_draft_is_refused(sari, make_course, as_user):
    assert _enroll(as_user(sari), make_course(published=False)).status_code == 404


def test_after_a_withdrawal_one_may_enroll_again(sari, make_course, today):
    course = make_course()
    first = enroll(sari, course)
    Enrollment.objects.update(withdrawn_on=today)
    assert enroll(sari, course) != first


@pytest.mark.smoke
def test_the_database_itself_refuses_a_second_running_enrollment(sari, make_course, today):
    course = make_course()
    enroll(sari, course)
    with pytest.raises(IntegrityError), transaction.atomic():
        Enrollment.objects.create(person=sari.person, course=course, enrolled_on=today)


@pytest.mark.smoke
def test_the_database_itself_refuses_to_withdraw_what_is_completed(sari, make_course, today):
    enroll(sari, make_course())
    with pytest.raises(IntegrityError), transaction.atomic():
        Enrollment.objects.update(completed_on=today, withdrawn_on=today)


def test_whoever_takes_a_course_again_goes_by_the_latest_cycle(sari, make_course, today):
    """Retraining opens a cycle of its own; what was completed stays beside it."""
    course = make_course(lessons=1)
    enroll(sari, course)
    first = finish_activity(sari, course.lessons[0])
    again = Enrollment.objects.create(person=sari.person, course=course, enrolled_on=today, cycle=2)
    assert enroll(sari, course) == again
    assert CoursePage.objects.get(pk=course.pk).enrollment_of(sari) == again
    assert LessonPage.objects.get(pk=course.lessons[0].pk).enrollment_of(sari) == again
    withdraw(sari, course, "Lain kali")
    Enrollment.objects.filter(pk=first.pk).delete()
    back = enroll(sari, course)
    assert (back.cycle, back.progress.count()) == (2, 0)
    assert finish_activity(sari, course.lessons[0]) == back
    assert Enrollment.objects.get(pk=back.pk).completed_on == today

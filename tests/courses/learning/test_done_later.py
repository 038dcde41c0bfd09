"""Lessons marked as done without a network, and told to the server later."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from courses.learning.operations import enroll, withdraw
from courses.models import ActivityProgress, Enrollment

JSON = {"accept": "application/json"}


@pytest.fixture
def course(make_course, sari):
    course = make_course(lessons=2)
    enroll(sari, course)
    return course


def _send(client: Client, lesson, key: str = "k1"):
    address = reverse("courses:finish_lesson", args=[lesson.pk])
    return client.post(address, {"client_key": key}, headers=JSON)


def test_the_script_is_told_where_to_go_on(as_user, sari, course):
    client = as_user(sari)
    first, second = course.lessons
    assert _send(client, first).json() == {"url": second.url}
    assert _send(client, second, "k2").json() == {"url": course.url}
    assert Enrollment.objects.get().completed_on == timezone.localdate()


def test_one_key_has_one_answer_also_for_a_lesson_taken_down_since(as_user, sari, course):
    """Its first answer was lost on the way."""
    client = as_user(sari)
    first = _send(client, course.lessons[0]).json()
    course.lessons[0].unpublish()
    assert _send(client, course.lessons[0]).json() == first
    assert _send(client, course.lessons[0], "another").status_code == 404


def test_an_old_key_does_nothing_in_a_new_enrollment(as_user, sari, course):
    client = as_user(sari)
    _send(client, course.lessons[0])
    Enrollment.objects.all().delete()
    enroll(sari, course)
    assert _send(client, course.lessons[0]).status_code == 200
    assert not ActivityProgress.objects.exclude(done_at=None).exists()


def test_whoever_has_left_meanwhile_is_told_so_and_may_come_back(as_user, sari, course):
    client = as_user(sari)
    withdraw(sari, course, "Pindah tugas")
    assert _send(client, course.lessons[0]).status_code == 409
    enroll(sari, course)
    assert _send(client, course.lessons[0]).status_code == 200


def test_an_ended_session_is_led_to_the_door(course):
    response = _send(Client(), course.lessons[0])
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("account_login"))


def test_another_account_does_not_use_the_key(as_user, sari, rini, course):
    _send(as_user(sari), course.lessons[0])
    assert _send(as_user(rini), course.lessons[0]).status_code == 409

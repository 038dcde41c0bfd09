"""The start page when there is nothing to go on with."""

from django.urls import reverse

from courses.learning.operations import enroll, finish_activity

START = reverse("home:start")


def test_without_any_course_it_says_so_and_names_another_step(sari, as_user, database):
    html = as_user(sari).get(START).content.decode()
    assert "Tidak ada yang menunggu Anda" in html
    assert reverse("innovations:register") in html.partition("<main")[2]


def test_whoever_has_taken_everything_is_told_that(sari, as_user, make_course):
    course = make_course(lessons=1)
    enroll(sari, course)
    finish_activity(sari, course.lessons[0])
    html = as_user(sari).get(START).content.decode()
    assert "Tidak ada yang menunggu Anda" in html
    assert "Lanjutkan belajar" not in html

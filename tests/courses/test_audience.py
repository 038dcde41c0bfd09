"""A rule of the site shows a course beyond its audience, everywhere at once."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.test import Client
from wagtail import hooks

from courses.learning.operations import enroll
from courses.models import CoursePage, Enrollment


@pytest.fixture
def course(make_course, disdikbud):
    course = make_course(audience="opds")
    course.audience_opds.add(disdikbud)
    course.save()
    return course


def test_it_shows_the_course_and_lets_enroll(course, sari, rini, as_user):
    def to_sari(user) -> Q:
        return Q(title=course.title) if user == sari else Q(pk__in=[])

    visible = CoursePage.objects.visible_to
    assert not visible(sari).exists()
    with hooks.register_temporarily("klinik_course_rule", to_sari):
        assert visible(sari).get() == course
        assert as_user(sari).get(course.url).status_code == 200
        enroll(sari, course)
        assert not visible(AnonymousUser()).exists()
        assert Client().get(course.url).status_code == 404
        assert visible(rini).get() == course  # by its own audience
    assert Enrollment.objects.get().person == sari.person


def test_it_shows_no_draft(course, sari):
    CoursePage.objects.filter(pk=course.pk).update(live=False)
    with hooks.register_temporarily("klinik_course_rule", lambda user: Q(pk=course.pk)):
        assert not CoursePage.objects.visible_to(sari).exists()


def test_it_costs_no_query_of_its_own(course, sari, queries_of):
    def ask() -> None:
        list(CoursePage.objects.visible_to(sari))

    before = queries_of(ask)
    with hooks.register_temporarily("klinik_course_rule", lambda user: Q(title="x")):
        assert queries_of(ask) == before

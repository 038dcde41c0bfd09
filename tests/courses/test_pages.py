"""Who sees a course and who opens a lesson."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from courses.learning.operations import enroll
from courses.models import CoursePage, LessonPage

VISITOR = AnonymousUser()


@pytest.fixture
def citizen(make_user):
    return make_user("warga@contoh.example")


@pytest.mark.parametrize(
    ("audience", "expected"),
    [
        ("public", {"visitor", "citizen", "sari", "rini", "aulia"}),
        ("registered", {"citizen", "sari", "rini", "aulia"}),
        ("asn", {"sari", "rini", "aulia"}),
        ("opds", {"sari", "aulia"}),
    ],
)
def test_each_audience_sees_its_courses(
    make_course, paringin, citizen, sari, rini, aulia, audience, expected
):
    course = make_course(audience=audience)
    course.audience_opds.add(paringin)
    course.save()
    everybody = {
        "visitor": VISITOR,
        "citizen": citizen,
        "sari": sari,
        "rini": rini,
        "aulia": aulia,
    }
    seeing = {name for name, user in everybody.items() if course.is_visible_to(user)}
    assert seeing == expected


def test_a_draft_is_seen_by_nobody(make_course, root):
    assert not make_course(published=False).is_visible_to(root)


def test_a_course_for_one_opd_closes_when_one_leaves_it(make_course, sari, paringin, today):
    course = make_course(audience="opds")
    course.audience_opds.add(paringin)
    course.save()
    sari.person.postings.update(ends_on=today.replace(year=today.year - 1))
    assert not course.is_visible_to(sari)


def test_whoever_is_enrolled_keeps_the_course_when_its_audience_changes(make_course, sari):
    course = make_course()
    enroll(sari, course)
    CoursePage.objects.update(audience="opds")
    assert course.is_visible_to(sari)


def test_a_course_for_others_is_404_and_not_403(make_course, rini, as_user):
    course = make_course(audience="opds")
    for client in (Client(), as_user(rini)):
        assert client.get(course.url).status_code == 404
        assert client.get(course.lessons[0].url).status_code == 404


def test_lessons_ask_to_enroll(make_course, sari, as_user):
    course = make_course()
    for client in (Client(), as_user(sari)):
        response = client.get(course.lessons[0].url)
        assert response.status_code == 302
        assert response["Location"].endswith(course.url)
    enroll(sari, course)
    assert as_user(sari).get(course.lessons[0].url).status_code == 200


def test_an_open_lesson_is_read_by_everybody(make_course):
    course = make_course()
    LessonPage.objects.filter(pk=course.lessons[0].pk).update(is_open=True)
    assert Client().get(course.lessons[0].url).status_code == 200
    assert Client().get(course.lessons[1].url).status_code == 302


def test_an_open_lesson_of_a_closed_course_stays_closed(make_course):
    course = make_course(audience="asn")
    LessonPage.objects.update(is_open=True)
    assert Client().get(course.lessons[0].url).status_code == 404


def test_a_module_leads_to_its_place_in_the_outline(make_course):
    course = make_course()
    module = course.lessons[0].get_parent().specific
    response = Client().get(module.url)
    assert response["Location"] == f"{course.url}#modul-{module.pk}"


def test_a_module_of_a_closed_course_tells_nothing_about_it(make_course):
    course = make_course(audience="asn")
    response = Client().get(course.lessons[0].get_parent().url, follow=True)
    assert response.status_code == 404


def test_the_catalogue_lists_what_one_may_take(make_course, sari, as_user):
    make_course("Untuk semua")
    make_course("Untuk ASN", audience="asn")
    catalogue = CoursePage.objects.first().get_parent()
    assert "Untuk ASN" not in Client().get(catalogue.url).content.decode()
    seen = as_user(sari).get(catalogue.url).content.decode()
    assert "Untuk ASN" in seen
    assert "Untuk semua" in seen

"""A course that changes under its readers says so, and its records are safe."""

from datetime import timedelta

import pytest
from django.urls import reverse

from courses.learning import operations
from courses.models import CoursePage, Enrollment, LessonPage


@pytest.fixture
def at_once(settings):
    """What an editor takes away is asked for no more in the same instant."""
    settings.COURSES_COMPLETION_DELAY = timedelta(0)


@pytest.fixture
def course(make_course, sari):
    course = make_course("Inovasi daerah", lessons=2)
    operations.enroll(sari, course)
    operations.finish_activity(sari, course.lessons[0])
    return course


def _add_lesson(course, set_clock) -> None:
    set_clock("2030-01-10 09:00")
    module = course.get_children().first()
    lesson = module.add_child(instance=LessonPage(title="Tambahan", minutes=5, live=False))
    lesson.save_revision().publish()


def test_a_lesson_that_was_added_is_explained(sari, course, as_user, set_clock):
    _add_lesson(course, set_clock)
    html = as_user(sari).get(course.url).content.decode()
    assert "1 pelajaran ditambahkan" in html
    assert "Baru" in html


def test_a_lesson_that_was_taken_out_is_explained(sari, course, as_user):
    course.lessons[0].unpublish()
    html = as_user(sari).get(course.url).content.decode()
    assert "1 pelajaran yang sudah Anda selesaikan dikeluarkan" in html


def test_a_completion_does_not_change(sari, course, as_user, set_clock):
    operations.finish_activity(sari, course.lessons[1])
    before = Enrollment.objects.values().get()
    _add_lesson(course, set_clock)
    assert Enrollment.objects.values().get() == before
    assert "ditambahkan" not in as_user(sari).get(course.url).content.decode()


def test_when_the_last_open_lesson_is_taken_out_the_course_can_be_completed(
    sari, course, as_user, at_once
):
    course.lessons[1].unpublish()
    client = as_user(sari)
    assert "Selesaikan bimtek" in client.get(course.url).content.decode()
    client.post(reverse("courses:finish_lesson", args=[course.lessons[0].pk]))
    assert Enrollment.objects.get().completed_on is not None


def test_readers_of_a_course_taken_down_are_told(sari, rini, course, as_user):
    CoursePage.objects.get(pk=course.pk).unpublish()
    for url in (course.url, course.lessons[1].url):
        response = as_user(sari).get(url)
        assert response.status_code == 410
        assert "Yang sudah Anda kerjakan tersimpan" in response.content.decode()
        assert as_user(rini).get(url).status_code == 404
    done = reverse("courses:finish_lesson", args=[course.lessons[1].pk])
    assert as_user(sari).post(done)["Location"] == course.url
    assert Enrollment.objects.get().progress.exclude(done_at=None).count() == 2


def test_readers_of_a_lesson_taken_down_are_told(sari, course, as_user):
    course.lessons[1].unpublish()
    assert as_user(sari).get(course.lessons[1].url).status_code == 410


def test_a_lesson_that_moved_is_found_at_its_old_address(sari, course, root, as_user):
    module = course.get_children().first()
    other = course.add_child(instance=type(module.specific)(title="Bab lain"))
    lesson, old = course.lessons[1], course.lessons[1].url
    form = {"new_parent": other.pk}
    move = reverse("wagtailadmin_pages:move_confirm", args=[lesson.pk, other.pk])
    as_user(root).post(move, form)
    response = as_user(sari).get(old)
    assert response.status_code == 301
    assert as_user(sari).get(response["Location"]).status_code == 200


@pytest.mark.parametrize("which", ["course", "lesson"])
def test_a_page_with_records_is_not_deleted(root, course, as_user, which):
    page = course if which == "course" else course.lessons[0]
    response = as_user(root).post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    assert response["Location"] == reverse("wagtailadmin_pages:unpublish", args=[page.pk])
    assert type(page).objects.filter(pk=page.pk).exists()


def test_many_pages_with_records_are_not_deleted_at_once(root, course, as_user):
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    as_user(root).post(f"{url}?id={course.pk}&next=/cms/")
    assert CoursePage.objects.filter(pk=course.pk).exists()


def test_whoever_edits_is_told_whom_it_touches(aulia, course, as_user):
    html = as_user(aulia).get(reverse("wagtailadmin_pages:edit", args=[course.pk])).content.decode()
    assert "sedang diikuti 1 peserta" in html

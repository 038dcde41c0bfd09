"""The editor sees what a change does; the clinic applies or stops it."""

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from courses.completion.operations import NothingProposedError, apply_now, stop
from courses.learning.operations import enroll, finish_activity
from courses.models import LessonPage, Requirement
from tests.courses.completion.conftest import completed

NAME = "courses_requirements"


@pytest.fixture
def waiting(course, learn, sari, handle) -> Requirement:
    """Sari has done all but the last lesson, which is taken down."""
    learn(sari, 1, 2, 3)
    LessonPage.objects.get(pk=course.lessons[3].pk).unpublish()
    handle()
    return Requirement.objects.get()


def _edit(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def test_an_editor_sees_before_how_many_would_complete(course, learn, sari, aulia, as_user):
    learn(sari, 1, 2, 3)
    client = as_user(aulia)
    html = client.get(_edit(course.lessons[3])).content.decode()
    assert "dijadikan opsional, 1 peserta menyelesaikan bimtek ini pada 2 Maret 2027" in html
    assert "dijadikan opsional" not in client.get(_edit(course.lessons[0])).content.decode()
    delete = reverse("wagtailadmin_pages:delete", args=[course.lessons[3].pk])
    assert "1 peserta menyelesaikan bimtek ini" in client.get(delete).content.decode()


def test_an_editor_sees_after_how_many_complete_and_when(course, learn, sari, aulia, as_user):
    learn(sari, 1, 2, 3)
    client = as_user(aulia)
    url = reverse("wagtailadmin_pages:unpublish", args=[course.lessons[3].pk])
    html = client.post(url, follow=True).content.decode()
    assert "1 peserta menyelesaikannya pada 2 Maret 2027, 09.00 WITA" in html
    assert completed(sari) == [False]


def test_an_editor_who_moves_a_lesson_away_is_told_of_the_course_that_lost_it(
    course, learn, make_course, sari, aulia, as_user
):
    learn(sari, 1, 2, 3)
    module = make_course("Kursus lain", lessons=1).get_children().get()
    args = [course.lessons[3].pk, module.pk]
    url = reverse("wagtailadmin_pages:move_confirm", args=args)
    html = as_user(aulia).post(url, {"new_parent": module.pk}, follow=True).content.decode()
    assert "1 peserta menyelesaikannya pada 2 Maret 2027" in html


def test_the_clinic_applies_a_change_now(waiting, sari, dewi):
    assert apply_now(waiting, dewi) == 1
    assert completed(sari) == [True]
    assert ModelLogEntry.objects.filter(action="courses.apply_requirement", user=dewi).exists()
    with pytest.raises(NothingProposedError):
        apply_now(waiting, dewi)


def test_a_stopped_change_stays_stopped_until_the_next(
    waiting, course, sari, rini, learn, dewi, handle, wait
):
    stop(waiting, dewi)
    stop(waiting, dewi)
    assert ModelLogEntry.objects.filter(action="courses.stop_requirement").count() == 1
    title = LessonPage.objects.get(pk=course.lessons[0].pk)
    title.title = "Judul baru"
    title.save_revision().publish()
    wait(days=9)
    learn(rini, 1, 2, 3)
    assert completed(sari, rini) == [False, False]
    LessonPage.objects.get(pk=course.lessons[2].pk).unpublish()
    handle()
    assert Requirement.objects.get().effective_at is not None
    wait(days=2)
    assert completed(sari, rini) == [True, True]


def test_what_was_stopped_can_still_be_applied(waiting, sari, dewi):
    stop(waiting, dewi)
    assert apply_now(waiting, dewi) == 1
    assert completed(sari) == [True]


def test_what_is_not_as_it_was_proposed_is_not_applied(waiting, course, sari, dewi):
    """The worker has not come by since the pages changed once more."""
    LessonPage.objects.get(pk=course.lessons[2].pk).unpublish()
    with pytest.raises(NothingProposedError):
        apply_now(waiting, dewi)
    assert completed(sari) == [False]


@pytest.mark.parametrize(("act", "expected"), [("apply", True), ("stop", False)])
def test_the_clinic_acts_in_the_admin(waiting, sari, dewi, as_user, wait, act, expected):
    client = as_user(dewi)
    listed = client.get(reverse(f"{NAME}:index")).content.decode()
    assert "Inovasi daerah" in listed
    record = client.get(reverse(f"{NAME}:inspect", args=[waiting.pk])).content.decode()
    assert "1 peserta" in record
    assert "Pelajaran 2.2" in record
    url = reverse(f"{NAME}:{act}", args=[waiting.pk])
    key = client.get(url).context["form"]["client_key"].value()
    for _ in range(2):  # the same form, sent twice
        assert client.post(url, {"client_key": key}).status_code == 302
    wait(days=2)
    assert completed(sari) == [expected]
    action = f"courses.{act}_requirement"
    assert ModelLogEntry.objects.filter(action=action, user=dewi).count() == 1


@pytest.mark.parametrize("name", ["index", "inspect", "apply", "stop"])
def test_editors_do_not_decide(waiting, sari, aulia, root, as_user, name):
    args = [] if name == "index" else [waiting.pk]
    url = reverse(f"{NAME}:{name}", args=args)
    assert as_user(root).get(url).status_code == 200
    client = as_user(aulia)
    assert client.get(url).status_code == 302
    assert client.post(url).status_code in {302, 405}
    assert completed(sari) == [False]
    assert Requirement.objects.get().effective_at is not None


def test_the_listing_asks_no_more_when_more_wait(
    waiting, course, make_course, sari, dewi, as_user, queries_of, handle
):

    client, url = as_user(dewi), reverse(f"{NAME}:index")

    def ask() -> None:
        assert client.get(url).status_code == 200

    ask()
    few = queries_of(ask)
    for number in range(3):
        other = make_course(f"Kursus {number}", lessons=2)
        enroll(sari, other)
        finish_activity(sari, other.lessons[0])
        other.lessons[1].unpublish()
    handle()
    assert Requirement.objects.changing().count() == 4
    assert queries_of(ask) == few

"""What is required leads and counts; what is optional is there and says so."""

import re

import pytest
from django.urls import reverse

from courses.completion.operations import stop, take_effect_when_due
from courses.learning.operations import enroll, finish_activity, view_activity
from courses.learning.outline import Outline
from courses.models import Enrollment, LessonPage, Requirement
from foundation.outbox.operations import deliver_due


@pytest.fixture
def course(make_course, set_clock):
    set_clock("2027-03-01 09:00")
    return make_course(modules=2, lessons=4)


def _make_optional(*lessons) -> None:
    LessonPage.objects.filter(pk__in=[each.pk for each in lessons]).update(is_required=False)


def _button(html: str) -> tuple[str, str]:
    """Address and label of the one next thing to do."""
    found = re.search(
        r'page-head__actions.*?<a class="kl-button[^"]*" href="([^"]+)">(.*?)</a>', html, re.DOTALL
    )
    assert found, "no button"
    return found[1], re.sub(r"<[^>]+>|\s+", " ", found[2]).strip()


def _lines(html: str) -> dict[str, str]:
    """Words below each title of the outline."""
    lines = re.findall(r'outline__title">([^<]+)<.*?outline__meta">(.*?)</span>', html, re.DOTALL)
    return {title: " ".join(meta.split()) for title, meta in lines}


@pytest.fixture
def seven_of_eight(course, sari) -> None:
    enroll(sari, course)
    for lesson in course.lessons[:7]:
        finish_activity(sari, lesson)
    LessonPage.objects.get(pk=course.lessons[7].pk).unpublish()
    deliver_due()


def test_seven_of_eight_done_and_the_eighth_taken_down_is_complete_the_next_day(
    course, sari, as_user, seven_of_eight, set_clock
):
    client = as_user(sari)
    html = client.get(course.url).content.decode()
    assert "dicatat selesai pada 2 Maret 2027" in html
    assert "Selesaikan bimtek" not in html
    set_clock("2027-03-02 09:01")
    take_effect_when_due()
    assert Enrollment.objects.get().completed_on.isoformat() == "2027-03-02"
    assert (
        "Anda menyelesaikan bimtek ini pada 2 Maret 2027" in client.get(course.url).content.decode()
    )
    assert "Sedang berjalan" not in client.get(reverse("courses:history")).content.decode()


def test_whoever_waits_for_the_clinic_is_told(course, sari, dewi, as_user, seven_of_eight):
    stop(Requirement.objects.get(), dewi)
    assert "sedang diperbaiki" in as_user(sari).get(course.url).content.decode()


def test_the_last_act_of_a_learner_waits_for_the_same_day(course, sari, as_user, seven_of_eight):
    """Pressing what is still open elsewhere, or sent from an old page, does not outwit the delay."""
    done = reverse("courses:finish_lesson", args=[course.lessons[6].pk])
    as_user(sari).post(done)
    assert Enrollment.objects.get().completed_on is None


def test_the_share_is_of_what_is_required(course, sari, as_user):
    _make_optional(*course.lessons[4:])
    enrollment = enroll(sari, course)
    finish_activity(sari, course.lessons[5])
    outline = Outline.of(course, enrollment)
    assert (outline.done, outline.total, outline.percent) == (0, 4, 0)
    finish_activity(sari, course.lessons[0])
    outline = Outline.of(course, enrollment)
    assert (outline.done, outline.total, outline.percent) == (1, 4, 25)
    html = as_user(sari).get(course.url).content.decode()
    assert "1 dari 4 pelajaran wajib selesai" in html
    assert (
        "1 dari 4 pelajaran wajib selesai"
        in as_user(sari).get(reverse("home:start")).content.decode()
    )


def test_where_all_is_required_the_words_stay(course, sari, as_user):
    enroll(sari, course)
    html = as_user(sari).get(course.url).content.decode()
    assert "0 dari 8 pelajaran selesai" in html
    assert "opsional" not in html


def test_continue_leads_past_what_is_optional(course, sari, as_user):
    _make_optional(*course.lessons[1:3])
    enroll(sari, course)
    finish_activity(sari, course.lessons[0])
    client = as_user(sari)
    url, label = _button(client.get(course.url).content.decode())
    assert (url, label) == (course.lessons[3].url, f"Lanjutkan: {course.lessons[3].title}")
    client.get(course.lessons[1].url)  # reading an optional one does not change it
    assert _button(client.get(course.url).content.decode())[0] == course.lessons[3].url


def test_what_is_optional_says_so_in_the_outline_and_on_its_page(course, sari, as_user):
    _make_optional(course.lessons[1])
    enroll(sari, course)
    client = as_user(sari)
    for page in (course, course.lessons[0]):
        lines = _lines(client.get(page.url).content.decode())
        optional = {title for title, words in lines.items() if "opsional" in words}
        assert optional == {course.lessons[1].title}
    own = client.get(course.lessons[1].url).content.decode()
    assert re.search(r'class="kl-lesson-place">[^<]*opsional', own)
    assert (
        "opsional"
        not in client.get(course.lessons[0].url).content.decode().split("lesson-outline")[0]
    )


def test_a_new_optional_lesson_takes_nothing_of_the_share(course, sari, set_clock):
    enrollment = enroll(sari, course)
    set_clock("2027-03-10 09:00")
    module = course.get_children().first()
    extra = LessonPage(title="Tambahan", minutes=5, is_required=False, live=False)
    module.add_child(instance=extra).save_revision().publish()
    outline = Outline.of(course, enrollment)
    assert (outline.added, outline.total, len(outline.steps)) == (0, 8, 9)


def test_start_the_first_lesson_opens_the_first(course, sari, as_user):
    enroll(sari, course)
    client = as_user(sari)
    client.get(course.lessons[7].url)
    assert Enrollment.objects.get().last_activity_id == course.lessons[7].pk
    url, label = _button(client.get(course.url).content.decode())
    assert (url, label) == (course.lessons[0].url, "Mulai pelajaran pertama")


def test_a_course_that_requires_nothing_still_leads_on(course, sari, as_user):
    _make_optional(*course.lessons)
    enrollment = enroll(sari, course)
    view_activity(sari, course.lessons[0])
    outline = Outline.of(course, enrollment)
    assert outline.next_step.activity.pk == course.lessons[0].pk
    assert (outline.total, outline.percent) == (0, 0)
    assert "Mulai pelajaran pertama" in as_user(sari).get(course.url).content.decode()

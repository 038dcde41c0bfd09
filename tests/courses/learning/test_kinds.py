"""An app that knows nothing but `courses` brings kinds of activity."""

import pytest
from django.apps import AppConfig, apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.template.utils import get_app_template_dirs
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data

from courses.learning.operations import (
    NotMarkedByLearnerError,
    enroll,
    finish_activity,
    mark_done,
    view_activity,
)
from courses.learning.outline import Outline
from courses.models import ActivityPage, ActivityProgress, Enrollment, LessonPage, ModulePage

STRANGER = "tests.courses.strange"


@pytest.fixture
def strange(committed_db):
    """Its models; the tables are those of this test's own database.

    Installed by hand: with `INSTALLED_APPS` every other app would get ready once more.
    """
    config = AppConfig.create(STRANGER)
    config.apps, config.models = apps, apps.all_models[config.label]
    apps.app_configs[config.label] = config
    config.import_models()
    _forget_installed()
    with connection.schema_editor() as editor:
        for model in config.get_models():
            editor.create_model(model)
    yield config.models_module
    del apps.app_configs[config.label]
    _forget_installed()


def _forget_installed() -> None:
    apps.clear_cache()
    get_app_template_dirs.cache_clear()
    ContentType.objects.clear_cache()


@pytest.fixture
def course(strange, make_course):
    """A lesson, a walk and a riddle."""
    course = make_course(lessons=1)
    module = course.lessons[0].get_parent()
    for page in (
        strange.WalkPage(title="Ke hulu", way="Lewat Juai"),
        strange.RiddlePage(title="Teka-teki"),
    ):
        page.minutes = 5
        module.add_child(instance=page)
        course.lessons.append(page)
    return course


def _admitted():
    """Without those of `assessments`, which a site may have installed."""
    found = ModulePage.allowed_subpage_models()
    return {each for each in found if each._meta.app_label != "assessments"}


def test_a_module_admits_every_installed_kind_and_not_the_common_one(strange):
    kinds = [strange.WalkPage, strange.RiddlePage]
    assert _admitted() == {LessonPage, *kinds}
    assert all(kind.can_create_at(_module()) for kind in kinds)
    assert strange.WalkPage.allowed_parent_page_models() == [ModulePage]
    assert not ActivityPage.can_create_at(_module())


def _module() -> ModulePage:
    return ModulePage(title="Bab")


def test_without_that_app_a_module_admits_lessons(db):
    assert _admitted() == {LessonPage}


def test_control_arm_the_plain_list_of_wagtail_admits_no_subclass(strange):
    plain = super(ModulePage, ModulePage).clean_subpage_models()
    ModulePage._clean_subpage_models = None  # what it kept
    assert plain == [ActivityPage]
    assert strange.WalkPage not in plain


def test_an_editor_makes_one_below_a_module(course, strange, aulia, as_user):
    module = course.lessons[0].get_parent()
    client = as_user(aulia)
    offered = reverse("wagtailadmin_pages:add_subpage", args=[module.pk])
    assert "strange" in client.get(offered).content.decode()
    url = reverse("wagtailadmin_pages:add", args=["strange", "walkpage", module.pk])
    assert client.get(url).status_code == 200
    form = {"title": "Ke hilir", "slug": "ke-hilir", "way": "Naik perahu", "minutes": "0"}
    form |= {"is_required": "on", "action-publish": "1", "comments": _no_comments()}
    html = client.post(url, nested_form_data(form), follow=True).content.decode()
    assert "lebih dari 0" in html  # as of a lesson
    client.post(url, nested_form_data({**form, "minutes": "7"}))
    walk = strange.WalkPage.objects.get(slug="ke-hilir")
    assert (walk.live, walk.minutes) == (True, 7)
    assert Outline.of(course).steps[-1].activity.pk == walk.pk


def _no_comments() -> dict[str, str]:
    return {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0", "MIN_NUM_FORMS": "0", "MAX_NUM_FORMS": ""}


def test_each_kind_is_read_and_done_in_its_own_way(course, sari, as_user):
    enroll(sari, course)
    client = as_user(sari)
    lesson, walk, riddle = course.lessons
    html = client.get(walk.url).content.decode()
    assert "Jalan: Lewat Juai" in html
    assert "Pelajaran 2 dari 3" in html
    assert Enrollment.objects.get().last_activity_id == walk.pk
    assert client.post(reverse("courses:view_lesson", args=[walk.pk])).status_code == 204
    assert ActivityProgress.objects.get().done_at is not None
    html = client.get(riddle.url).content.decode()
    assert "Jawab di sini" in html
    assert "Selesai, lanjut" not in html
    finish = reverse("courses:finish_lesson", args=[riddle.pk])
    assert client.post(finish).status_code == 404
    client.post(reverse("courses:finish_lesson", args=[lesson.pk]))
    assert Outline.of(course, Enrollment.objects.get()).percent == 66
    assert Enrollment.objects.get().completed_on is None


def test_a_kind_completes_the_course_by_its_own_operation(course, sari, strange):
    enroll(sari, course)
    lesson, walk, riddle = course.lessons
    finish_activity(sari, lesson)
    view_activity(sari, walk)
    with pytest.raises(NotMarkedByLearnerError):
        mark_done(sari, ActivityPage.objects.get(pk=riddle.pk))
    assert riddle.answer(sari, "orang utan") is None
    assert riddle.answer(sari, "bekantan").completed_on is not None


def test_the_last_activity_may_be_done_by_being_opened(course, sari):
    enroll(sari, course)
    lesson, walk, riddle = course.lessons
    finish_activity(sari, lesson)
    finish_activity(sari, riddle)
    view_activity(sari, ActivityPage.objects.get(pk=walk.pk))  # whichever class it comes as
    assert Enrollment.objects.get().completed_on is not None

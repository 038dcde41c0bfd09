"""Drafts may be half empty; what is published says what it is worth."""

import pytest
from django.utils import timezone, translation
from wagtail.test.utils.form_data import nested_form_data, streamfield

from courses.models import CourseIndexPage, CoursePage, LessonPage, ModulePage

EMPTY = nested_form_data(
    {"title": "Judul", "slug": "judul", "cover": streamfield([]), "body": streamfield([])}
)


@pytest.mark.parametrize(
    ("model", "field"), [(CoursePage, "jp"), (LessonPage, "minutes")], ids=["course", "lesson"]
)
@pytest.mark.parametrize(("value", "is_fine"), [("0", False), ("", False), ("3", True)])
def test_nothing_is_published_at_zero(root, model, field, value, is_fine):
    form_class = model.get_edit_handler().get_form_class()
    data = {**EMPTY, field: value}
    form = form_class(data, instance=model(), for_user=root)
    assert (field not in form.errors) == is_fine


def test_a_draft_is_saved_half_empty(root):
    form_class = CoursePage.get_edit_handler().get_form_class()
    form = form_class({**EMPTY, "jp": "0"}, instance=CoursePage(), for_user=root)
    form.defer_required_fields()
    form.is_valid()
    assert "jp" not in form.errors


def test_pages_stand_where_they_belong():
    assert CoursePage.allowed_parent_page_models() == [CourseIndexPage]
    assert ModulePage.allowed_parent_page_models() == [CoursePage]
    assert LessonPage.allowed_parent_page_models() == [ModulePage]
    assert LessonPage.allowed_subpage_models() == []


def test_the_form_of_a_course_asks_for_what_the_catalogue_shows(root):
    form = CoursePage.get_edit_handler().get_form_class()(instance=CoursePage(), for_user=root)
    shown = ("title", "introduction", "cover", "jp", "topics", "audience", "audience_opds")
    with translation.override("id"):
        labels = {name: str(form.fields[name].label) for name in shown}
        choices = [str(label).lower() for value, label in form.fields["audience"].choices if value]
    assert [labels[name] for name in ("introduction", "jp", "topics", "audience")] == [
        "Ringkasan",
        "Jam pelajaran (JP)",
        "Topik",
        "Sasaran",
    ]
    assert choices == [
        "semua orang",
        "semua pemilik akun",
        "pegawai asn",
        "pegawai perangkat daerah yang disebut di bawah",
    ]


def test_a_page_that_a_colleague_locked_names_her(
    make_course, make_member, bapperida, aulia, as_user
):
    course = make_course()
    lina = make_member("Lina Marlina", bapperida)
    course.locked, course.locked_by, course.locked_at = True, lina, timezone.now()
    course.save()
    page = as_user(aulia).get(f"/cms/pages/{course.pk}/edit/").content.decode()
    assert "Lina Marlina" in page
    assert 'name="action-publish"' not in page
    course.locked = False
    course.save()
    assert (
        'name="action-publish"'
        in as_user(aulia).get(f"/cms/pages/{course.pk}/edit/").content.decode()
    )

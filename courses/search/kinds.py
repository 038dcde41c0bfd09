"""Courses and lessons in the search of a site."""

from collections.abc import Collection

from django.db import models
from django.db.models.functions import Length, Substr
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from courses.choices import Level
from courses.models import CoursePage, LessonPage, SearchText
from courses.models.activities import is_readable_by
from courses.search.entries import indexed_with
from courses.search.pages import page_hit, page_text
from foundation.search.kinds import Row, SearchKind
from foundation.search.words import Term
from foundation.users import AnyUser


def _indexed(user: AnyUser, term: Term) -> Collection[models.Q]:
    return [indexed_with(SearchText, term)]


def _course_title() -> models.Subquery:
    """Of the course two levels above."""
    above = Substr(models.OuterRef("path"), 1, Length(models.OuterRef("path")) - 2 * Page.steplen)
    return models.Subquery(CoursePage.objects.filter(path=above).order_by().values("title")[:1])


def _level(row: Row) -> str:
    return str(dict(Level.choices).get(row.note, ""))


COURSES = SearchKind(
    name="bimtek",
    label=_("Courses"),
    order=10,
    rows=lambda user: CoursePage.objects.visible_to(user),
    hit=page_hit(_level),
    columns={
        "title": "title",
        "text": page_text("introduction", "body"),
        "note": "level",
        "ref": "url_path",
    },
    titles=("title",),
    also=_indexed,
)
LESSONS = SearchKind(
    name="pelajaran",
    label=_("Lessons"),
    order=20,
    rows=lambda user: LessonPage.objects.readable_by(user),
    hit=page_hit(),
    columns={
        "title": "title",
        "text": page_text("search_description", "body"),
        "note": _course_title(),
        "ref": "url_path",
    },
    titles=("title",),
    also=_indexed,
)
# By title alone: the text of a lesson is for those who are enrolled.
CLOSED = SearchKind(
    name="terkunci",
    label=_("Lessons that open when you enroll"),
    order=30,
    rows=lambda user: LessonPage.objects.listed_for(user).exclude(is_readable_by(user)),
    hit=page_hit(),
    columns={"title": "title", "note": _course_title(), "ref": "url_path"},
    titles=("title",),
)
KINDS = (COURSES, LESSONS, CLOSED)

"""A plugin stays where something stands on it, or lies below its pages, and says what."""

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page, Site

from courses.models import CourseIndexPage
from foundation.removal import operations, standing
from foundation.removal.leaving import leaving
from foundation.removal.refusals import RemovalRefusedError
from home.models import HomePage


def _refusal(name: str) -> str:
    with pytest.raises(RemovalRefusedError) as refusal:
        standing.refuse_to_delete(leaving(name))
    return str(refusal.value)


@pytest.mark.parametrize("way", ["--keep", "--delete", "--dry-run"])
def test_below_an_app_that_is_installed_it_stays(db, tmp_path, way):
    with pytest.raises(CommandError) as refusal:
        call_command("remove_plugin", "innovations", way, "--yes", to=tmp_path)
    told = "innovations stays: home and mentoring need it and are installed. Remove home first."
    assert str(refusal.value) == told
    assert list(tmp_path.iterdir()) == []


def test_one_app_above_is_named(db):
    with pytest.raises(
        RemovalRefusedError, match="mentoring stays: home needs it and is installed"
    ):
        standing.refuse_below_others(leaving("mentoring"))


def test_what_is_no_plugin_here_is_told(db):
    with pytest.raises(CommandError, match="wagtail is no plugin that is installed here"):
        call_command("remove_plugin", "wagtail")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("agents", "agents stays: AUTH_USER_MODEL is agents.User."),
        ("home", "WAGTAILIMAGES_IMAGE_MODEL is home.Picture"),
        (
            "courses",
            "home.GuideLesson.lesson points to courses.LessonPage. Take that field out of home",
        ),
        ("scheduling", "mentoring.Session.booking points to scheduling.Booking."),
    ],
)
def test_what_a_setting_names_or_a_model_points_to_stays(db, name, told):
    assert told in _refusal(name)


def test_what_migrations_of_others_stand_on_is_named(db):
    found = list(standing.migrations_above(leaving("courses")))
    assert "courses stays: migration 0001_initial of home stands on one of its own." in found
    assert found[0].startswith("courses stays: migration 0002_quizzes of assessments stands on")


def test_a_page_of_another_kind_below_its_own_is_refused_by_name(db):
    catalogue = CourseIndexPage.objects.get()
    page = catalogue.add_child(instance=Page(title="Village news", slug="village-news"))
    told = f"“Village news” (wagtailcore.page, page {page.pk}) lies below “{catalogue.title}”"
    assert list(standing.pages_of_others(leaving("courses"))) == [
        f"{told}: move it elsewhere or delete it first."
    ]
    for number in range(standing.SHOWN):
        catalogue.add_child(instance=Page(title=f"More {number}", slug=f"more-{number}"))
    found = list(standing.pages_of_others(leaving("courses")))
    assert len(found) == standing.SHOWN + 1
    assert found[-1] == "There are more of them."


def test_the_front_page_of_a_site_is_refused(db):
    catalogue = CourseIndexPage.objects.get()
    assert list(standing.pages_of_others(leaving("courses"))) == []
    Site.objects.update(root_page=catalogue)
    found = list(standing.pages_of_others(leaving("courses")))
    assert found == [
        f"“{catalogue.title}” is the front page of {Site.objects.get()}: give the site another first."
    ]


def test_rehearsing_is_refused_as_the_act_is(db):
    with pytest.raises(RemovalRefusedError):
        operations.rehearse("home", operations.DELETE)
    assert HomePage.objects.exists()

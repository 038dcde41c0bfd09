"""`manage.py remove_plugin`: what it asks, says and leaves alone. `home` stands above all."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision

from courses.models import LessonPage
from foundation.management.commands.remove_plugin import Command
from foundation.removal import operations
from foundation.removal.leaving import leaving
from home.models import GuideLesson, GuidePage, NewsIndexPage, NewsPage


def _run(*arguments: str, **options: object) -> str:
    out = StringIO()
    call_command("remove_plugin", "home", *arguments, stdout=out, **options)
    return out.getvalue()


def test_unasked_it_exports_and_unpublishes_and_says_what_is_next(db, world, tmp_path):
    live = leaving("home").pages().filter(live=True).count()
    rows = Page.objects.count()
    said = _run(to=tmp_path)
    assert f"Pages unpublished: {live}\n" in said
    assert "manage.py remove_plugin home --delete" in said
    assert not leaving("home").pages().filter(live=True).exists()
    assert Page.objects.count() == rows
    assert PageLogEntry.objects.filter(action="wagtail.unpublish").count() == live
    (place,) = tmp_path.iterdir()
    assert str(place) in said
    assert (place / "pages.jsonl").exists()


def test_what_was_scheduled_is_not_published_later(db, tmp_path):
    page = NewsPage(title="Later", lead="x", date=timezone.localdate(), live=False)
    NewsIndexPage.objects.get().add_child(instance=page)
    page.save_revision(approved_go_live_at=timezone.now() + timedelta(days=1))
    _run(to=tmp_path)
    assert not Revision.objects.exclude(approved_go_live_at=None).exists()


def test_a_rehearsal_counts_and_changes_nothing(db, world, tmp_path):
    before = Page.objects.filter(live=True).count()
    said = json.loads(_run("--dry-run", report="json", to=tmp_path))
    assert said["is_rehearsal"] is True
    assert said["way"] == "keep"
    assert said["pages"] == leaving("home").pages().filter(live=True).count()
    assert said["private_files"] == 0  # who keeps the records keeps their files
    assert Page.objects.filter(live=True).count() == before
    assert list(tmp_path.iterdir()) == []


def test_a_rehearsal_of_deleting_tells_each_model_and_table(db, world):
    report = operations.told(leaving("mentoring"))
    assert report.rows["mentoring.Session"] > 0
    assert report.rows["scheduling.Booking"] > 0
    assert report.rows["foundation.Reminder"] > 0
    assert report.rows["contenttypes.ContentType"] == len(leaving("mentoring").content_types())
    assert "mentoring_session" in report.tables
    assert report.pages == 0


def test_pages_that_stay_and_link_to_one_that_goes_are_named(db, world):
    guide, lesson = GuidePage.objects.order_by("pk")[0], LessonPage.objects.order_by("pk")[0]
    assert operations.told(leaving("courses")).links == []
    GuideLesson.objects.create(guide=guide, lesson=lesson)
    ReferenceIndex.create_or_update_for_object(GuidePage.objects.get(pk=guide.pk))
    assert operations.told(leaving("courses")).links == [guide.title]


def test_the_two_ways_exclude_each_other(db):
    with pytest.raises(CommandError, match="not allowed with argument"):
        _run("--keep", "--delete")


@pytest.mark.parametrize("typed", ["yes", "", None])
def test_whoever_does_not_type_the_name_deletes_nothing(db, monkeypatch, typed):
    monkeypatch.setattr("sys.stdin", StringIO("" if typed is None else f"{typed}\n"))
    command = Command(stdout=StringIO(), stderr=StringIO())
    with pytest.raises(CommandError, match="Nothing was changed"):
        command.confirm(operations.told(leaving("mentoring")))


def test_whoever_types_the_name_goes_on(db, monkeypatch):
    monkeypatch.setattr("sys.stdin", StringIO("mentoring\n"))
    asked = StringIO()
    Command(stdout=StringIO(), stderr=asked).confirm(operations.told(leaving("mentoring")))
    assert "mentoring: 0 pages" in asked.getvalue()

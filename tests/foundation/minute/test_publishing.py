"""Pages that were given a time go live and come down by the minute loop."""

import pytest
from django.core.management import call_command
from django.db import transaction
from wagtail.models import Page, PageLogEntry, Revision

from courses.completion.operations import take_effect_when_due
from courses.learning.operations import enroll, finish_activity
from courses.models import CoursePage, Enrollment, LessonPage
from foundation.minute.duties import run_all
from foundation.minute.publishing import publish_scheduled
from foundation.outbox.operations import deliver_due
from home.models import NewsIndexPage, NewsPage
from tests.foundation.conftest import local


@pytest.fixture(autouse=True)
def _a_monday(set_clock):
    set_clock("2027-03-01 09:00")


@pytest.fixture
def make_news(database):
    """A draft; `schedule(page, live_at, expire_at)` says when."""

    def make(title: str, live: bool = False) -> NewsPage:
        page = NewsPage(title=title, date="2027-03-01", lead="Dua kalimat.", live=live)
        NewsIndexPage.objects.get().add_child(instance=page)
        if live:
            page.save_revision().publish()
        return page

    return make


def _schedule(page, go_live: str | None = None, expire: str | None = None, **fields):
    page = type(page).objects.get(pk=page.pk).get_latest_revision_as_object()
    page.go_live_at = local(go_live) if go_live else None
    page.expire_at = local(expire) if expire else None
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()


def _live() -> dict[str, bool]:
    return dict(NewsPage.objects.values_list("title", "live"))


def test_a_page_goes_live_at_its_time_and_expires_at_its_time(make_news, set_clock, client):
    page = make_news("Bimtek dibuka")
    _schedule(page, "2027-03-02 08:00", "2027-03-05 16:00")
    url = page.get_url()
    for clock, status in [
        ("2027-03-02 07:59", 404),
        ("2027-03-02 08:00", 200),
        ("2027-03-05 15:59", 200),
        ("2027-03-05 16:00", 404),
    ]:
        set_clock(clock)
        run_all()
        assert client.get(url).status_code == status, clock
    page.refresh_from_db()
    assert page.expired
    actions = list(PageLogEntry.objects.filter(page=page.pk).values_list("action", flat=True))
    assert {"wagtail.publish.scheduled", "wagtail.unpublish.scheduled"} <= set(actions)


def test_a_new_version_of_a_live_page_is_shown_from_its_hour_on(make_news, set_clock):
    page = make_news("Lama", live=True)
    _schedule(page, "2027-03-02 08:00", title="Baru")
    set_clock("2027-03-02 07:59")
    publish_scheduled()
    assert _live() == {"Lama": True}
    set_clock("2027-03-02 08:01")
    publish_scheduled()
    assert _live() == {"Baru": True}
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()


@pytest.mark.parametrize("expire", ["2027-03-02 06:00", "2027-03-02 08:00"])
def test_a_version_approved_for_later_outlives_the_one_that_expires(make_news, set_clock, expire):
    page = make_news("Lama")
    _schedule(page, None, expire)
    _schedule(page, "2027-03-02 08:00", title="Baru")
    for clock in ("2027-03-02 07:00", "2027-03-02 08:00"):
        set_clock(clock)
        publish_scheduled()
    assert _live() == {"Baru": True}


def test_one_page_that_fails_does_not_stop_the_others(make_news, set_clock, monkeypatch, caplog):
    for title in ("Satu", "Dua", "Tiga"):
        _schedule(make_news(title), "2027-03-02 08:00")
    ending = [make_news(title, live=True) for title in ("Empat", "Lima", "Enam")]
    for page in ending:
        _schedule(page, None, "2027-03-02 08:00")
    real = Page.save

    def save(self, *args, **kwargs):
        real(self, *args, **kwargs)
        if self.title in {"Dua", "Lima"}:
            raise OSError("disk")

    monkeypatch.setattr(NewsPage, "save", save)
    monkeypatch.setattr(Page, "save", save)
    set_clock("2027-03-02 08:01")
    # As Wagtail's own command does it, the first that fails is the last.
    with pytest.raises(OSError, match="disk"), transaction.atomic():
        call_command("publish_scheduled")
    assert publish_scheduled() == "2 live, 2 expired, 2 failed"
    assert _live() == {
        "Satu": True,
        "Tiga": True,
        "Empat": False,
        "Enam": False,
        "Dua": False,
        "Lima": True,  # and nothing of them has changed by half
    }
    assert "disk" in caplog.text
    monkeypatch.undo()
    set_clock("2027-03-02 08:02")
    assert publish_scheduled() == "1 live, 1 expired"
    assert publish_scheduled() == "0 live, 0 expired"


def test_what_hangs_on_publishing_by_hand_hangs_on_the_clock_too(make_course, sari, set_clock):
    """A required lesson that expires is required no more; who has done the rest completes."""
    course = make_course(lessons=2)
    enroll(sari, course)
    finish_activity(sari, course.lessons[0])
    _schedule(LessonPage.objects.get(pk=course.lessons[1].pk), None, "2027-03-02 08:00")
    for clock in ("2027-03-02 08:00", "2027-03-02 08:01", "2027-03-03 08:01", "2027-03-03 08:02"):
        set_clock(clock)
        publish_scheduled()
        deliver_due()
        take_effect_when_due()
    assert Enrollment.objects.get().completed_on is not None


def test_a_course_that_is_taken_down_by_the_clock_decides_nothing(make_course, sari, set_clock):
    course = make_course(lessons=2)
    enroll(sari, course)
    finish_activity(sari, course.lessons[0])
    _schedule(CoursePage.objects.get(pk=course.pk), None, "2027-03-02 08:00")
    for clock in ("2027-03-02 08:00", "2027-03-04 08:00"):
        set_clock(clock)
        publish_scheduled()
        deliver_due()
        take_effect_when_due()
    assert Enrollment.objects.get().completed_on is None

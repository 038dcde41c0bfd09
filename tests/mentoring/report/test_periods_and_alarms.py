"""The mentoring report: stalled innovations, overdue follow-ups, first answers, and periods."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from foundation.calendar import working_days
from foundation.models import Holiday
from foundation.reports.periods import FREE, Period
from mentoring.models import Assignment, FollowUp
from mentoring.report.figures import MentoringReport
from tests.mentoring.conftest import local
from tests.mentoring.consultations.talks import say
from tests.mentoring.makers import rewrite

REPORT = reverse("mentoring:supervision")


def _figures(client, **query):
    return client.get(REPORT, query).context["report"].total().figures


def _rows(client, figure: str, **query) -> list[list[str]]:
    url = reverse("mentoring:supervision_rows", args=["semua", figure])
    return [[cell.text for cell in row] for row in client.get(url, query).context["table"].rows]


def _accompanied_since(assignment, day: date) -> None:
    Assignment.objects.filter(pk=assignment.pk).update(starts_on=day)


def test_an_innovation_has_stalled_once_nobody_met_for_so_long(
    assignment, innovation, fauzi, as_user, set_clock, settings
):
    settings.MENTORING_STALLED_DAYS = 30
    first = assignment.starts_on
    set_clock(f"{first + timedelta(days=29)} 08:00")
    assert _figures(as_user(fauzi))["stalled"] == 0
    set_clock(f"{first + timedelta(days=30)} 08:00")
    client = as_user(fauzi)
    assert _figures(client)["stalled"] == 1
    assert [(row[0], row[3], row[4]) for row in _rows(client, "stalled")] == [
        (innovation.name, "–", "30")
    ]


def test_a_session_ahead_or_held_lately_is_no_standstill(
    session, assignment, fauzi, as_user, settings, today
):
    settings.MENTORING_STALLED_DAYS = 5
    _accompanied_since(assignment, today - timedelta(days=60))
    client = as_user(fauzi)
    assert _figures(client)["stalled"] == 0  # one lies ahead
    held = local(f"{today - timedelta(days=4)} 09:00")
    rewrite(session, status="took_place", starts_at=held, ends_at=held + timedelta(minutes=30))
    assert _figures(client)["stalled"] == 0
    held -= timedelta(days=1)
    rewrite(session, status="took_place", starts_at=held, ends_at=held + timedelta(minutes=30))
    assert _figures(client)["stalled"] == 1


def test_a_follow_up_is_overdue_from_the_day_after_it_was_due(
    session, sari, fauzi, noor, as_user, today, set_clock
):
    held = local("2026-03-02 09:00")
    rewrite(session, status="took_place", starts_at=held, ends_at=held + timedelta(minutes=30))
    item = FollowUp.objects.create(
        innovation=session.innovation,
        session=session,
        what="Rahasia",
        owner=sari.person,
        due_on=today,
        made_at=held,
    )
    client = as_user(fauzi)
    assert _figures(client)["late"] == 0
    set_clock(f"{today + timedelta(days=2)} 08:00")
    assert _figures(client)["late"] == 1
    rows = _rows(client, "late")
    assert (rows[0][2], rows[0][4]) == (sari.person.full_name, "2")
    assert all("Rahasia" not in text for row in rows for text in row)
    assert _figures(as_user(noor))["late"] == 0
    item.done_at = local(f"{today + timedelta(days=2)} 07:00")
    item.save()
    assert _figures(client)["late"] == 0


def test_the_first_answer_is_counted_in_working_days(talk, budi, fauzi, dewi, as_user, set_clock):
    client = as_user(fauzi)
    assert (_figures(client)["asked"], _figures(client)["answered"]) == (1, 0)
    set_clock("2026-03-12 15:00")  # asked on Monday the 9th
    say(budi, talk, "Jawaban")
    set_clock("2026-03-20 15:00")
    say(budi, talk, "Lagi")
    assert _figures(client)["answered"] == 1
    assert _rows(client, "answered")[0][4:] == [budi.person.full_name, "3"]
    page = client.get(REPORT)
    assert "separuhnya dalam 3 hari kerja" in page.text
    assert talk.subject not in page.text


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [
        (date(2026, 3, 9), date(2026, 3, 9), 0),
        (date(2026, 3, 6), date(2026, 3, 9), 1),
        (date(2026, 3, 9), date(2026, 3, 16), 4),
    ],
)
def test_days_between_leave_out_weekends_and_holidays(db, first, last, count):
    Holiday.objects.all().delete()
    Holiday.objects.create(day=date(2026, 3, 11), name="Libur", kind="national")
    assert working_days.between(first, last) == count


def test_a_part_of_a_year_counts_what_began_in_it(session, assignment, fauzi, as_user):
    held = local("2026-02-10 09:00")
    rewrite(session, status="took_place", starts_at=held, ends_at=held + timedelta(minutes=30))
    client = as_user(fauzi)
    for periode, count in (("b2", 1), ("b1", 0), ("t1", 1), ("s1", 1), ("", 1)):
        assert _figures(client, tahun=2026, periode=periode)["held"] == count
    assert len(_rows(client, "held-2", periode="t1")) == 1
    assert (
        client.get(
            reverse("mentoring:supervision_rows", args=["semua", "held-4"]), {"periode": "t1"}
        ).status_code
        == 404
    )


def test_months_of_days_that_cross_the_year_stand_apart(session, assignment, today):
    held = local("2026-01-05 09:00")
    rewrite(session, status="took_place", starts_at=held, ends_at=held + timedelta(minutes=30))
    period = Period(date(2025, 11, 10), date(2026, 2, 3), FREE)
    months = MentoringReport(period, None, today).total().months
    assert dict(months) == {11: 0, 12: 0, 13: 1, 14: 0}
    assert MentoringReport(Period(date(2024, 1, 1), today, FREE), None, today).total().months == {}

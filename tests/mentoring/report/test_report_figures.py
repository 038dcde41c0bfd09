"""Every figure of the mentoring report opens the rows that make it, and is what reckoning gives."""

import re
from collections import Counter
from datetime import date
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from agents.models import Opd
from agents.models.opds import opds_below
from agents.reporting.opds import NO_OPD
from innovations.models import Innovation
from mentoring.models import Assignment, Consultation, Session
from mentoring.models.rights import rights_of
from mentoring.report.figures import MONTHS, MentoringReport
from mentoring.report.sessions import OUTCOMES
from tests.sampling import to_follow

REPORT = reverse("mentoring:supervision")
FIGURE = re.compile(r'<a href="(/laporan/pendampingan/[^"?]+/\?[^"]+)">([\d.]+)</a>')
TILE = re.compile(
    r'<a class="kl-stat" href="([^"]+)">\s*<span class="kl-stat__value">([\d.]+)</span>', re.DOTALL
)
YEARS = range(2023, 2027)


def _links(client, year: int, unit: str = "") -> list[tuple[str, int]]:
    page = client.get(REPORT, {"tahun": year, "unit": unit}).content.decode()
    found = [*FIGURE.findall(page), *TILE.findall(page)]
    return [(unescape(url), int(figure.replace(".", ""))) for url, figure in found]


@pytest.mark.parametrize(
    ("who", "years", "least"),
    [("dewi", (2024, 2026), 100), ("fauzi", (2025, 2026), 60), ("noor", (2024, 2026), 15)],
)
def test_every_link_of_the_page_leads_to_as_many_rows_as_its_figure(
    request, world, who, years, least, as_user
):
    client = as_user(request.getfixturevalue(who))
    links = [link for year in years for link in _links(client, year)]
    assert len(links) > least
    for url, figure in to_follow(links, 30):
        response = client.get(url)
        assert response.status_code == 200, url
        assert response.context["page_obj"].paginator.count == figure, url


def test_every_link_of_one_unit_leads_to_as_many_rows_as_its_figure(world, dewi, as_user):
    client = as_user(dewi)
    unit = Opd.objects.get(name="Dinas Kesehatan Baru")
    links = _links(client, 2026, str(unit.pk))
    assert len(links) > 20
    for url, figure in to_follow(links, 30):
        assert client.get(url).context["page_obj"].paginator.count == figure, url


def test_innovations_are_what_counting_one_by_one_gives(world, today):
    for year in YEARS:
        report = MentoringReport(year, None, today)
        registered, alone = _innovations(report.cut_off)
        rows = {row.key: row.figures for row in report.rows}
        assert {place: rows[place]["innovations"] for place in registered} == dict(registered)
        assert {place: rows[place]["alone"] for place in alone} == dict(alone)
        assert report.total().figures["innovations"] == sum(registered.values())
    assert 0 < report.total().figures["alone"] < sum(registered.values())


def _innovations(day: date) -> tuple[Counter, Counter]:
    """By place: registered, and without mentor."""
    registered, alone = Counter(), Counter()
    for innovation in Innovation.objects.all():
        if timezone.localdate(innovation.created_at) <= day:
            place = _succeeded(innovation.opd, day)
            registered[place] += 1
            alone[place] += not _accompanied(innovation, day)
    return registered, alone


def _succeeded(opd, day: date):
    while opd and opd.valid_until and opd.valid_until < day:
        opd = opd.successor
    return opd.pk if opd else NO_OPD


def _accompanied(innovation, day: date) -> set[int]:
    found = Assignment.objects.running(day).accompanying(innovation).select_related("appointment")
    return {each.appointment.person_id for each in found if each.appointment.is_in_force(day)}


def test_sessions_are_what_counting_one_by_one_gives(world, today):
    outcomes = set()
    for year in YEARS:
        report = MentoringReport(year, None, today)
        counted = Counter(_sessions(year, report.cut_off))
        outcomes |= {name for _, _, _, name in counted}
        rows = {row.key: row for row in report.rows}
        loads = {load.mentor.pk: load.figures for load in report.loads}
        assert {(place, name): rows[place].figures[name] for place, _, _, name in counted} == _by(
            counted, 0, 3
        )
        held = Counter({key: count for key, count in counted.items() if key[3] == "held"})
        months = _by(held, 0, 2)
        assert {key: rows[key[0]].months[key[1]] for key in months} == months
        mentors = _by(held, 1, 3)
        assert {key: loads[key[0]]["held"] for key in mentors} == mentors
    assert outcomes == set(OUTCOMES)


def _sessions(year: int, day: date):
    """Place, mentor, month and outcome of each session that counts."""
    names = {"took_place": "held", "missed": "missed", "cancelled": "cancelled"}
    for session in Session.objects.select_related("booking", "innovation__opd"):
        begins = timezone.localtime(session.starts_at)
        name = names.get(session.status)
        if session.status == "confirmed" and session.ends_at <= timezone.now():
            name = "unreported"
        if name and begins.year == year and begins.date() <= day:
            place = session.opd_id or _succeeded(session.innovation.opd, day)
            yield place, session.mentor_id, begins.month, name


def _by(counted: Counter, *parts: int) -> dict:
    found: Counter = Counter()
    for key, count in counted.items():
        found[tuple(key[part] for part in parts)] += count
    return dict(found)


def test_rows_and_months_add_up_to_the_total(world, today, dinkes):
    for year in YEARS:
        for scope in (None, opds_below([dinkes.pk])):
            report = MentoringReport(year, scope, today)
            total = report.total()
            for name in report.opd_figures:
                assert total.figures[name] == sum(row.figures[name] for row in report.rows)
            assert sum(total.months[month] for month in MONTHS) == total.figures["held"]
            assert sum(load.figures["held"] for load in report.loads) == total.figures["held"]


def test_open_and_overdue_are_what_each_mentor_is_to_answer(world, today):
    loads = {load.mentor.pk: load.figures for load in MentoringReport(2026, None, today).loads}
    seen = Counter()
    for appointment in world.mentors:
        mine = Consultation.objects.filter(rights_of(appointment.person.user).answering)
        found = {"open": mine.open().count(), "overdue": mine.overdue(today).count()}
        figures = loads.get(appointment.person_id, Counter())
        assert {name: figures[name] for name in found} == found
        seen.update(found)
    assert seen["open"] > seen["overdue"] > 0


def test_accompanied_is_what_counting_one_by_one_gives(world, today):
    counted = Counter()
    for innovation in Innovation.objects.all():
        counted.update(_accompanied(innovation, today))
    report = MentoringReport(today.year, None, today)
    found = {load.mentor.pk: load.figures["accompanied"] for load in report.loads}
    assert {mentor: count for mentor, count in found.items() if count} == dict(counted)


def test_old_years_show_the_old_name_and_new_years_the_new_one(world, fauzi, as_user):
    client = as_user(fauzi)

    def names(year: int) -> set[str]:
        report = client.get(REPORT, {"tahun": year}).context["report"]
        return {row.opd.name for row in report.rows if row.figures["innovations"]}

    assert "Dinas Kesehatan" in names(2024)
    assert "Dinas Kesehatan Baru" not in names(2024)
    assert "Dinas Kesehatan" not in names(2026)
    assert "Dinas Kesehatan Baru" in names(2026)


def test_what_was_held_stays_where_it_was_held(world, dinkes, today):
    before = {row.key: dict(row.months) for row in MentoringReport(2024, None, today).rows}
    stamped = Session.objects.filter(outcome="took_place").exclude(opd=None)
    Innovation.objects.filter(sessions__in=stamped).update(opd=dinkes, group_name="")
    unstamped = Session.objects.filter(opd=None, outcome="took_place")
    assert unstamped.exists()
    after = MentoringReport(2024, None, today)
    moved = {row.key for row in after.rows if dict(row.months) != before.get(row.key)}
    touched = {
        _succeeded(each.innovation.opd, after.cut_off)
        for each in unstamped.select_related("innovation__opd")
    }
    assert moved <= touched | set(before)
    total = sum(row.months[month] for row in after.rows for month in MONTHS)
    assert total == sum(sum(months.values()) for months in before.values())


@pytest.mark.parametrize("of_one", [False, True])
def test_the_report_takes_ten_queries_at_most(world, dinkes, today, queries_of, of_one):
    def ask() -> None:
        report = MentoringReport(today.year, opds_below([dinkes.pk]) if of_one else None, today)
        report.total()
        assert report.loads

    few = queries_of(ask)
    assert few <= 9 + of_one  # opds_below reads the tree
    world.add_innovations(30)
    world.add_assignments(30, world.mentors[0].person)
    world.add_sessions(100, world.mentors[0].person)
    assert queries_of(ask) == few


def test_a_report_over_no_opd_is_empty(world, today):
    report = MentoringReport(2024, set(), today)
    assert report.rows == []
    assert report.loads == []
    assert report.total().figures["innovations"] == 0

"""Every figure of the report opens the rows that make it: over a world made by chance."""

import random
import re
from collections import Counter
from datetime import date, timedelta
from html import unescape

import pytest
from django.urls import reverse

from agents.models import Posting
from agents.models.opds import opds_below
from agents.registry.operations import opds
from courses.models import Enrollment
from courses.report.charts import branches, chart_of
from courses.report.figures import FIGURES, STAFF_FIGURES, CompletionReport
from foundation.reports.links import Links
from tests.sampling import to_follow

REPORT = reverse("courses:report")
LINKS = Links(REPORT, "tahun=2023")
NEW_YEAR = date(2023, 1, 1)
FIGURE = re.compile(r'<a href="(/laporan/pelatihan/[^"]+)">([\d.,]+)</a>')
NARROWED: list[dict[str, str]] = [
    {},
    {"bimtek": "bimtek-0", "periode": "t2"},
    {"periode": "bebas", "dari": "2024-02-10", "sampai": "2024-09-03", "jabatan": "perawat"},
]
TILE = re.compile(
    r'<a class="kl-stat" href="([^"]+)">\s*<span class="kl-stat__value">([\d.,]+)</span>', re.DOTALL
)


@pytest.fixture
def world(make_opd, make_person, make_course, balangan, dinkes, paringin, disdikbud, today):
    """Sixty people in a tree that changed, half of whom moved, with overlapping postings too."""
    chance = random.Random(7)
    deep = paringin
    for depth in range(4):
        deep = make_opd(f"Unit {depth}", deep, "unit")
    places = [dinkes, paringin, disdikbud, deep, make_opd("Diskominfo", balangan)]
    courses = [make_course(f"Bimtek {number}", jp=number + 1) for number in range(4)]
    for number in range(60):
        person = make_person(f"Orang {number:02d}")
        _postings(chance, person, places, number)
        for course in chance.sample(courses, 3):
            _enrollment(chance, person, course, today)
    opds.rename(dinkes, name="Dinas Kesehatan Baru", short_name="Dinkes", on=date(2024, 3, 1))
    return courses


def _postings(chance: random.Random, person, places, number: int) -> None:
    if number % 10 == 0:
        return
    first, second = chance.sample(places, 2)
    moved = NEW_YEAR + timedelta(days=chance.randrange(700))
    overlap = timedelta(days=90 if number % 7 == 0 else -1)
    position = "Perawat Ahli Muda" if number % 3 else "Analis"
    Posting.objects.create(
        person=person,
        opd=first,
        position=position,
        starts_on=date(2020, 1, 1),
        ends_on=moved + overlap,
    )
    Posting.objects.create(person=person, opd=second, position=position, starts_on=moved)


def _enrollment(chance: random.Random, person, course, today: date) -> None:
    begun = NEW_YEAR + timedelta(days=chance.randrange((today - NEW_YEAR).days))
    ended = min(begun + timedelta(days=chance.randrange(300)), today)
    state = chance.choice(["done", "done", "running", "idle", "left"])
    done = state == "done"
    Enrollment.objects.create(
        person=person,
        course=course,
        enrolled_on=begun,
        started_on=None if state == "idle" else begun,
        completed_on=ended if done else None,
        opd=person.primary_opd(ended) if done else None,
        jp=course.jp if done else 0,
        due_on=begun + timedelta(days=chance.randrange(200)) if chance.random() < 0.5 else None,
        withdrawn_on=ended if state == "left" else None,
    )


def _number(text: str) -> float:
    return float(text.replace(".", "").replace(",", "."))


def _years(today: date) -> range:
    return range(2023, today.year + 1)


@pytest.mark.parametrize("who", ["dewi", "fauzi"])
def test_every_link_of_the_page_leads_to_as_many_rows_as_its_figure(
    request, world, who, as_user, today
):
    client = as_user(request.getfixturevalue(who))
    links = []
    for year in _years(today):
        for more in NARROWED:
            page = client.get(REPORT, {"tahun": year, **more}).content.decode()
            links += [*FIGURE.findall(page), *TILE.findall(page)]
    assert len(links) > 100
    for url, figure in to_follow(links):
        _assert_rows(client.get(unescape(url)), url, _number(figure))


def _assert_rows(response, url: str, figure: float) -> None:
    assert response.status_code == 200, url
    listed = response.context["list"]
    found = listed.hours if listed.figure == "jp" else response.context["page_obj"].paginator.count
    assert found == figure, url


def test_the_figures_of_each_person_open_her_rows(world, dewi, as_user, today):
    client = as_user(dewi)
    people = client.get(reverse("courses:report_rows", args=["semua", "people"]))
    for url, figure in to_follow(FIGURE.findall(people.content.decode()), 20):
        _assert_rows(client.get(unescape(url)), url, _number(figure))


def test_rows_add_up_to_the_total_and_people_are_counted_once(world, today):
    for year in _years(today):
        report = CompletionReport(year, None, today)
        rows, total = [row.figures for row in report.rows()], report.total()
        for name in (*FIGURES, *STAFF_FIGURES, "jp"):
            assert getattr(total, name) == sum(getattr(figures, name) for figures in rows)
        assigned = Enrollment.objects.assigned(date(year, 1, 1), report.cut_off)
        assert total.people == assigned.values("person").distinct().count()
        assert total.people <= sum(figures.people for figures in rows)


def test_what_is_unfinished_counts_at_one_place_even_if_terms_overlap(world, today):
    report = CompletionReport(2023, None, today)
    places = Counter(
        enrollment.pk
        for row in report.rows()
        for enrollment in report.enrollments(row.key, "assigned")
    )
    assert len(places) > 10
    for enrollment in Enrollment.objects.assigned(NEW_YEAR, report.cut_off):
        assert places[enrollment.pk] == 1, enrollment


def test_the_bars_of_the_chart_hold_everything_once(world, today):
    for year in _years(today):
        report = CompletionReport(year, None, today)
        found = branches(report.rows(), LINKS)
        assert sum(branch.assigned for branch in found) == report.total().assigned
        assert sum(branch.completed for branch in found) == report.total().completed
        lines = chart_of(report, LINKS).table.rows
        assert sum(assigned.value for _, _, assigned, _ in lines) == report.total().assigned


def test_a_bar_opens_the_report_of_its_unit(world, dewi, as_user, today):
    client = as_user(dewi)
    chart = client.get(REPORT, {"tahun": 2024}).context["chart"]
    assert len(chart.table.rows) == len(chart.bars)
    units = [line for line in chart.table.rows if "unit=" in line[0].url]
    assert units
    for name, completed, assigned, _ in units:
        total = client.get(name.url).context["total"]
        assert (total.assigned, total.completed) == (assigned.value, completed.value)


def test_somebody_posted_nowhere_is_a_row_for_those_who_see_everything(world, dewi, fauzi, as_user):
    name = "Tanpa perangkat daerah"
    assert name in as_user(dewi).get(REPORT, {"tahun": 2024}).content.decode()
    assert name not in as_user(fauzi).get(REPORT, {"tahun": 2024}).content.decode()
    nowhere = reverse("courses:report_rows", args=["tanpa", "assigned"])
    assert as_user(dewi).get(nowhere, {"tahun": 2024}).status_code == 200
    assert as_user(fauzi).get(nowhere, {"tahun": 2024}).status_code == 404


def test_a_head_of_nothing_sees_an_empty_report(make_member, make_appointment, as_user, balangan):
    user = make_member("Mukhlis Haryadi")
    decree = make_appointment(user.person, "supervisor", balangan)
    decree.scopes.all().delete()
    response = as_user(user).get(REPORT)
    assert response.status_code == 200
    assert response.context["total"].assigned == 0


def test_a_report_over_no_opd_is_empty(world, today):
    report = CompletionReport(2024, set(), today)
    assert report.rows() == []
    assert report.total().assigned == 0


def test_old_years_show_the_old_name_and_new_years_the_new_one(
    fauzi, world, dinkes, as_user, today
):
    client = as_user(fauzi)
    old = [row.opd.name for row in _rows_of(client, 2023) if row.figures.assigned]
    assert "Dinas Kesehatan" in old
    assert "Dinas Kesehatan Baru" not in old
    new = {row.opd.name for row in _rows_of(client, today.year)}
    assert "Dinas Kesehatan Baru" in new


def _rows_of(client, year: int):
    return client.get(REPORT, {"tahun": year}).context["report"].rows()


def test_the_whole_report_takes_six_queries_at_any_depth(world, dinkes, today, queries_of):
    def ask() -> None:
        report = CompletionReport(2024, opds_below([dinkes.pk]), today)
        report.rows()
        report.total()

    assert queries_of(ask) <= 4


def test_a_unit_without_assignments_has_no_rate(dewi, as_user, dinkes):
    """Nought of nought is not nought percent."""
    html = as_user(dewi).get(REPORT).content.decode()
    assert '<td role="cell" class="kl-num" data-label="Persentase (%)">–</td>' in html
    assert "Belum ada pelatihan yang diikuti" in html

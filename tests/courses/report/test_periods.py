"""Figures of any period, of chosen positions, beside the period before: against counting one by one."""

import random
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from agents.models import Posting
from agents.models.opds import opds_below
from courses.models import Enrollment
from courses.report.figures import FIGURES, STAFF_FIGURES, CompletionReport
from foundation.reports.periods import FREE, Period

REPORT = reverse("courses:report")
TODAY = date(2026, 3, 12)
PERIODS = [
    Period.of_year(2025),
    Period.of_year(2026),
    Period.part(2025, "s2"),
    Period.part(2026, "t1"),
    Period.part(2025, "b11"),
    Period(date(2025, 3, 3), date(2025, 10, 7), FREE),
]


def _day(chance: random.Random, first: date, last: date) -> date:
    return first + timedelta(days=chance.randrange((last - first).days + 1))


@pytest.fixture
def crowd(make_person, make_course, paringin, dinkes, disdikbud, db):
    """Forty people at three places, some of whom move, and enrollments in every state."""
    chance = random.Random(11)
    courses = [make_course(f"Bimtek {number}", jp=12) for number in range(3)]
    begin, end = date(2024, 6, 1), date(2026, 6, 30)
    for number in range(40):
        person = make_person(f"Orang {number:02d}")
        places = [*chance.sample([paringin, dinkes, disdikbud], 2)]
        moved = _day(chance, begin, end)
        position = chance.choice(["Perawat Terampil", "Perawat Ahli", "Guru", ""])
        for opd, starts, ends in ((places[0], date(2020, 1, 1), moved), (places[1], moved, None)):
            ends_on = ends - timedelta(days=1) if ends else None
            Posting.objects.create(
                person=person, opd=opd, position=position, starts_on=starts, ends_on=ends_on
            )
        for course in chance.sample(courses, chance.randrange(4)):
            enrolled = _day(chance, begin, end)
            ended = _day(chance, enrolled, end)
            state = chance.choice(["done", "done", "left", "running", "idle", "unseen"])
            started = None if state in ("idle", "unseen") else _day(chance, enrolled, ended)
            done = state in ("done", "unseen")  # what was entered afterwards has no start
            Enrollment.objects.create(
                person=person,
                course=course,
                enrolled_on=enrolled,
                started_on=started,
                completed_on=ended if done else None,
                withdrawn_on=ended if state == "left" else None,
                opd=person.primary_opd(ended) if done else None,
                jp=course.jp if done else 0,
                due_on=chance.choice([None, _day(chance, enrolled, end)]),
            )
    return courses


def _state(each: Enrollment, day: date) -> str:
    if each.completed_on and each.completed_on <= day:
        return "completed"
    return "in_progress" if each.started_on and each.started_on <= day else "not_begun"


def _by_hand(period: Period, opds: set[int]) -> dict[str, float]:
    """The definitions of DESIGN, one enrollment and one person after the other."""
    day = min(TODAY, period.last)
    found = dict.fromkeys([*FIGURES, *STAFF_FIGURES, "jp"], 0.0)
    hours: dict[int, float] = {}
    for each in Enrollment.objects.all():
        is_gone = each.withdrawn_on is not None and each.withdrawn_on <= day
        is_old = each.completed_on is not None and each.completed_on < period.first
        if each.enrolled_on > day or is_gone or is_old:
            continue
        state = _state(each, day)
        now = each.person.primary_opd(day)
        place = each.opd_id if state == "completed" else now.pk if now else None
        if place not in opds:
            continue
        found["assigned"] += 1
        found[state] += 1
        found["overdue"] += state != "completed" and each.due_on is not None and each.due_on < day
        if state == "completed":
            found["jp"] += float(each.jp)
            hours[each.person_id] = hours.get(each.person_id, 0) + float(each.jp)
    for posting in Posting.objects.primary().in_force(day).filter(opd_id__in=opds):
        found["headcount"] += 1
        begun = posting.person.enrollments.filter(enrolled_on__lte=day)
        found["never"] += not begun.exists()
        found["reached"] += period.is_year and hours.get(posting.person_id, 0) >= 20
    return found


@pytest.mark.parametrize("period", PERIODS, ids=lambda period: period.file_word)
def test_every_period_is_what_counting_one_by_one_gives(period, crowd, dinkes):
    opds = opds_below([dinkes.pk])
    report = CompletionReport(period, opds, TODAY)
    total = report.total()
    expected = _by_hand(period, opds)
    assert {name: float(getattr(total, name)) for name in expected} == expected
    assert total.assigned > 5
    for row in report.rows():
        for name in FIGURES:
            assert report.enrollments(row.key, name).count() == getattr(row.figures, name)
        for name in STAFF_FIGURES:
            assert report.staff(row.key, name).count() == getattr(row.figures, name)


@pytest.mark.parametrize("seed", range(3))
def test_assigned_is_not_begun_and_in_progress_and_completed(seed, crowd):
    chance = random.Random(seed)
    seen = 0
    for _ in range(12):
        first = _day(chance, date(2024, 1, 1), date(2026, 5, 1))
        period = Period(first, _day(chance, first, date(2026, 6, 1)), FREE)
        today = _day(chance, first, date(2026, 6, 30))
        for row in CompletionReport(period, None, today).rows():
            each = row.figures
            assert each.assigned == each.not_begun + each.in_progress + each.completed
            assert each.overdue <= each.not_begun + each.in_progress
            seen += each.assigned
    assert seen > 100


def test_a_position_narrows_people_and_enrollments_alike(crowd, dinkes):
    opds = opds_below([dinkes.pk])
    whole = CompletionReport(2026, opds, TODAY)
    nurses = CompletionReport(2026, opds, TODAY, position="perawat")
    held = Posting.objects.workplaces(TODAY).filter(opd__in=opds, position__startswith="Perawat")
    assert nurses.total().headcount == held.count()
    assert 0 < nurses.total().headcount < whole.total().headcount
    people = set(held.values_list("person_id", flat=True))
    for name in FIGURES:
        rows = nurses.enrollments("semua", name)
        assert rows.count() == getattr(nurses.total(), name)
        assert {each.person_id for each in rows} <= people


def test_with_a_course_never_joined_is_of_that_course(crowd, sari, dinkes, paringin):
    report = CompletionReport(2026, {paringin.pk, dinkes.pk}, TODAY, crowd[0])
    never = {each["person_id"] for each in report.staff("semua", "never")}
    begun = Enrollment.objects.filter(course=crowd[0], enrolled_on__lte=TODAY)
    assert len(never) == report.total().never
    assert never.isdisjoint(begun.values_list("person_id", flat=True))
    assert len(never) > CompletionReport(2026, {paringin.pk, dinkes.pk}, TODAY).total().never


def test_the_period_before_opens_its_own_rows(crowd, dewi, as_user, today):
    client = as_user(dewi)
    page = client.get(REPORT, {"tahun": 2026, "periode": "s1"})
    table = page.context["comparison"]
    assert [column.label for column in table.columns[1:3]] == [
        "Semester 1, 2026",
        "Semester 2, 2025",
    ]
    for line in table.rows:
        for cell in line[1:3]:
            if cell.url and "/jp/" not in cell.url:
                rows = client.get(cell.url).context["page_obj"].paginator.count
                assert rows == cell.value, line[0].value


@pytest.mark.parametrize("query", [{"tahun": 2025}, {"tahun": 2026, "periode": "s1"}], ids=str)
def test_the_comparison_is_a_file_with_the_lines_of_the_page(query, crowd, dewi, as_user):
    client = as_user(dewi)
    page = client.get(REPORT, query)
    files, table = page.context["comparison_files"], page.context["comparison"]
    assert files["csv"].replace("&", "&amp;") in page.text
    shown = [[each.value for each in line] for line in table.rows]
    sheet = load_workbook(BytesIO(client.get(files["xlsx"]).content)).worksheets[0]
    written = [list(row[:4]) for row in sheet.values]
    heads = [str(each.label) for each in table.columns]
    begin = written.index(heads) + 1
    assert [_as_shown(row) for row in written[begin : begin + len(shown)]] == [
        _as_shown(row) for row in shown
    ]
    text = client.get(files["csv"]).content.decode("utf-8-sig")
    assert all(str(line[0]) in text for line in shown)


def _as_shown(row):
    """A number as a number, whatever type the sheet has it in."""
    return [float(each) if isinstance(each, int | float | Decimal) else each or "" for each in row]


def test_there_is_no_file_where_there_is_nothing_to_compare_with(crowd, dewi, as_user):
    address = reverse("courses:report_comparison_file", args=["csv"])
    assert as_user(dewi).get(address, {"tahun": 2024}).status_code == 404


def test_nothing_is_compared_with_before_the_first_record(crowd, dewi, as_user):
    client = as_user(dewi)
    assert client.get(REPORT, {"tahun": 2024}).context["comparison"] is None
    assert client.get(REPORT, {"tahun": 2025}).context["comparison"] is not None


def test_others_of_another_agency_move_no_figure(crowd, fauzi, disdikbud, make_person, as_user):
    """Scope fails closed: a head's figures do not change by people of another agency."""
    client = as_user(fauzi)
    before = client.get(REPORT).context["total"]
    for number in range(3):
        make_person(f"Guru {number}", opd=disdikbud)
    assert client.get(REPORT).context["total"] == before
    for figure in (*STAFF_FIGURES, *FIGURES):
        address = reverse("courses:report_rows", args=[disdikbud.pk, figure])
        assert client.get(address).status_code == 404


def test_the_report_says_the_target_and_its_source(crowd, fauzi, as_user, settings):
    settings.COURSES_YEARLY_JP, settings.COURSES_YEARLY_JP_SOURCE = 24, "Perbup 7/2026"
    page = as_user(fauzi).get(REPORT)
    assert "Perbup 7/2026" in page.text
    assert "dari 24 JP per orang" in page.text
    assert "Mencapai target JP" not in as_user(fauzi).get(REPORT, {"periode": "t1"}).text

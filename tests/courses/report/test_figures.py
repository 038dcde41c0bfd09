"""Completion per OPD: the figures that heads must be able to defend."""

from datetime import date
from decimal import Decimal

import pytest

from agents.models.opds import opds_below
from agents.registry.operations import opds
from agents.registry.operations.people import post
from courses.models import Enrollment
from courses.report.figures import FIGURES, STAFF_FIGURES, CompletionReport
from courses.report.tallies import Figures

pytestmark = pytest.mark.nobody_yet

TODAY = date(2026, 3, 12)
JAN_2, FEB, DEC_31 = date(2026, 1, 2), date(2026, 2, 1), date(2025, 12, 31)


@pytest.fixture
def course(make_course):
    return make_course()


@pytest.fixture
def take(course):
    """An enrollment with the given days: `take(person, enrolled, completed=…, jp=…)`."""

    def make(person, enrolled: date, *, opd=None, course=course, **fields) -> Enrollment:
        completed = fields.pop("completed", None)
        return Enrollment.objects.create(
            person=person,
            course=course,
            enrolled_on=enrolled,
            completed_on=completed,
            opd=opd or (person.primary_opd(completed) if completed else None),
            **{"started_on": enrolled, **fields},
        )

    return make


def _figures(year: int, *named, today: date = TODAY) -> dict[str, Figures]:
    """By OPD name, those without any enrollment left out."""
    report = CompletionReport(year, opds_below([opd.pk for opd in named]), today)
    return {row.opd.name: row.figures for row in report.rows() if row.figures.assigned}


def test_a_year_in_one_table(sari, make_person, paringin, dinkes, take, make_course):
    budi, siti = make_person("Budi", opd=paringin), make_person("Siti", opd=paringin)
    take(sari.person, JAN_2, completed=FEB, jp=4)
    take(sari.person, JAN_2, course=make_course("Kursus lain"))
    take(budi, JAN_2)
    take(siti, JAN_2, started_on=None)
    assert _figures(2026, dinkes) == {
        "Puskesmas Paringin": Figures(
            assigned=4,
            not_begun=1,
            in_progress=2,
            completed=1,
            people=3,
            jp=Decimal(4),
            headcount=3,
        )
    }
    assert _figures(2026, dinkes)["Puskesmas Paringin"].rate == 25


def test_whoever_moved_takes_along_what_is_unfinished(sari, dinkes, disdikbud, take):
    take(sari.person, JAN_2)
    post(sari.person, disdikbud, on=FEB)
    assert _figures(2026, dinkes) == {}
    assert _figures(2026, disdikbud)["Dinas Pendidikan dan Kebudayaan"].assigned == 1


def test_whoever_moved_leaves_behind_what_is_finished(sari, paringin, dinkes, disdikbud, take):
    take(sari.person, JAN_2, completed=date(2026, 1, 20), jp=4)
    post(sari.person, disdikbud, on=FEB)
    assert _figures(2026, dinkes)["Puskesmas Paringin"].completed == 1
    assert _figures(2026, disdikbud) == {}


def test_an_old_year_does_not_change_when_somebody_moves(sari, dinkes, disdikbud, take):
    take(sari.person, date(2025, 5, 1))
    before = _figures(2025, dinkes)
    post(sari.person, disdikbud, on=FEB)
    assert _figures(2025, dinkes) == before
    assert _figures(2025, disdikbud) == {}


def test_what_was_finished_after_the_year_was_in_progress_then(sari, dinkes, take):
    take(sari.person, date(2025, 5, 1), completed=FEB, jp=4)
    old, new = _figures(2025, dinkes), _figures(2026, dinkes)
    assert old["Puskesmas Paringin"] == Figures(assigned=1, in_progress=1, people=1, headcount=1)
    assert new["Puskesmas Paringin"] == Figures(
        assigned=1, completed=1, people=1, jp=Decimal(4), headcount=1
    )


@pytest.mark.parametrize(("completed", "year"), [(DEC_31, 2025), (date(2026, 1, 1), 2026)])
def test_the_last_and_the_first_day_of_a_year_belong_to_it(sari, dinkes, take, completed, year):
    take(sari.person, date(2025, 5, 1), completed=completed, jp=4)
    done = {each: _figures(each, dinkes) for each in (2025, 2026)}
    assert sum(f.completed for rows in done.values() for f in rows.values()) == 1
    assert done[year]["Puskesmas Paringin"].completed == 1


def test_what_was_finished_before_the_year_is_not_assigned_in_it(sari, dinkes, take):
    take(sari.person, date(2025, 5, 1), completed=DEC_31)
    assert _figures(2026, dinkes) == {}


def test_what_begins_after_the_cut_off_does_not_count_yet(sari, dinkes, take):
    take(sari.person, date(2026, 3, 13))
    assert _figures(2026, dinkes) == {}
    assert _figures(2025, dinkes) == {}
    assert _figures(2026, dinkes, today=date(2026, 3, 13)) != {}


def test_a_withdrawal_counts_from_its_day(sari, dinkes, take):
    take(sari.person, date(2025, 5, 1), withdrawn_on=FEB)
    assert _figures(2025, dinkes)["Puskesmas Paringin"].assigned == 1
    assert _figures(2026, dinkes) == {}


def test_a_renamed_opd_shows_both_names_to_whoever_is_in_charge_of_the_new_one(
    sari, paringin, dinkes, take, make_course
):
    take(sari.person, JAN_2, completed=date(2026, 1, 20))
    new = opds.rename(paringin, name="Puskesmas Paringin Kota", short_name="Kota", on=FEB)
    take(sari.person, FEB, course=make_course("Kursus lain"))
    figures = _figures(2026, new)
    assert figures["Puskesmas Paringin"].completed == 1
    assert figures["Puskesmas Paringin Kota"].in_progress == 1


def test_merged_opds_add_up_under_the_new_one(sari, rini, dinkes, disdikbud, paringin, take):
    take(sari.person, JAN_2, completed=date(2026, 1, 20), opd=paringin)
    take(rini.person, JAN_2)
    merged = opds.merge(
        [dinkes, disdikbud], name="Dinas Besar", short_name="Besar", kind="agency", on=FEB
    )
    figures = _figures(2026, merged)
    assert figures["Puskesmas Paringin"].completed == 1
    assert figures["Dinas Besar"].in_progress == 1
    assert "Dinas Besar" not in _figures(2026, dinkes)


def test_somebody_without_posting_belongs_to_no_opd(make_person, balangan, dinkes, take):
    take(make_person("Warga"), JAN_2)
    assert _figures(2026, balangan) == {}


def test_a_second_place_of_work_does_not_count_twice(sari, disdikbud, balangan, take):
    sari.person.postings.create(opd=disdikbud, starts_on=JAN_2, is_primary=False)
    take(sari.person, JAN_2)
    assert sum(figures.assigned for figures in _figures(2026, balangan).values()) == 1


def test_the_total_is_the_sum_of_the_rows(sari, rini, balangan, take, make_course):
    take(sari.person, JAN_2, completed=FEB, jp=4)
    take(rini.person, JAN_2)
    take(sari.person, JAN_2, course=make_course("Kursus lain"), started_on=None)
    report = CompletionReport(2026, opds_below([balangan.pk]), TODAY)
    rows = [row.figures for row in report.rows()]
    total = report.total()
    for name in (*FIGURES, *STAFF_FIGURES, "people", "jp"):
        assert getattr(total, name) == sum(getattr(figures, name) for figures in rows)
    assert total.assigned == 3


def test_every_figure_opens_the_rows_that_make_it(sari, rini, balangan, take, make_course):
    take(sari.person, JAN_2, completed=FEB, jp=4)
    take(rini.person, JAN_2)
    take(sari.person, JAN_2, course=make_course("Kursus lain"), started_on=None)
    report = CompletionReport(2026, opds_below([balangan.pk]), TODAY)
    for row in report.rows():
        for name in FIGURES:
            assert report.enrollments(row.opd.pk, name).count() == getattr(row.figures, name)
        for name in STAFF_FIGURES:
            assert report.staff(row.opd.pk, name).count() == getattr(row.figures, name)


def test_units_in_force_stand_in_the_table_even_without_figures(dinkes, paringin):
    opds.close(paringin, on=DEC_31)
    rows = CompletionReport(2026, opds_below([dinkes.pk]), TODAY).rows()
    assert [row.opd for row in rows] == [dinkes]
    rows = CompletionReport(2025, opds_below([dinkes.pk]), TODAY).rows()
    assert [row.opd for row in rows] == [dinkes, paringin]


def test_without_enrollments_every_figure_is_zero(dinkes):
    total = CompletionReport(2026, opds_below([dinkes.pk]), TODAY).total()
    assert total == Figures()
    assert total.rate == 0


def test_the_report_takes_as_many_queries_for_few_as_for_many(
    make_opd, make_person, balangan, take, queries_of
):
    def ask() -> None:
        report = CompletionReport(2026, opds_below([balangan.pk]), TODAY)
        report.rows()
        report.total()

    few = queries_of(ask)
    for number in range(20):
        take(make_person(f"Orang {number}", opd=make_opd(f"Dinas {number}", balangan)), JAN_2)
    assert queries_of(ask) == few <= 6

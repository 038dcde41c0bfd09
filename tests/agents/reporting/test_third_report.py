"""The least that a report needs: people per OPD, in the frame of the two that there are."""

import re
import sys
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.urls import include, path

from agents.models import Appointment, Opd, Person, Posting
from agents.reporting.opds import ReportOpds, opd_key
from agents.reporting.permissions import may_see_reports, reported_opds
from agents.reporting.scope import OpdScope
from agents.reporting.tables import OpdColumns, key_name
from agents.reporting.views import report_view
from foundation.reports.pages import list_file, list_page, report_page, table_file
from foundation.reports.rows import NoSuchListError, RowList
from foundation.reports.scope import ReportName
from foundation.reports.tables import Cell, Column, Table, counted

REPORT = "/laporan/pegawai/"


@dataclass(frozen=True)
class StaffScope(OpdScope):
    report_name = ReportName("Laporan pegawai", "staff:report", "laporan-pegawai")

    def first_day(self):
        return Posting.objects.earliest("starts_on").starts_on

    @property
    def covered(self) -> ReportOpds:
        return ReportOpds(self.opds, self.unit, self.today)


def _people(scope: StaffScope, opds: list[int]):
    here = Posting.objects.primary().in_force(scope.today).filter(opd__in=opds)
    return Person.objects.filter(pk__in=here.values("person_id")).order_by("name", "pk")


def _table(scope: StaffScope) -> Table:
    opds = scope.covered.shown()
    first = OpdColumns(opds, scope.today)
    lines = [
        [
            *first.cells(opd),
            counted(_people(scope, [opd.pk]).count(), scope.links.rows(opd.pk, "n")),
        ]
        for opd in opds
    ]
    return Table("Pegawai", [*first.headings(), Column("Pegawai", numeric=True)], lines)


def _names(some, caption: str) -> Table:
    return Table(caption, [Column("Nama")], [[Cell(person.full_name)] for person in some])


def _list(scope: StaffScope, key: str, figure: str) -> RowList:
    where = opd_key(key)
    if figure != "n" or where is None or not scope.covered.covers(where):
        raise NoSuchListError
    found = _people(scope, list(scope.covered.owners(where)))
    return RowList(key_name(where, scope.covered.get), "Pegawai", found, _names)


@report_view(StaffScope)
def report(request, scope):
    return report_page(request, scope, "foundation/reports/report.html", {"table": _table(scope)})


@report_view(StaffScope)
def report_file(request, scope, kind):
    return table_file(scope, kind, lambda: _table(scope))


@report_view(StaffScope)
def rows(request, scope, key, figure):
    return list_page(request, scope, _list(scope, key, figure))


@report_view(StaffScope)
def rows_file(request, scope, key, figure, kind):
    return list_file(scope, kind, _list(scope, key, figure), key, figure)


staff_urls = [
    path("", report, name="report"),
    path("unduh/<str:kind>/", report_file, name="report_file"),
    path("<str:key>/<str:figure>/", rows, name="rows"),
    path("<str:key>/<str:figure>/unduh/<str:kind>/", rows_file, name="rows_file"),
]
urlpatterns = [
    path(REPORT.lstrip("/"), include((staff_urls, "staff"))),
    path("", include("config.urls")),
]


@pytest.fixture(autouse=True)
def _addresses(settings) -> None:
    settings.ROOT_URLCONF = sys.modules[__name__]


def test_every_figure_opens_as_many_rows_and_the_files_hold_them(sari, fauzi, paringin, as_user):
    client = as_user(fauzi)
    table = client.get(REPORT).context["table"]
    figures = [line[-1] for line in table.rows if line[-1].url]
    assert figures
    for cell in figures:
        page = client.get(cell.url)
        assert page.context["page_obj"].paginator.count == cell.value
        files = [page.context["files"]["csv"], page.context["files"]["xlsx"]]
        assert [client.get(url).status_code for url in files] == [200, 200]
    lines = client.get(f"{REPORT}unduh/csv/").content.decode().split("\r\n")
    assert lines[0] == "\ufeffPerangkat daerah;Bagian dari;Pegawai"
    assert f"{paringin.name};{paringin.short_name and 'Dinkes'};1" in lines


@pytest.mark.parametrize("who", ["sari", "budi", "aulia"])
def test_whoever_may_see_no_report_finds_none(request, who, paringin, as_user):
    client = as_user(request.getfixturevalue(who))
    for address in ("", "unduh/csv/", f"{paringin.pk}/n/", f"{paringin.pk}/n/unduh/csv/"):
        assert client.get(f"{REPORT}{address}").status_code == 404


def test_a_visitor_is_asked_to_sign_in_and_nobody_may_post(db, fauzi, as_user, client):
    assert client.get(REPORT).status_code == 302
    assert as_user(fauzi).post(REPORT).status_code == 405


def test_a_head_finds_neither_rows_nor_file_of_another_agency(fauzi, disdikbud, as_user):
    client = as_user(fauzi)
    for address in (f"{disdikbud.pk}/n/", f"{disdikbud.pk}/n/unduh/csv/", "tanpa/n/", "x/n/"):
        assert client.get(f"{REPORT}{address}").status_code == 404


@pytest.mark.parametrize("unit", ["other", "999999", "1" * 30, "²", "-1", ""])
def test_a_unit_that_is_not_hers_is_as_if_nobody_had_asked(fauzi, disdikbud, unit, as_user):
    client = as_user(fauzi)
    asked = {"unit": disdikbud.pk if unit == "other" else unit}
    response = client.get(REPORT, asked)
    assert response.context["scope"].unit is None
    assert [line[0].value for line in response.context["table"].rows] == [
        line[0].value for line in client.get(REPORT).context["table"].rows
    ]


def test_a_unit_of_hers_narrows_the_report_and_goes_along(fauzi, sari, paringin, as_user):
    response = as_user(fauzi).get(REPORT, {"unit": paringin.pk})
    assert [line[0].value for line in response.context["table"].rows] == [paringin.name]
    assert response.context["scope"].hidden == {"unit": str(paringin.pk)}
    page = response.content.decode()
    assert f'<input type="hidden" name="unit" value="{paringin.pk}">' in page
    assert re.search(rf"<h1[^>]*>Laporan pegawai: {paringin.name}</h1>", page)


def test_nobody_without_a_right_reports_on_everything(sari, budi, fauzi, dewi, root):
    """None, everything, is for the clinic and superusers alone."""
    assert [may_see_reports(user) for user in (sari, budi)] == [False, False]
    assert [reported_opds(user) for user in (sari, budi)] == [set(), set()]
    assert [reported_opds(user) for user in (dewi, root)] == [None, None]
    assert reported_opds(fauzi) not in (None, set())


def test_a_term_that_is_over_reports_on_nothing(fauzi, today):
    Appointment.objects.filter(person=fauzi.person).update(ends_on=today - timedelta(days=1))
    assert reported_opds(fauzi) == set()
    assert not may_see_reports(fauzi)


def test_what_an_ended_agency_owned_counts_at_its_successor(dinkes, paringin, today):
    Opd.objects.filter(pk=paringin.pk).update(
        valid_until=today.replace(year=2021), successor=dinkes
    )
    whole = ReportOpds(None, None, today)
    assert whole.of_owner(paringin.pk) == dinkes.pk
    assert whole.owners(dinkes.pk) == {dinkes.pk, paringin.pk}
    assert whole.of_stamp(paringin.pk) == paringin.pk
    assert ReportOpds(None, None, today.replace(year=2020)).of_owner(paringin.pk) == paringin.pk
    assert ReportOpds({paringin.pk}, None, today).of_owner(dinkes.pk) is None

"""The mentoring report: who sees it, of which agencies, and when something counts."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from agents.models import Appointment, Opd
from innovations.models import Innovation
from mentoring.assignments.operations import assign, end_assignment
from mentoring.consultations.operations.talking import open_consultation
from mentoring.models import Assignment, Session
from mentoring.sessions.operations.booking import book
from mentoring.sessions.operations.outcomes import report as tell
from tests.mentoring.conftest import local
from tests.mentoring.makers import rewrite

REPORT = reverse("mentoring:supervision")
Kind = Appointment.Kind


def _rows(place, figure: str = "innovations") -> str:
    return reverse("mentoring:supervision_rows", args=[getattr(place, "pk", place), figure])


def _load(mentor, figure: str = "accompanied") -> str:
    return reverse("mentoring:supervision_load", args=[mentor.person.pk, figure])


def _report(client, **query):
    return client.get(REPORT, query).context["report"]


def _total(client, **query) -> dict[str, int]:
    report = _report(client, **query)
    return {name: report.total().figures[name] for name in report.opd_figures}


@pytest.fixture
def theirs(make_innovation, rini, other_mentor, dewi, make_window):
    """Disdikbud's own: an innovation, its mentor and a session to come."""
    innovation = make_innovation(rini, "Kelas Sungai")
    hana = Appointment.objects.get(person=other_mentor.person)
    assign(hana, innovation, dewi, starts_on=timezone.localdate())
    window = make_window(other_mentor, "2026-03-11 09:00")
    book(rini, innovation, window, window.starts_at, "Bukti")
    return innovation


@pytest.mark.parametrize("who", ["dewi", "root"])
def test_the_clinic_sees_every_agency(request, assignment, theirs, who, disdikbud, as_user):
    client = as_user(request.getfixturevalue(who))
    page = client.get(REPORT).content.decode()
    for name in ("Puskesmas Paringin", "Dinas Pendidikan", "Budi Santoso", "Hana Pertiwi"):
        assert name in page
    assert "Kelas Sungai" in client.get(_rows(disdikbud)).content.decode()


@pytest.mark.parametrize("who", ["fauzi", "rizki"])
def test_heads_and_admins_see_their_own_agencies_and_mentors_only(
    request, assignment, theirs, who, paringin, disdikbud, budi, other_mentor, as_user
):
    client = as_user(request.getfixturevalue(who))
    page = client.get(REPORT).content.decode()
    assert "Puskesmas Paringin" in page
    assert "Budi Santoso" in page
    for name in ("Dinas Pendidikan", "Kelas Sungai", "Hana Pertiwi"):
        assert name not in page
    assert "Posyandu Keliling" in client.get(_rows(paringin)).content.decode()
    assert client.get(_rows(disdikbud)).status_code == 404
    assert client.get(_rows("tanpa")).status_code == 404
    assert client.get(_load(budi)).status_code == 200
    assert client.get(_load(other_mentor)).status_code == 404


@pytest.mark.parametrize("who", ["sari", "budi", "aulia"])
def test_others_have_no_report(request, assignment, who, paringin, budi, as_user):
    client = as_user(request.getfixturevalue(who))
    file = reverse("mentoring:supervision_file", args=["opd", "xlsx"])
    for address in (REPORT, _rows(paringin), _load(budi), file):
        assert client.get(address).status_code == 404


def test_a_supervisor_sees_what_his_decree_names(
    assignment, theirs, make_member, make_appointment, disdikbud, as_user
):
    user = make_member("Mukhlis Haryadi")
    make_appointment(user.person, Kind.SUPERVISOR, disdikbud)
    assert _total(as_user(user))["innovations"] == 1
    assert "Posyandu" not in as_user(user).get(_rows("semua")).content.decode()


def test_a_mentor_of_two_agencies_shows_to_each_head_what_is_done_for_him(
    assignment, theirs, innovation, other_mentor, dewi, fauzi, as_user
):
    hana = Appointment.objects.get(person=other_mentor.person)
    assign(hana, innovation, dewi, starts_on=timezone.localdate())
    loads = {load.mentor.name: load.figures for load in _report(as_user(fauzi)).loads}
    assert loads["Hana Pertiwi"]["accompanied"] == 1
    assert loads["Hana Pertiwi"]["coming"] == 0
    for client, accompanied, coming in ((as_user(fauzi), 1, 0), (as_user(dewi), 2, 1)):
        loads = {load.mentor.name: load.figures for load in _report(client).loads}
        assert loads["Hana Pertiwi"]["coming"] == coming
        found = client.get(_load(other_mentor)).context["page_obj"].paginator.count
        ahead = client.get(_load(other_mentor, "coming")).context["page_obj"].paginator.count
        assert (found, ahead) == (accompanied, coming)


def test_another_agency_moves_no_figure(assignment, theirs, fauzi, rini, as_user, set_clock):
    before = _total(as_user(fauzi)), [load.figures for load in _report(as_user(fauzi)).loads]
    session = Session.objects.get(innovation=theirs)
    set_clock("2026-03-11 10:00")
    tell(session, session.mentor.user, was_held=True, minutes="x", present=[])
    set_clock("2026-03-09 07:30")
    open_consultation(rini, subject="Tanya", text="Bagaimana?", innovation=theirs)
    Assignment.objects.filter(innovation=theirs).delete()
    after = _total(as_user(fauzi)), [load.figures for load in _report(as_user(fauzi)).loads]
    assert after == before


def test_whoever_holds_the_whole_report_sees_mentors_without_work(
    innovation, budi, dewi, fauzi, as_user
):
    assert "Budi Santoso" in as_user(dewi).get(REPORT).content.decode()
    assert "Budi Santoso" not in as_user(fauzi).get(REPORT).content.decode()


@pytest.mark.parametrize("figure", ["rahasia", "held-0", "held-13", "accompanied", "held-x"])
def test_a_figure_that_does_not_exist_is_404(assignment, dewi, paringin, figure, as_user):
    assert as_user(dewi).get(_rows(paringin, figure)).status_code == 404


@pytest.mark.parametrize("place", ["999", "x", "1" * 30, "²"])
def test_a_place_that_does_not_exist_is_404(assignment, dewi, place, as_user):
    assert as_user(dewi).get(_rows(place)).status_code == 404


@pytest.mark.parametrize("year", ["2019", "abc", "", "9999", "-1", "2026.5"])
def test_a_year_that_does_not_exist_is_this_year(assignment, fauzi, as_user, year):
    assert _report(as_user(fauzi), tahun=year).year == 2026


def test_the_years_go_back_to_the_first_record(assignment, session, fauzi, as_user):
    then = local("2024-05-01 09:00")
    rewrite(session, starts_at=then, ends_at=local("2024-05-01 10:00"))
    years = as_user(fauzi).get(REPORT).context["scope"].years
    assert years == [2026, 2025, 2024]


def _alone(client, **query) -> list:
    response = client.get(_rows("semua", "alone"), query)
    return [(row[0].text, row[4].value, row[5].value) for row in response.context["table"].rows]


def test_without_mentor_since_registration_or_since_the_last_one_left(
    innovation, pamong, dewi, fauzi, as_user, set_clock
):
    client = as_user(fauzi)
    registered = timezone.localdate()
    Innovation.objects.update(created_at=local("2026-03-09 07:00"))
    assert _alone(client) == [("Posyandu Keliling", registered, 0)]
    assignment = assign(pamong, innovation, dewi, starts_on=registered)
    assert _alone(client) == []
    end_assignment(assignment, dewi, on=local("2026-03-12").date(), reason="Selesai")
    assert _alone(client) == []
    set_clock("2026-03-20 08:00")
    assert _alone(client) == [("Posyandu Keliling", local("2026-03-13").date(), 7)]


def test_an_expired_decree_leaves_an_innovation_alone(
    assignment, pamong, fauzi, as_user, set_clock
):
    Appointment.objects.filter(pk=pamong.pk).update(ends_on=local("2026-03-15").date())
    assert _total(as_user(fauzi))["alone"] == 0
    set_clock("2026-03-20 08:00")
    assert _alone(as_user(fauzi)) == [("Posyandu Keliling", local("2026-03-16").date(), 4)]


def test_a_mentor_of_the_agency_accompanies_what_lies_below_it(
    innovation, pamong, dinkes, dewi, fauzi, budi, as_user
):
    assign(pamong, dinkes, dewi, starts_on=timezone.localdate())
    assert _total(as_user(fauzi))["alone"] == 0
    assert as_user(fauzi).get(_load(budi)).context["page_obj"].paginator.count == 1


def test_an_innovation_of_a_group_counts_at_no_agency(make_innovation, sari, dewi, fauzi, as_user):
    made = make_innovation(sari, "Bank Sampah")
    Innovation.objects.filter(pk=made.pk).update(opd=None, group_name="Karang Taruna")
    assert "Bank Sampah" in as_user(dewi).get(_rows("tanpa")).content.decode()
    assert _total(as_user(fauzi))["innovations"] == 0


def _outcome(session, status: str, at: str) -> None:
    starts_at = local(at)
    rewrite(session, status=status, starts_at=starts_at, ends_at=starts_at + timedelta(minutes=30))


@pytest.mark.parametrize(
    ("at", "year", "month"),
    [("2026-01-01 00:10", 2026, 1), ("2025-12-31 23:30", 2025, 12), ("2026-03-01 02:00", 2026, 3)],
)
def test_year_and_month_are_those_of_the_sites_zone(session, fauzi, as_user, at, year, month):
    _outcome(session, "took_place", at)
    report = _report(as_user(fauzi), tahun=year)
    assert report.total().months[month] == report.total().figures["held"] == 1
    other = {2025: 2026, 2026: 2025}[year]
    Innovation.objects.update(created_at=local("2025-01-02 09:00"))
    assert _total(as_user(fauzi), tahun=other)["held"] == 0


@pytest.mark.parametrize(
    ("status", "figure"), [("took_place", "held"), ("missed", "missed"), ("cancelled", "cancelled")]
)
def test_each_outcome_counts_as_itself_and_not_before_its_day(
    session, fauzi, as_user, status, figure
):
    _outcome(session, status, "2026-03-09 06:00")
    total = _total(as_user(fauzi))
    names = ("held", "missed", "cancelled", "unreported")
    assert {name: total[name] for name in names} == {name: name == figure for name in names}
    _outcome(session, status, "2026-03-10 00:00")
    assert _total(as_user(fauzi))[figure] == 0


def test_a_session_that_is_over_counts_as_unreported_until_it_is_told(
    session, fauzi, budi, as_user, set_clock
):
    set_clock("2026-03-12 09:10")
    assert _total(as_user(fauzi))["unreported"] == 0
    set_clock("2026-03-12 09:30")
    assert _total(as_user(fauzi))["unreported"] == 1
    tell(session, budi, was_held=True, minutes="", present=[])
    total = _total(as_user(fauzi))
    assert (total["unreported"], total["held"]) == (0, 1)


def test_a_session_stays_with_the_agency_it_was_held_for(
    session, innovation, budi, fauzi, noor, disdikbud, as_user, set_clock
):
    set_clock("2026-03-12 10:00")
    tell(session, budi, was_held=True, minutes="", present=[])
    Innovation.objects.filter(pk=innovation.pk).update(opd=disdikbud)
    assert _total(as_user(fauzi))["held"] == 1
    assert _total(as_user(noor))["held"] == 0
    row = as_user(fauzi).get(_rows("semua", "held")).context["table"].rows[0]
    assert [cell.text for cell in row[:2]] == ["Posyandu Keliling", "Puskesmas Paringin"]
    assert row[0].url == ""


def test_heads_learn_that_a_question_waits_not_what_it_says(talk, fauzi, dewi, as_user):
    for user, reads in ((fauzi, False), (dewi, True)):
        response = as_user(user).get(_rows("semua", "open"))
        assert talk.subject not in response.content.decode()
        assert (talk.get_absolute_url() in response.content.decode()) == reads


def test_what_is_of_now_is_no_figure_of_an_old_year(session, talk, dewi, paringin, as_user):
    Innovation.objects.update(created_at=local("2025-03-01 09:00"))
    client = as_user(dewi)
    assert "open" not in _report(client, tahun=2025).opd_figures
    assert client.get(_rows(paringin, "open"), {"tahun": 2025}).status_code == 404
    assert client.get(_rows(paringin, "open"), {"tahun": 2026}).status_code == 200
    for figure in ("coming", "open"):
        load = _load(session.mentor.user, figure)
        assert client.get(load, {"tahun": 2025}).status_code == 404
        assert client.get(load, {"tahun": 2026}).status_code == 200


def test_a_unit_is_asked_by_address_and_links_back(assignment, theirs, dewi, dinkes, as_user):
    client = as_user(dewi)
    response = client.get(REPORT, {"unit": dinkes.pk})
    assert response.context["report"].total().figures["innovations"] == 1
    assert "Laporan pendampingan: Dinas Kesehatan" in response.content.decode()


def test_long_lists_come_in_pages(make_innovation, sari, dewi, as_user):
    for number in range(60):
        make_innovation(sari, f"Inovasi {number:02d}")
    client = as_user(dewi)
    assert len(client.get(_rows("semua")).context["page_obj"]) == 50
    assert len(client.get(_rows("semua"), {"page": 2}).context["page_obj"]) == 10
    page = client.get(REPORT)
    assert len(page.context["alone"].rows) == 10
    assert "Lihat semua 60" in page.content.decode()


def _names(table) -> list[str]:
    return [row[0].text for row in table.rows]


def test_agencies_with_only_zeros_are_left_out_until_they_are_asked_for(
    assignment, dewi, bapperida, disdikbud, as_user
):
    client = as_user(dewi)
    short, full = (client.get(REPORT, query) for query in ({}, {"semua": "1"}))
    table, whole = (page.context["tables"]["opd"] for page in (short, full))
    assert _names(table) == [
        "Pemerintah Kabupaten Balangan",  # stands above the others, with zeros
        "Dinas Kesehatan",
        "Puskesmas Paringin",
    ]
    left_out = len(whole.rows) - len(table.rows)
    assert {bapperida.name, disdikbud.name} <= set(_names(whole)) - set(_names(table))
    assert [cell.text for cell in table.total] == [cell.text for cell in whole.total]
    assert f"{left_out} perangkat daerah lain hanya berisi nol" in short.content.decode()
    assert "hanya berisi nol dan tidak ditampilkan" not in full.content.decode()


def test_whoever_sees_all_agencies_sees_them_in_rows_and_files_too(
    assignment, dewi, disdikbud, as_user
):
    page = as_user(dewi).get(REPORT, {"semua": "1"}).content.decode()
    for kind in ("csv", "xlsx"):
        address = reverse("mentoring:supervision_file", args=["opd", kind])
        assert f'href="{address}?tahun=2026&amp;semua=1"' in page
    assert f'href="{_rows("semua")}?tahun=2026&amp;semua=1"' in page
    assert 'href="?tahun=2026#per-perangkat-daerah"' in page
    file = reverse("mentoring:supervision_file", args=["opd", "csv"])
    for query, is_there in (({}, False), ({"semua": "1"}, True)):
        text = as_user(dewi).get(file, query).content.decode()
        assert (disdikbud.name in text) == is_there


def test_an_agency_that_has_ended_is_listed_for_its_figures_only(
    assignment, make_opd, balangan, paringin, dewi, as_user
):
    ended = make_opd("Kantor Lama", balangan)
    Opd.objects.filter(pk=ended.pk).update(valid_until=local("2026-02-01").date())
    names = _names(as_user(dewi).get(REPORT, {"semua": "1"}).context["tables"]["opd"])
    assert ended.name not in names
    assert paringin.name in names


def test_a_report_of_nothing_says_so(dewi, as_user):
    page = as_user(dewi).get(REPORT)
    table = page.context["tables"]["opd"]
    assert (table.rows, table.total) == ([], ())
    assert "hanya berisi nol" in page.content.decode()
    assert reverse("mentoring:supervision_file", args=["opd", "csv"]) not in page.content.decode()

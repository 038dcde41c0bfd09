"""The mentoring report at its edges: what counts on the very day, and in which order it stands."""

from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone

from agents.models import Appointment
from agents.registry.operations import opds
from innovations.models import Innovation
from mentoring.assignments.operations import assign, end_assignment
from mentoring.consultations.operations.turns import close, give_back, take
from mentoring.report.figures import MentoringReport
from mentoring.sessions.operations.booking import book
from mentoring.sessions.operations.outcomes import report as tell
from tests.mentoring.conftest import local
from tests.mentoring.consultations.talks import say, seen
from tests.mentoring.makers import make_session, rewrite

REPORT = reverse("mentoring:supervision")


def _report(client, **query) -> MentoringReport:
    return client.get(REPORT, query).context["report"]


def _figure(client, name: str) -> int:
    return _report(client).total().figures[name]


def _rows(client, figure: str, place: str = "semua") -> list[list[str]]:
    response = client.get(reverse("mentoring:supervision_rows", args=[place, figure]))
    return [[cell.text for cell in row] for row in response.context["table"].rows]


def test_the_year_begins_at_its_first_midnight(session, fauzi, as_user):
    first = local("2026-01-01 00:00")
    rewrite(session, status="took_place", starts_at=first, ends_at=first + timedelta(minutes=30))
    assert _figure(as_user(fauzi), "held") == 1


def test_what_was_held_is_no_longer_coming(session, budi, fauzi, as_user, set_clock):
    coming = reverse("mentoring:supervision_load", args=[budi.person.pk, "coming"])
    assert _report(as_user(fauzi)).loads[0].figures["coming"] == 1
    set_clock("2026-03-12 10:00")
    tell(session, budi, was_held=True, minutes="", present=[])
    assert _report(as_user(fauzi)).loads[0].figures["coming"] == 0
    assert as_user(fauzi).get(coming).context["page_obj"].paginator.count == 0


def test_a_mentor_accompanies_from_the_first_day_of_her_decree(
    assignment, pamong, fauzi, as_user, set_clock
):
    Appointment.objects.filter(pk=pamong.pk).update(starts_on=date(2026, 3, 11))
    set_clock("2026-03-10 08:00")
    assert _figure(as_user(fauzi), "alone") == 1
    set_clock("2026-03-11 08:00")
    assert _figure(as_user(fauzi), "alone") == 0


def test_a_mentor_accompanies_on_the_last_day_too(assignment, dewi, fauzi, as_user, set_clock):
    end_assignment(assignment, dewi, on=date(2026, 3, 12), reason="Selesai")
    for day, alone in (("2026-03-12", 0), ("2026-03-13", 1)):
        set_clock(f"{day} 08:00")
        assert _figure(as_user(fauzi), "alone") == alone


def test_an_answered_question_is_open_no_more(talk, sari, fauzi, as_user):
    assert _figure(as_user(fauzi), "open") == 1
    close(sari, seen(sari, talk))
    assert _figure(as_user(fauzi), "open") == 0


def test_a_general_question_counts_at_the_agency_of_whoever_asks(question, fauzi, noor, as_user):
    assert _rows(as_user(fauzi), "open")[0][:2] == ["Tanpa inovasi", "Puskesmas Paringin"]
    assert _figure(as_user(noor), "open") == 0


def test_innovations_stand_by_name_and_those_alone_by_how_long(
    innovation, make_innovation, sari, pamong, dewi, fauzi, as_user
):
    for name, day in (("Antre Pasti", 7), ("Zakat Desa", 3)):
        made = make_innovation(sari, name)
        Innovation.objects.filter(pk=made.pk).update(created_at=local(f"2026-03-0{day} 09:00"))
    client = as_user(fauzi)
    names = [row[0] for row in _rows(client, "innovations")]
    assert names == ["Antre Pasti", "Posyandu Keliling", "Zakat Desa"]
    alone = [row[0] for row in _rows(client, "alone")]
    assert alone == ["Zakat Desa", "Antre Pasti", "Posyandu Keliling"]
    assign(pamong, innovation, dewi, starts_on=timezone.localdate())
    assert [row[0] for row in _rows(client, "alone")] == alone[:2]


def test_a_question_belongs_to_the_mentor_who_took_it(question, budi, other_mentor, dewi, as_user):
    client = as_user(dewi)

    def of_hana() -> tuple[int, int]:
        loads = {load.mentor.name: load.figures for load in _report(client).loads}
        mine = reverse("mentoring:supervision_load", args=[other_mentor.person.pk, "open"])
        return loads["Hana Pertiwi"]["open"], client.get(mine).context["page_obj"].paginator.count

    assert of_hana() == (0, 0)
    take(other_mentor, seen(other_mentor, question))
    assert of_hana() == (1, 1)
    assert _rows(client, "open")[0][-1] == "Hana Pertiwi"
    give_back(other_mentor, seen(other_mentor, question))
    assert of_hana() == (0, 0)


def test_sessions_stand_in_the_order_of_their_days(
    session, innovation, window, sari, fauzi, as_user
):
    first = book(sari, innovation, window, window.starts_at + timedelta(hours=1), "Lagi")
    for held, day in ((session, 4), (first, 2)):
        at = local(f"2026-03-0{day} 09:00")
        rewrite(held, status="took_place", starts_at=at, ends_at=at + timedelta(minutes=30))
    assert [row[2] for row in _rows(as_user(fauzi), "held")] == ["02/03/2026", "04/03/2026"]


def test_a_question_of_today_lists_nobody_in_an_old_year(
    question, innovation, other_mentor, fauzi, as_user
):
    take(other_mentor, seen(other_mentor, question))
    Innovation.objects.update(created_at=local("2025-03-01 09:00"))
    names = [
        [load.mentor.name for load in _report(as_user(fauzi), tahun=year).loads]
        for year in (2026, 2025)
    ]
    assert names == [["Hana Pertiwi"], []]


def test_whoever_of_the_clinic_writes_does_not_take_the_question(talk, dewi, as_user):
    say(dewi, talk, "Kami bantu.")
    assert _rows(as_user(dewi), "open")[0][-1] == "Budi Santoso"


def test_a_claim_ends_with_the_decree_of_whoever_holds_it(
    question, other_mentor, dewi, as_user, set_clock
):
    take(other_mentor, seen(other_mentor, question))
    decree = Appointment.objects.filter(person=other_mentor.person)
    decree.update(ends_on=date(2026, 3, 10))
    assert _rows(as_user(dewi), "open")[0][-1] == "Hana Pertiwi"
    set_clock("2026-03-11 08:00")
    assert _rows(as_user(dewi), "open")[0][-1] == "–"


def test_what_waits_for_nobody_stands_below_what_waits(talk, question, budi, fauzi, as_user):
    say(budi, talk, "Begini.")
    assert [row[0] for row in _rows(as_user(fauzi), "open")] == [
        "Tanpa inovasi",
        "Posyandu Keliling",
    ]


def _loads(client, **query) -> list[list[str]]:
    """Name, role and the end of the decree of each mentor."""
    table = client.get(REPORT, query).context["tables"]["pamong"]
    return [[cell.text for cell in row[:3]] for row in table.rows]


def test_the_whole_report_lists_by_name_who_is_a_mentor_on_its_day(
    budi, other_mentor, fauzi, dewi, make_member, make_appointment, dinkes, as_user
):
    former = make_member("Ani Lestari")
    ends_on = date(2026, 3, 8)
    make_appointment(former.person, Appointment.Kind.AGENT, dinkes, ends_on=ends_on)
    assert [row[0] for row in _loads(as_user(dewi))] == ["Budi Santoso", "Hana Pertiwi"]


def test_beside_a_mentor_stands_the_decree_in_force_that_began_last(
    budi, dinkes, make_appointment, dewi, as_user
):
    make_appointment(budi.person, Appointment.Kind.HEAD, dinkes, starts_on=date(2026, 3, 1))
    for starts_on, ends_on in ((date(2026, 2, 1), date(2026, 6, 30)), (date(2026, 4, 1), None)):
        term = {"starts_on": starts_on, "ends_on": ends_on}
        make_appointment(budi.person, Appointment.Kind.AGENT, dinkes, **term)
    assert _loads(as_user(dewi)) == [["Budi Santoso", "Agen inovasi", "30/06/2026"]]


def test_a_former_mentor_is_listed_for_what_she_held_and_without_decree(
    session, pamong, budi, dewi, as_user, set_clock
):
    set_clock("2026-03-12 10:00")
    tell(session, budi, was_held=True, minutes="", present=[])
    Appointment.objects.filter(pk=pamong.pk).update(ends_on=date(2026, 3, 12))
    set_clock("2026-03-13 10:00")
    assert _loads(as_user(dewi)) == [["Budi Santoso", "–", "–"]]


def test_what_belongs_to_no_agency_is_in_no_report_of_a_unit(
    innovation, make_innovation, sari, dewi, dinkes, as_user
):
    made = make_innovation(sari, "Bank Sampah")
    Innovation.objects.filter(pk=made.pk).update(opd=None, group_name="Karang Taruna")
    whole, unit = (_report(as_user(dewi), **query) for query in ({}, {"unit": dinkes.pk}))
    assert whole.total().figures["innovations"] == 2
    assert unit.total().figures["innovations"] == 1


def test_a_unit_beyond_ones_own_is_not_asked_for(innovation, fauzi, disdikbud, as_user):
    page = as_user(fauzi).get(REPORT, {"unit": disdikbud.pk})
    assert page.context["report"].total().figures["innovations"] == 1
    assert disdikbud.name not in page.content.decode()


def test_on_its_last_day_an_agency_still_counts_under_its_old_name(
    make_innovation, sari, dinkes, fauzi, dewi, as_user, set_clock
):
    make_innovation(sari, opd=dinkes)
    opds.rename(dinkes, name="Dinas Kesehatan Baru", short_name="Dinkes", on=date(2026, 3, 10))
    for at, name in (("2026-03-09", "Dinas Kesehatan"), ("2026-03-10", "Dinas Kesehatan Baru")):
        set_clock(f"{at} 08:00")
        assert [row[1] for row in _rows(as_user(dewi), "innovations")] == [name]


def test_only_agencies_that_held_a_session_have_months_and_no_zero_is_a_link(
    session, budi, paringin, dewi, as_user, set_clock
):
    set_clock("2026-03-12 10:00")
    tell(session, budi, was_held=True, minutes="", present=[])
    tables = as_user(dewi).get(REPORT, {"semua": "1"}).context["tables"]
    assert [row[0].text for row in tables["bulan"].rows] == [paringin.name]
    figures = [cell for table in tables.values() for row in table.rows for cell in row[1:]]
    assert {bool(cell.url) for cell in figures if cell.value == 0} == {False}
    assert {bool(cell.url) for cell in figures if cell.value == 1} == {True}


def _first_cells(client, table: str) -> list[tuple]:
    rows = client.get(REPORT).context["tables"][table].rows
    return [(row[0].text, row[0].depth, row[0].note, bool(row[0].url)) for row in rows]


def test_agencies_are_set_in_and_lead_to_the_report_of_what_lies_below_them(
    innovation, balangan, dinkes, paringin, dewi, as_user
):
    assert _first_cells(as_user(dewi), "opd") == [
        (balangan.name, 1, "", False),
        (dinkes.name, 2, "", True),
        (paringin.name, 3, "", False),
    ]


def test_below_the_fifth_step_agencies_are_set_in_no_further(
    innovation, make_opd, paringin, dewi, as_user
):
    below = paringin
    for name in ("Jejaring", "Pustu", "Poskesdes"):
        below = make_opd(name, below, "unit")
    Innovation.objects.update(opd=below)
    depths = [depth for _, depth, _, _ in _first_cells(as_user(dewi), "opd")]
    assert depths == [1, 2, 3, 4, 5, 5]


def test_an_agency_that_has_ended_says_until_when(
    assignment, session, dinkes, budi, balangan, dewi, as_user, set_clock
):
    Innovation.objects.update(opd=dinkes)
    set_clock("2026-03-12 10:00")
    tell(session, budi, was_held=True, minutes="", present=[])
    opds.rename(dinkes, name="Dinas Baru", short_name="Dinkes", on=date(2026, 3, 13))
    for at, note in (("2026-03-12", ""), ("2026-03-13", "sampai 12 Maret 2026")):
        set_clock(f"{at} 11:00")
        _, (name, _, found, _) = _first_cells(as_user(dewi), "sesi")
        assert (name, found) == ("Dinas Kesehatan", note)


def test_bars_are_of_the_months_begun_and_as_long_as_their_share(session, fauzi, as_user):
    client = as_user(fauzi)
    assert client.get(REPORT).context["chart"].bars == []
    at = local("2026-02-10 09:00")
    held = {"status": "took_place", "starts_at": at, "ends_at": at + timedelta(minutes=30)}
    rewrite(session, **held)
    for _ in range(3):
        make_session(
            innovation=session.innovation,
            mentor=session.mentor,
            booked_by=session.booked_by,
            **{**held, "starts_at": local("2026-01-10 09:00")},
        )
    chart = client.get(REPORT).context["chart"]
    counts = [line[1] for line in chart.table.rows]
    assert [
        (count.value, bar.percent, bool(count.url))
        for count, bar in zip(counts, chart.bars, strict=True)
    ] == [
        (3, 100, True),
        (1, 33, True),
        (0, 0, False),
    ]


def test_days_without_mentor_end_with_the_year_of_the_report(innovation, fauzi, as_user):
    Innovation.objects.update(created_at=local("2025-12-30 09:00"))
    alone = reverse("mentoring:supervision_rows", args=["semua", "alone"])
    table = as_user(fauzi).get(alone, {"tahun": 2025}).context["table"]
    assert [row[5].value for row in table.rows] == [1]


def test_few_innovations_without_mentor_need_no_page_of_their_own(innovation, fauzi, as_user):
    assert "Lihat semua" not in as_user(fauzi).get(REPORT).content.decode()


def test_a_question_says_whether_it_is_late_and_names_its_mentors_by_name(
    talk, innovation, other_mentor, dewi, fauzi, as_user, set_clock
):
    hana = other_mentor.person.appointments.get()
    assign(hana, innovation, dewi, starts_on=timezone.localdate())
    assert _rows(as_user(fauzi), "open")[0][-2:] == ["Tidak", "Budi Santoso; Hana Pertiwi"]
    set_clock("2026-03-13 09:00")
    assert _rows(as_user(fauzi), "open")[0][-2] == "Ya"

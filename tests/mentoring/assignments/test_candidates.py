"""/inovasi/<pk>/pendamping/: who may accompany it, the fittest first, and why others may not."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from agents.models import Appointment, Expertise, PersonExpertise
from agents.registry.operations import appointments
from innovations.models import Innovation
from innovations.team.operations.members import add_member
from mentoring.assignments import rules
from mentoring.assignments.candidates import Candidates, is_named
from mentoring.assignments.operations import assign
from mentoring.models import Assignment, Session
from mentoring.sessions.operations.booking import book
from scheduling.leave.operations import record_leave
from tests.mentoring.conftest import local

START = local("2026-03-09").date()
DAY = timedelta(days=1)
Kind = Appointment.Kind


@pytest.fixture
def page(innovation):
    return reverse("mentoring:assign_to", args=[innovation.pk])


@pytest.fixture
def words(database):
    names = ("Pelayanan kesehatan", "Teknologi informasi", "Pendidikan")
    return [Expertise.objects.create(slug=str(n), name=name) for n, name in enumerate(names)]


def _masters(user, *words, level=3):
    for word in words:
        PersonExpertise.objects.create(
            person=user.person, expertise=word, level=level, source="decree"
        )


def _order(candidates):
    return [each.appointment.person.name for each in candidates.allowed]


def _why(candidates):
    return {each.appointment.person.name: each.refusal for each in candidates.excluded}


def test_what_is_offered_is_what_is_not_refused(
    innovation, make_member, make_appointment, make_innovation, other_mentor, pamong, rini, budi,
    sari, dewi, bapperida, dinkes, disdikbud, paringin,
):  # fmt: skip
    """Every mentor of a world in which each rule refuses one: the operation agrees with the lists."""
    ended, later, outside, team, already = (
        make_member(name, bapperida) for name in ("Ayu", "Lia", "Luar", "Tim", "Sudah")
    )
    make_appointment(ended.person, Kind.AGENT, dinkes, ends_on=START - DAY)
    make_appointment(later.person, Kind.AGENT, dinkes, starts_on=START + DAY)
    make_appointment(outside.person, Kind.PAMONG, disdikbud)
    make_appointment(team.person, Kind.AGENT, paringin)
    add_member(innovation, team.person, "member", sari)
    assign(make_appointment(already.person, Kind.AGENT, dinkes), innovation, dewi, starts_on=START)
    candidates = Candidates(innovation, START)
    assert sorted(_order(candidates)) == ["Budi Santoso", "Hana Pertiwi"]
    assert _why(candidates) == {
        "Ayu": rules.AppointmentExpiredError,
        "Lia": rules.AppointmentExpiredError,
        "Luar": rules.OutsideScopeError,
        "Tim": rules.OwnInnovationError,
        "Sudah": rules.AlreadyAssignedError,
    }
    for each in candidates.excluded:
        with pytest.raises(each.refusal):
            assign(each.appointment, innovation, dewi, starts_on=START)
    for each in candidates.allowed:
        assign(each.appointment, innovation, dewi, starts_on=START)


def test_of_several_decrees_the_one_that_lets_her_counts(
    innovation, pamong, budi, make_appointment, dinkes, disdikbud
):
    make_appointment(budi.person, Kind.AGENT, disdikbud)
    make_appointment(budi.person, Kind.AGENT, dinkes, ends_on=START + DAY)
    candidates = Candidates(innovation, START)
    assert [each.appointment for each in candidates.allowed] == [pamong]
    assert candidates.excluded == []


def test_expertise_load_and_contact_make_the_order_and_the_sum(
    innovation, make_innovation, session, other_mentor, budi, sari, dewi, words, settings
):
    """Budi accompanies it and has met it, so another innovation of the agency is asked about."""
    settings.MENTORING_ACCOMPANIED_AT_MOST = 2
    Session.objects.update(outcome=Session.Outcome.TOOK_PLACE)
    other = make_innovation(sari, "Antre Pasti")
    _masters(other_mentor, words[1])
    candidates = Candidates(other, START)
    candidates.ask_for([words[0].pk, words[1].pk])
    hana, pak_budi = candidates.allowed
    assert (hana.for_skills, hana.for_load, hana.for_contact, hana.points) == (25, 30, 0, 55)
    assert (pak_budi.for_skills, pak_budi.for_load, pak_budi.for_contact) == (0, 15, 10)
    assert (pak_budi.met_on, pak_budi.met_here) == (local("2026-03-12").date(), False)
    _masters(budi, *words[:2])
    again = Candidates(other, START)
    again.ask_for([words[0].pk, words[1].pk])
    assert _order(again) == ["Budi Santoso", "Hana Pertiwi"]


def test_the_innovation_names_what_it_needs(make_innovation, sari, words, pamong):
    made = make_innovation(sari, "Antrean pelayanan kesehatan")
    Innovation.objects.filter(pk=made.pk).update(summary="Dengan TEKNOLOGI-informasi.")
    made.refresh_from_db()
    names = [each.name for each in Candidates(made, START).skills]
    assert names == ["Pelayanan kesehatan", "Teknologi informasi"]
    assert not is_named("Uji", {"uji"})


def test_whom_something_speaks_against_stands_last(
    innovation, make_member, make_appointment, other_mentor, budi, pamong, dewi, bapperida, dinkes,
    paringin, words, settings,
):  # fmt: skip
    settings.MENTORING_ACCOMPANIED_AT_MOST = 1
    lina, away = make_member("Lina", paringin), make_member("Cuti", bapperida)
    make_appointment(lina.person, Kind.AGENT, dinkes)
    make_appointment(away.person, Kind.AGENT, dinkes)
    until = local("2026-03-11")
    record_leave(away.person, "annual", dewi, starts_at=local("2026-03-09"), ends_at=until)
    assign(pamong, dinkes, dewi, starts_on=START)
    _masters(lina, *words)
    candidates = Candidates(innovation, START)
    candidates.ask_for([words[0].pk])
    assert _order(candidates)[0] == "Hana Pertiwi"
    doubtful = {each.appointment.person.name: each for each in candidates.allowed[1:]}
    assert doubtful["Lina"].is_same_unit
    assert doubtful["Cuti"].away_until == START + DAY
    assert doubtful["Budi Santoso"].is_full
    assert all(each.is_doubtful for each in doubtful.values())


def test_equal_points_are_ordered_by_name(innovation, other_mentor, pamong):
    assert _order(Candidates(innovation, START)) == ["Budi Santoso", "Hana Pertiwi"]


def test_three_taps_from_the_alarm(innovation, pamong, dewi, as_user):
    """The list behind the alarm, its button, and the button of the page, as it comes."""
    clinic = as_user(dewi)
    rows = clinic.get(reverse("innovations:list"), {"pendamping": "tanpa"}).content.decode()
    page = reverse("mentoring:assign_to", args=[innovation.pk])
    assert f'href="{page}"' in rows
    shown = clinic.get(page)
    assert shown.context["chosen"] == pamong.pk
    assert f'value="{pamong.pk}" required checked' in shown.content.decode()
    sent = {"mentor": pamong.pk, "starts_on": str(START), "ends_on": "", "note": ""}
    for _ in range(2):
        answer = clinic.post(page, {**sent, "client_key": "k"})
        assert answer.url == innovation.get_absolute_url()
    assert Assignment.objects.get().appointment == pamong
    assert f'href="{page}"' not in clinic.get(reverse("innovations:list")).content.decode()


def test_the_report_and_the_desk_lead_there(innovation, dewi, fauzi, as_user):
    page = reverse("mentoring:assign_to", args=[innovation.pk])
    rows = reverse("mentoring:supervision_rows", args=["semua", "alone"])
    assert f'href="{page}">Tetapkan pendamping' in as_user(dewi).get(rows).content.decode()
    assert f'href="{page}"' in as_user(dewi).get(reverse("mentoring:desk")).content.decode()
    assert page not in as_user(fauzi).get(rows).content.decode()
    file = reverse("mentoring:supervision_rows_file", args=["semua", "alone", "csv"])
    assert "Tetapkan" not in as_user(dewi).get(file).content.decode()


def test_the_page_says_why(innovation, page, other_mentor, make_member, make_appointment, words,
    bapperida, disdikbud, dewi, as_user):  # fmt: skip
    _masters(other_mentor, words[0])
    luar = make_member("Orang Luar", bapperida)
    make_appointment(luar.person, Kind.AGENT, disdikbud)
    answer = as_user(dewi).get(page, {"pilih": "1", "keahlian": [w.pk for w in words], "q": ""})
    html = answer.content.decode()
    assert "1 dari 3 keahlian cocok: Pelayanan kesehatan (Ahli)" in html
    assert "0 dari 10 dampingan" in html
    assert "Belum pernah bertemu" in html
    assert "Orang Luar" in html.partition("tidak dapat ditetapkan")[2]
    assert "tidak mencakup perangkat daerah ini" in html
    found = as_user(dewi).get(page, {"pilih": "1", "q": "HANA"})
    assert [each.row.person for each in found.context["allowed"]] == [other_mentor.person]
    assert found.context["excluded"] == []


def test_the_same_unit_is_asked_about(innovation, page, make_member, make_appointment, paringin,
    dewi, as_user):  # fmt: skip
    lina = make_appointment(make_member("Lina", paringin).person, Kind.AGENT, paringin)
    clinic = as_user(dewi)
    assert clinic.get(page).context["chosen"] != lina.pk
    sent = {"mentor": lina.pk, "starts_on": str(START), "client_key": "k"}
    asked = clinic.post(page, sent)
    assert 'type="checkbox" name="accepts_same_unit"' in asked.content.decode()
    assert not Assignment.objects.exists()
    assert clinic.post(page, {**sent, "accepts_same_unit": "on"}).status_code == 302
    assert Assignment.objects.get().appointment == lina


def test_whoever_lost_the_right_meanwhile_is_refused_with_the_reason(
    innovation, page, pamong, dewi, as_user
):
    appointments.end(pamong, START - DAY, "Pindah")
    answer = as_user(dewi).post(page, {"mentor": pamong.pk, "starts_on": str(START)})
    assert "Masa tugas tidak berlaku" in answer.content.decode()
    assert not Assignment.objects.exists()


def test_nobody_is_assigned_to_what_nobody_has_confirmed(innovation, page, dewi, as_user):
    Innovation.objects.update(state=Innovation.State.AWAITING)
    assert as_user(dewi).get(page).status_code == 404


def test_however_many_mentors_the_page_asks_as_much(
    innovation, page, make_member, make_appointment, bapperida, dinkes, disdikbud, pamong, words,
    dewi, as_user,
):  # fmt: skip
    clinic = as_user(dewi)
    clinic.get(page)

    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert clinic.get(page).status_code == 200
        return len(queries)

    before = asked()
    for number in range(12):
        member = make_member(f"Pamong {number}", bapperida)
        _masters(member, words[number % 3])
        make_appointment(member.person, Kind.PAMONG, *((dinkes, disdikbud)[number % 2 :]))
    assert asked() == before <= 15


def test_a_held_session_with_the_innovation_counts_whole(
    innovation, assignment, window, sari, other_mentor, dewi, budi
):
    session = book(sari, innovation, window, window.starts_at, "Bukti")
    Session.objects.filter(pk=session.pk).update(outcome=Session.Outcome.TOOK_PLACE)
    Assignment.objects.all().delete()
    first = Candidates(innovation, START).allowed[0]
    assert (first.appointment.person, first.for_contact, first.met_here) == (budi.person, 20, True)


def test_for_a_whole_agency_the_same_reasons_are_shown(
    innovation, session, other_mentor, make_member, make_appointment, words, dinkes, disdikbud,
    bapperida, pamong, dewi, as_user,
):  # fmt: skip
    """Budi has met one of its innovations; Hana masters what one of them names."""
    Innovation.objects.filter(pk=innovation.pk).update(summary="Antrean pelayanan kesehatan")
    Session.objects.update(outcome=Session.Outcome.TOOK_PLACE)
    _masters(other_mentor, words[0])
    luar = make_member("Orang Luar", bapperida)
    make_appointment(luar.person, Kind.AGENT, disdikbud)
    clinic, address = as_user(dewi), reverse("mentoring:assign")
    first = clinic.get(address)
    assert f'<option value="{dinkes.pk}">' in first.text
    page = clinic.get(address, {"opd": dinkes.pk})
    assert [each.row.person.name for each in page.context["allowed"]] == [
        "Hana Pertiwi",
        "Budi Santoso",
    ]
    assert "1 dari 1 keahlian cocok: Pelayanan kesehatan" in page.text
    assert (
        "Terakhir berhubungan dengan inovasi perangkat daerah ini pada 12 Maret 2026" in page.text
    )
    assert "tidak mencakup perangkat daerah ini" in page.text.partition("Orang Luar")[2]
    sent = {"mentor": pamong.pk, "starts_on": str(START), "opd": dinkes.pk, "client_key": "k"}
    assert clinic.post(f"{address}?opd={dinkes.pk}", sent).status_code == 302
    assert Assignment.objects.get(opd=dinkes).appointment == pamong


def test_whoever_is_refused_for_an_agency_stays_on_its_page_with_the_reason(
    pamong, innovation, dinkes, dewi, as_user
):
    assign(pamong, dinkes, dewi, starts_on=START)
    sent = {"mentor": pamong.pk, "starts_on": str(START), "opd": dinkes.pk}
    page = as_user(dewi).post(reverse("mentoring:assign"), sent)
    assert page.context["opd"] == dinkes
    assert "sudah mendampinginya" in page.text


def test_a_successor_is_chosen_by_fit_too_and_never_the_predecessor(
    assignment, other_mentor, make_member, make_appointment, bapperida, disdikbud, words, dewi,
    as_user,
):  # fmt: skip
    _masters(other_mentor, words[0])
    luar = make_member("Orang Luar", bapperida)
    make_appointment(luar.person, Kind.AGENT, disdikbud)
    page = as_user(dewi).get(reverse("mentoring:hand_over", args=[assignment.pk]))
    assert [each.row.person.name for each in page.context["allowed"]] == ["Hana Pertiwi"]
    assert [each.person.name for each in page.context["excluded"]] == ["Orang Luar"]
    assert "0 dari 10 dampingan" in page.text
    assert 'name="version"' in page.text

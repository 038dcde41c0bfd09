"""The training report: GET /laporan/pelatihan/ and the rows behind each figure."""

import re

import pytest
from django.urls import reverse

from agents.models import Appointment
from agents.reporting.permissions import reported_opds
from courses.learning.operations import enroll
from courses.models import Enrollment

REPORT = reverse("courses:report")
Kind = Appointment.Kind


@pytest.fixture
def course(make_course, sari, rini):
    course = make_course()
    enroll(sari, course)
    enroll(rini, course)
    return course


def _rows(opd, figure: str = "assigned") -> str:
    return reverse("courses:report_rows", args=[opd.pk, figure])


def test_a_head_sees_his_units_and_no_other(course, fauzi, as_user):
    page = as_user(fauzi).get(REPORT).content.decode()
    assert "Puskesmas Paringin" in page
    assert "Dinas Pendidikan" not in page


@pytest.mark.parametrize("who", ["fauzi", "rizki"])
def test_head_and_innovation_admin_open_the_rows_of_their_opd_only(
    request, course, who, paringin, disdikbud, as_user
):
    client = as_user(request.getfixturevalue(who))
    assert "Sari Wulandari" in client.get(_rows(paringin)).content.decode()
    assert client.get(_rows(disdikbud)).status_code == 404


@pytest.mark.parametrize("who", ["dewi", "root"])
def test_the_clinic_sees_every_opd(request, course, who, disdikbud, as_user):
    client = as_user(request.getfixturevalue(who))
    assert "Rini Astuti" in client.get(_rows(disdikbud)).content.decode()


@pytest.mark.parametrize("who", ["sari", "budi", "aulia"])
def test_others_have_no_report(request, who, paringin, as_user):
    client = as_user(request.getfixturevalue(who))
    assert client.get(REPORT).status_code == 404
    assert client.get(_rows(paringin)).status_code == 404


def test_a_supervisor_sees_what_his_decree_names(
    make_member, make_appointment, balangan, disdikbud
):
    user = make_member("Mukhlis Haryadi")
    make_appointment(user.person, Kind.SUPERVISOR, balangan)
    assert disdikbud.pk in reported_opds(user)


def test_a_figure_that_does_not_exist_is_404(fauzi, paringin, as_user):
    assert as_user(fauzi).get(_rows(paringin, "rahasia")).status_code == 404


@pytest.mark.parametrize("year", ["2019", "abc", "", "9999", "-1", "2026.5"])
def test_a_year_that_does_not_exist_is_this_year(course, fauzi, as_user, today, year):
    response = as_user(fauzi).get(REPORT, {"tahun": year})
    assert response.status_code == 200
    assert response.context["report"].year == today.year


def test_an_old_year_is_asked_by_address(course, fauzi, as_user, today):
    Enrollment.objects.update(enrolled_on=today.replace(year=today.year - 1, day=1))
    response = as_user(fauzi).get(REPORT, {"tahun": today.year - 1})
    assert response.context["total"].assigned == 1


def test_long_lists_come_in_pages(course, make_person, fauzi, paringin, as_user, today):
    for number in range(60):
        person = make_person(f"Orang {number:02d}", opd=paringin)
        Enrollment.objects.create(person=person, course=course, enrolled_on=today)
    client = as_user(fauzi)
    first = client.get(_rows(paringin))
    following = re.search(r'href="([^"]+)" rel="next"', first.content.decode())[1]
    last = client.get(_rows(paringin) + following)
    assert len(first.context["page_obj"]) == 50
    assert len(last.context["page_obj"]) == 11
    assert client.get(_rows(paringin), {"page": "x"}).status_code == 200


def test_a_head_whose_term_ended_has_no_report(fauzi, as_user, today):
    fauzi.person.appointments.update(ends_on=today.replace(year=today.year - 1))
    assert as_user(fauzi).get(REPORT).status_code == 404

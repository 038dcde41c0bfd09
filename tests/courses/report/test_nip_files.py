"""Whole NIPs leave in a file only by a form, to whoever is in charge, and the history says so."""

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from agents.models import Appointment
from courses.learning.operations import enroll

NIP = "198501012010011001"


@pytest.fixture
def asked(make_course, make_person, paringin, sari):
    """The address of the file of those assigned at the health centre, Wahyu among them."""
    course = make_course()
    enroll(sari, course)
    course.enrollments.create(
        person=make_person("Wahyu", nip=NIP, opd=paringin),
        enrolled_on=course.enrollments.get().enrolled_on,
    )
    return reverse("courses:report_rows_nips", args=[paringin.pk, "assigned", "csv"])


def _looks() -> list[dict[str, object]]:
    return [each.data for each in ModelLogEntry.objects.filter(action="agents.take_nips")]


def test_whoever_is_in_charge_takes_them_and_it_is_recorded(asked, fauzi, as_user, paringin):
    answer = as_user(fauzi).post(asked)
    text = answer.content.decode("utf-8-sig")
    assert NIP in text
    assert "NIP (lengkap, rahasia)" in text
    assert "nip-lengkap" in answer["Content-Disposition"]
    assert [(each["rows"], paringin.name in each["what"]) for each in _looks()] == [(2, True)]
    entry = ModelLogEntry.objects.get(action="agents.take_nips")
    assert (entry.user, entry.object_id) == (fauzi, str(paringin.pk))


def test_each_file_is_a_look_of_its_own(asked, fauzi, as_user):
    client = as_user(fauzi)
    assert client.post(asked).content == client.post(asked).content
    assert len(_looks()) == 2


def test_the_page_offers_it_and_stays_masked(asked, fauzi, as_user):
    page = as_user(fauzi).get(asked.replace("unduh/nip-lengkap/csv/", ""))
    html = page.content.decode()
    assert asked in html
    assert NIP not in html
    assert _looks() == []


def test_a_supervisor_reads_the_report_and_takes_no_number(
    asked, make_member, make_appointment, balangan, as_user
):
    supervisor = make_member("Mukhlis Haryadi", balangan)
    make_appointment(supervisor.person, Appointment.Kind.SUPERVISOR, balangan)
    client = as_user(supervisor)
    page = client.get(asked.replace("unduh/nip-lengkap/csv/", ""))
    assert page.status_code == 200
    assert asked not in page.content.decode()
    assert client.post(asked).status_code == 404
    assert _looks() == []


def test_nobody_takes_those_of_another_agency(asked, noor, as_user):
    assert as_user(noor).post(asked).status_code == 404
    assert as_user(noor).get(asked).status_code == 405
    assert _looks() == []

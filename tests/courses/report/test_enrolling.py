"""Enroll chosen people from a list of the report: with a look before, once, and back again."""

from datetime import timedelta

import pytest
from django.urls import reverse

from agents.models import Appointment, Person
from courses.learning import operations
from courses.learning.operations import TakenBackError, assign, enroll, take_back
from courses.models import CourseAssignment, Enrollment


@pytest.fixture
def course(make_course):
    return make_course("Inovasi daerah")


@pytest.fixture
def staff(make_person, paringin, sari):
    return [make_person(name, opd=paringin) for name in ("Ana", "Bela", "Citra")]


def _list(opd, figure="headcount") -> str:
    return reverse("courses:report_enroll", args=[opd.pk, figure])


def _names(people) -> set[str]:
    return {person.name for person in people}


def test_ticked_people_are_shown_before_and_enrolled_after(
    fauzi, staff, course, paringin, as_user, today
):
    client = as_user(fauzi)
    ticked = [staff[0].pk, staff[1].pk]
    page = client.post(_list(paringin), {"orang": ticked, "siapa": "dipilih"})
    assert set(page.context["form"].initial["people"]) == set(ticked)
    operations.assign([staff[0]], course, None, fauzi)
    typed = {"people": ticked, "course": course.pk, "due_on": (today + timedelta(9)).isoformat()}
    page = client.post(_list(paringin), {**typed, "lihat": "1"})
    assert _names(page.context["preview"].new) == {"Bela"}
    assert _names(page.context["preview"].enrolled) == {"Ana"}
    assert "1 orang akan didaftarkan" in page.text
    assert Enrollment.objects.count() == 1  # a look writes nothing
    answer = client.post(_list(paringin), {**typed, "daftar": "1", "client_key": "k"})
    again = client.post(_list(paringin), {**typed, "daftar": "1", "client_key": "k"})
    made = CourseAssignment.objects.latest("pk")
    assert answer["Location"] == again["Location"] == reverse("courses:assignment", args=[made.pk])
    assert (made.count, len(made.moved)) == (1, 1)
    assert Enrollment.objects.count() == 2


def test_all_of_a_list_and_nobody_else(fauzi, staff, course, paringin, sari, as_user):
    enroll(sari, course)
    page = as_user(fauzi).post(_list(paringin, "never"), {"siapa": "semua"})
    assert _names(page.context["form"].fields["people"].queryset) == {"Ana", "Bela", "Citra"}


def test_whoever_is_not_in_the_list_cannot_be_slipped_in(
    fauzi, staff, course, paringin, rini, as_user
):
    typed = {"people": [staff[0].pk, rini.person.pk], "course": course.pk, "daftar": "1"}
    page = as_user(fauzi).post(_list(paringin), {**typed, "client_key": "k"})
    assert page.status_code == 200
    assert page.context["form"].errors
    assert not Enrollment.objects.exists()


@pytest.mark.parametrize(
    ("who", "status"), [("rizki", 302), ("dewi", 302), ("noor", 404), ("sari", 404)]
)
def test_who_may(request, who, status, staff, course, paringin, as_user):
    typed = {"people": [staff[0].pk], "course": course.pk, "daftar": "1", "client_key": "k"}
    client = as_user(request.getfixturevalue(who))
    assert client.post(_list(paringin), typed).status_code == status
    assert Enrollment.objects.count() == (status == 302)


def test_a_course_for_civil_servants_takes_no_others(fauzi, staff, course, paringin, as_user):
    course.audience = "asn"
    course.save()
    Person.objects.filter(pk__in=[staff[1].pk, staff[2].pk]).update(employment="pns")
    typed = {"people": [each.pk for each in staff], "course": course.pk, "due_on": ""}
    client = as_user(fauzi)
    page = client.post(_list(paringin), {**typed, "lihat": "1"})
    assert _names(page.context["preview"].unfit) == {"Ana"}
    client.post(_list(paringin), {**typed, "daftar": "1", "client_key": "k"})
    assert {each.person.name for each in Enrollment.objects.all()} == {"Bela", "Citra"}


def test_the_office_looks_before_it_enrolls_a_unit(fauzi, staff, course, paringin, as_user):
    page = as_user(fauzi).post(
        reverse("courses:assign", args=[course.pk]), {"opds": paringin.pk, "lihat": "1"}
    )
    assert {"Ana", "Bela", "Citra"} <= _names(page.context["preview"].new)
    assert not Enrollment.objects.exists()


def test_undo_takes_back_what_nobody_has_begun(
    fauzi, staff, course, sari, paringin, as_user, today
):
    enroll(sari, course)
    due = today + timedelta(days=5)
    made = assign([*staff, sari.person], course, due, fauzi)
    Enrollment.objects.filter(person=staff[2]).update(started_on=today)
    client = as_user(fauzi)
    url = reverse("courses:take_back", args=[made.pk])
    page = client.post(url, follow=True)
    assert "2 orang tidak lagi terdaftar" in page.text
    assert {each.person.name for each in Enrollment.objects.all()} == {
        "Citra",
        sari.person.name,
    }
    assert Enrollment.objects.get(person=sari.person).due_on is None
    assert "sudah dibatalkan sebelumnya" in client.post(url, follow=True).text
    with pytest.raises(TakenBackError):
        take_back(made, fauzi)
    listed = client.get(reverse("courses:report_rows", args=[paringin.pk, "never"]))
    assert {line[0].value for line in listed.context["table"].rows} >= {"Ana", "Bela"}


@pytest.mark.parametrize("who", ["rizki", "noor", "sari"])
def test_nobody_takes_back_what_another_has_assigned(request, who, fauzi, staff, course, as_user):
    made = assign(staff, course, None, fauzi)
    client = as_user(request.getfixturevalue(who))
    assert client.get(reverse("courses:assignment", args=[made.pk])).status_code == 404
    assert client.post(reverse("courses:take_back", args=[made.pk])).status_code == 404
    assert Enrollment.objects.count() == 3


def test_a_due_date_that_was_moved_again_stays(fauzi, sari, course, today):
    enroll(sari, course)
    made = assign([sari.person], course, today + timedelta(days=9), fauzi)
    assign([sari.person], course, today + timedelta(days=3), fauzi)
    assert take_back(made, fauzi) == 0
    assert Enrollment.objects.get().due_on == today + timedelta(days=3)


def test_whose_appointment_has_ended_takes_nothing_back(fauzi, staff, course, as_user, today):
    made = assign(staff, course, None, fauzi)
    client = as_user(fauzi)
    assert client.get(reverse("courses:assignment", args=[made.pk])).status_code == 200
    yesterday = today - timedelta(days=1)
    Appointment.objects.filter(person=fauzi.person).update(
        starts_on=yesterday - timedelta(days=9), ends_on=yesterday
    )
    assert client.get(reverse("courses:assignment", args=[made.pk])).status_code == 404
    assert client.post(reverse("courses:take_back", args=[made.pk])).status_code == 404
    assert Enrollment.objects.count() == 3


def test_who_works_elsewhere_since_is_not_touched(
    fauzi, dewi, staff, course, disdikbud, as_user, today
):
    made = assign(staff, course, None, fauzi)
    staff[0].postings.update(opd=disdikbud)
    page = as_user(fauzi).get(reverse("courses:assignment", args=[made.pk])).text
    assert staff[0].full_name not in page
    assert staff[1].full_name in page
    assert take_back(made, fauzi) == 2
    assert Enrollment.objects.get().person == staff[0]
    other = assign(staff, course, None, dewi)  # the clinic is in charge of everybody
    assert take_back(other, dewi) == 2

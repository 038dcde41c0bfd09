"""An office enrolls its people."""

from datetime import timedelta

import pytest
from django.urls import reverse

from courses.learning import operations
from courses.learning.permissions import assignable_people
from courses.models import CourseAssignment, Enrollment


@pytest.fixture
def course(make_course):
    return make_course("Inovasi daerah")


def _post(client, course, opd, **typed):
    return client.post(reverse("courses:assign", args=[course.pk]), {"opds": opd.pk, **typed})


def test_everybody_whose_place_of_work_it_is_is_enrolled(
    fauzi, sari, paringin, course, as_user, today
):
    due = today + timedelta(days=30)
    response = _post(as_user(fauzi), course, paringin, due_on=due.isoformat())
    made = CourseAssignment.objects.get()
    assert response["Location"] == reverse("courses:assignment", args=[made.pk])
    assert made.count == Enrollment.objects.count()
    enrollment = Enrollment.objects.get(person=sari.person)
    assert (enrollment.origin, enrollment.due_on) == ("assigned", due)
    assert enrollment.assigned_by == fauzi.person


def test_another_office_is_no_choice(noor, sari, paringin, course, as_user):
    response = _post(as_user(noor), course, paringin)
    assert response.status_code == 200
    assert not Enrollment.objects.exists()


def test_a_day_that_has_passed_is_refused_beside_the_field(fauzi, paringin, course, as_user, today):
    yesterday = (today - timedelta(days=1)).isoformat()
    response = _post(as_user(fauzi), course, paringin, due_on=yesterday)
    assert "Tanggal itu sudah lewat" in response.content.decode()
    with pytest.raises(operations.DueInThePastError):
        operations.assign([], course, today - timedelta(days=1), fauzi)


def test_who_is_enrolled_already_keeps_her_enrollment(fauzi, sari, course, today):
    operations.enroll(sari, course)
    assert operations.assign([sari.person], course, today + timedelta(days=9), fauzi).count == 0
    enrollment = Enrollment.objects.get()
    assert (enrollment.origin, enrollment.due_on) == ("self", today + timedelta(days=9))


def test_a_later_due_date_does_not_loosen_an_earlier_one(fauzi, sari, course, today):
    for days in (9, 20):
        operations.assign([sari.person], course, today + timedelta(days=days), fauzi)
    assert Enrollment.objects.get().due_on == today + timedelta(days=9)


def test_a_course_for_civil_servants_is_not_assigned_to_others(
    make_course, make_person, sari, paringin
):
    make_person("Relawan", opd=paringin)
    course = make_course("Khusus ASN", audience="asn")
    assert assignable_people(course, [paringin]) == [sari.person]


def test_what_is_due_stands_on_the_start_page(fauzi, sari, course, as_user, today, set_clock):
    operations.assign([sari.person], course, today + timedelta(days=3), fauzi)
    assert "jatuh tempo" in as_user(sari).get(reverse("home:start")).content.decode()
    set_clock(f"{today + timedelta(days=5)} 09:00")
    assert "terlambat sejak" in as_user(sari).get(reverse("home:start")).content.decode()


def test_the_clinic_enrolls_any_unit_from_the_page_of_the_course(dewi, sari, rini, course, as_user):
    client = as_user(dewi)
    page = client.get(course.url).content.decode()
    assert f'href="{reverse("courses:assign", args=[course.pk])}"' in page
    assert "Daftarkan pegawai Anda" in page
    for user in (sari, rini):
        opd = user.person.postings.get().opd
        made = _post(client, course, opd)["Location"]
        assert made == reverse(
            "courses:assignment", args=[CourseAssignment.objects.latest("pk").pk]
        )
    people = Enrollment.objects.values_list("person", flat=True)
    assert {sari.person.pk, rini.person.pk} <= set(people)

"""A mentor's year, counted from its rows, as page and PDF."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from mentoring.consultations.operations.talking import post
from mentoring.models import Consultation
from mentoring.records.figures import YearRecord, years_of
from tests.mentoring.conftest import local
from tests.mentoring.makers import make_session

PAGE = reverse("mentoring:my_record")


def _text(response):
    return re.sub(r"\s+", " ", response.content.decode())


@pytest.fixture
def year(assignment, innovation, budi, sari, other_mentor, talk):
    """Two sessions held this year, of one and a half hours together; others do not count."""
    fields = {"innovation": innovation, "booked_by": sari.person, "opd": innovation.opd}
    for start, minutes, status, mentor in (
        ("2026-02-02 09:00", 60, "took_place", budi),
        ("2026-03-02 09:00", 30, "took_place", budi),
        ("2026-03-03 09:00", 30, "missed", budi),
        ("2025-12-31 09:00", 30, "took_place", budi),
        ("2026-03-04 09:00", 30, "took_place", other_mentor),
    ):
        begins = local(start)
        ends = begins + timedelta(minutes=minutes)
        make_session(starts_at=begins, ends_at=ends, status=status, mentor=mentor.person, **fields)
    for key in ("a", "b"):
        post(budi, Consultation.objects.for_thread(budi).get(), "Begini.", key=key)
    return YearRecord(budi.person, 2026)


def test_it_counts_sessions_hours_innovations_and_answers(year):
    assert (len(year.sessions), year.hours, year.innovations) == (2, 1.5, 1)
    assert (year.consultations, year.messages) == (1, 2)
    (row,) = year.accompanied
    assert (row.name, row.sessions) == ("Posyandu Keliling", 2)


def test_the_page_shows_it_and_links_to_the_file(year, budi, as_user):
    page = _text(as_user(budi).get(PAGE))
    assert "Catatan pendampingan 2026" in page
    assert "<dd>1,5</dd>" in page
    assert page.count("Posyandu Keliling") == 3
    assert reverse("mentoring:my_record_pdf", args=[2026]) in page
    assert f'href="{PAGE}"' in _text(as_user(budi).get(reverse("mentoring:desk")))


def test_the_file_is_a_pdf_of_that_year(year, budi, as_user):
    file = as_user(budi).get(reverse("mentoring:my_record_pdf", args=[2026]))
    assert file["Content-Type"] == "application/pdf"
    assert file.content.startswith(b"%PDF")
    assert "catatan-pendampingan-2026.pdf" in file["Content-Disposition"]


def test_a_year_of_nothing_is_a_page_and_a_file_too(assignment, budi, as_user):
    assert as_user(budi).get(PAGE).status_code == 200
    assert as_user(budi).get(reverse("mentoring:my_record_pdf", args=[2026])).status_code == 200


@pytest.mark.parametrize("asked", ["", "x", "1999", "9999", str(2**63)])
def test_a_year_without_appointment_shows_this_one(pamong, budi, as_user, asked):
    assert "2026" in _text(as_user(budi).get(f"{PAGE}?tahun={asked}"))
    assert as_user(budi).get(reverse("mentoring:my_record_pdf", args=[1999])).status_code == 404
    assert years_of(budi.person)[0] == 2026


def test_it_is_a_mentors_own_and_nobody_elses(sari, dewi, fauzi, as_user):
    for user in (sari, dewi, fauzi):
        assert as_user(user).get(PAGE).status_code == 404
        file = reverse("mentoring:my_record_pdf", args=[2026])
        assert as_user(user).get(file).status_code == 404

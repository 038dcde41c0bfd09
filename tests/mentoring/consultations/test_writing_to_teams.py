"""A mentor writes to a team by herself."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from agents.notices.bells import bell_name
from foundation.models import Notice
from foundation.outbox.operations import deliver_due
from innovations.models import Member
from mentoring.consultations.operations.mails import queue_unread
from mentoring.consultations.operations.talking import ReadOnlyError, post
from mentoring.consultations.operations.writing import write_to_team
from mentoring.models import Consultation
from mentoring.models.threads import Part

TYPED = {"subject": "Bukti", "text": "Sudah ada SK?", "client_key": "k"}


@pytest.fixture
def rizki_too(innovation, rizki):
    return Member.objects.create(innovation=innovation, person=rizki.person)


@pytest.fixture
def address(assignment, innovation):
    return reverse("mentoring:write_to_team", args=[innovation.pk])


@pytest.fixture
def written(assignment, innovation, rizki_too, budi) -> Consultation:
    return write_to_team(budi, innovation, subject="Bukti", text="Sudah ada SK?")


def test_she_writes_from_the_page_of_the_innovation_and_from_her_desk(
    address, innovation, budi, as_user
):
    client = as_user(budi)
    for page in (innovation.get_absolute_url(), reverse("mentoring:desk")):
        assert f'href="{address}"' in client.get(page).content.decode()
    assert "Sari Wulandari" in client.get(address).content.decode()
    answers = {client.post(address, TYPED)["Location"] for _ in range(2)}
    assert answers == {Consultation.objects.get().get_absolute_url()}


def test_nobody_else_does(address, sari, dewi, rini, fauzi, as_user):
    for user in (sari, dewi, rini, fauzi):
        client = as_user(user)
        assert client.get(address).status_code == 404
        assert client.post(address, TYPED).status_code == 404
    assert not Consultation.objects.exists()


def test_whoever_accompanies_it_no_more_is_refused(assignment, innovation, budi, set_clock):
    assignment.ends_on = assignment.starts_on
    assignment.save()
    set_clock("2026-03-12 09:00")
    with pytest.raises(ReadOnlyError):
        write_to_team(budi, innovation, subject="Bukti", text="Sudah?")


def test_everybody_of_the_team_is_told_and_mailed_when_it_stays_unread(
    written, sari, rizki, set_clock
):
    for user in (sari, rizki):
        (line,) = Notice.objects.of(bell_name(user.person.pk)).filter(
            kind="mentoring.consultation_written"
        )
        assert line.url == written.get_absolute_url()
        row = Consultation.objects.for_list(user).get()
        assert row.unread == 1
    set_clock("2026-03-09 08:00")
    assert queue_unread() == 2
    deliver_due()
    told = {address for each in mail.outbox for address in each.to}
    assert {sari.email, rizki.email} <= told


def test_it_is_read_by_its_people_its_mentor_and_the_clinic(written, sari, budi, dewi, rini, fauzi):
    for user in (sari, budi, dewi):
        assert Consultation.objects.visible_to(user).exists()
    for user in (rini, fauzi):
        assert not Consultation.objects.visible_to(user).exists()


def test_nothing_waits_until_the_team_asks_back(written, sari, budi):
    assert not Consultation.objects.waiting().exists()
    mine = Consultation.objects.for_thread(sari).get()
    assert mine.my_part == Part.ASKER
    post(sari, mine, "Belum, bagaimana?", key="a")
    assert Consultation.objects.waiting().exists()
    post(budi, Consultation.objects.for_thread(budi).get(), "Begini.", key="b")
    assert not Consultation.objects.waiting().exists()


def test_it_is_no_question_of_the_report(written, talk, dewi, as_user):
    page = as_user(dewi).get(reverse("mentoring:supervision_rows", args=["semua", "asked"]))
    assert len(re.findall(r"<tr", page.content.decode())) == 2  # the head and the talk


def test_what_is_missing_keeps_what_was_typed(address, budi, as_user):
    page = as_user(budi).post(address, {**TYPED, "subject": ""})
    assert page.status_code == 200
    assert "Sudah ada SK?" in page.content.decode()

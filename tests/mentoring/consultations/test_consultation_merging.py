"""Consultations of an account follow it into its staff record, and back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from mentoring.consultations import merging as consultation_merging
from mentoring.consultations.operations.talking import open_consultation
from mentoring.models import Consultation, Message, Participant
from tests.mentoring.consultations.talks import say


@pytest.fixture
def record(make_person, paringin):
    return make_person("Sari Wulandari", "199104122017032001", paringin)


def test_what_was_asked_said_and_read_goes_along_and_returns(talk, sari, budi, record):
    say(budi, talk)
    say(sari, talk, key="k")
    moved = consultation_merging.move(sari.person, record)
    assert Consultation.objects.get().opened_by == record
    assert Message.objects.filter(author=record).count() == 2
    assert Participant.objects.filter(person=record).count() == 1
    assert not Participant.objects.filter(person=sari.person).exists()
    later = timezone.now() + timedelta(hours=1)
    consultation_merging.give_back(moved, record, sari.person, later)
    assert Consultation.objects.get().opened_by == sari.person
    assert not Message.objects.filter(author=record).exists()


def test_where_the_record_has_a_place_its_own_stays(talk, sari, budi):
    say(budi, talk)
    consultation_merging.move(sari.person, budi.person)
    assert Participant.objects.filter(person=budi.person).count() == 1
    assert Participant.objects.filter(person=sari.person).count() == 1


def test_what_the_account_said_while_it_was_linked_is_its_own(sari, record):
    since = timezone.now() - timedelta(hours=1)
    made = open_consultation(sari, subject="Umum", text="Apa?")
    consultation_merging.move(sari.person, record)
    consultation_merging.give_back(None, record, sari.person, since)
    made.refresh_from_db()
    assert made.opened_by == sari.person
    assert Message.objects.get().author == sari.person

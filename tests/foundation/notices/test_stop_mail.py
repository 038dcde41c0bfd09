"""No more mail about a topic, in one step and without signing in."""

import pytest
from django.test import Client

from foundation.models import Delivery, NoticeChoice
from foundation.notices.choices import choices_of
from foundation.notices.operations.choosing import choose
from foundation.notices.operations.mails import stop_token

pytestmark = pytest.mark.nobody_yet


@pytest.fixture
def bell(sari) -> str:
    return f"person:{sari.person.pk}"


def _address(bell: str, topic: str) -> str:
    return f"/kabar/berhenti/{stop_token(bell, topic)}/"


def test_reading_asks_and_sending_stops(bell):
    address = _address(bell, "mentoring.sessions")
    visitor = Client(enforce_csrf_checks=True)
    assert "Sesi klinik" in visitor.get(address).content.decode()
    assert not NoticeChoice.objects.exists()
    for _twice in range(2):
        answer = visitor.post(address, {"List-Unsubscribe": "One-Click"})
        assert answer.status_code == 200
        assert "tidak dikirim lagi" in answer.content.decode()
    assert choices_of(bell).deliveries["mentoring.sessions"] == Delivery.APP
    assert choices_of(bell).deliveries["innovations"] == Delivery.MAIL


def test_a_topic_without_a_bell_stops_as_a_whole(bell):
    Client().post(_address(bell, "mentoring.session_reminders"))
    assert choices_of(bell).deliveries["mentoring.session_reminders"] == Delivery.NONE


def test_the_mail_of_once_a_day_stops_for_all_its_topics(bell):
    wanted = {"agenda": Delivery.DIGEST, "innovations": Delivery.DIGEST}
    choose(bell, wanted, None)
    assert "ringkasan harian" in Client().get(_address(bell, "digest")).content.decode()
    Client().post(_address(bell, "digest"))
    kept = choices_of(bell).deliveries
    assert kept["agenda"] == Delivery.NONE
    assert kept["innovations"] == Delivery.APP
    assert kept["mentoring.sessions"] == Delivery.MAIL


@pytest.mark.parametrize("token", ["x", "a:b:c"])
def test_what_we_did_not_make_leads_nowhere(db, token):
    assert Client().get(f"/kabar/berhenti/{token}/").status_code == 404
    assert Client().post(f"/kabar/berhenti/{token}/").status_code == 404


def test_a_topic_that_is_gone_leads_nowhere(bell):
    assert Client().get(_address(bell, "no.such")).status_code == 404

"""Rules of certificates from outside."""

from datetime import date
from decimal import Decimal

import pytest

from agents.models import Appointment
from credentials.ledger.hours import hours_of
from credentials.ledger.operations import withdraw
from credentials.models import Achievement, Certificate, JpRule, Recognition
from credentials.recognition.operations import (
    give_back,
    recognise,
    refuse,
    submit,
    submit_again,
    take_back,
)
from credentials.recognition.refusals import (
    NoRuleError,
    NotWithHolderError,
    OwnCertificateError,
    RecognitionDecidedError,
    SameCertificateError,
)
from credentials.refusals import UnexplainedError
from foundation.files.refusals import FileRefusedError
from foundation.models import Notice
from tests.credentials.recognition.conftest import facts, upload

State = Recognition.State


def test_it_counts_once_it_is_recognised(sent, sari, dewi):
    assert hours_of(sari.person.pk, 2026) == 0
    row = recognise(sent, dewi, jp=Decimal("38.0"))
    assert hours_of(sari.person.pk, 2026) == 38
    one = row.achievement
    assert (one.kind, one.organiser, one.ends_on) == ("outside", "LAN RI", date(2026, 2, 6))
    assert one.details["number"] == "LAN/12/2026"
    assert one.opd == sari.person.primary_opd(date(2026, 2, 6))
    assert one.rule is not None
    assert not Certificate.objects.exists()
    with pytest.raises(RecognitionDecidedError):
        recognise(sent, dewi, jp=Decimal(40))
    assert Achievement.objects.count() == 1


def test_nobody_decides_about_her_own(sent, sari, dewi):
    own = submit(dewi.person, upload(), dewi, **facts())
    for act in (
        lambda: recognise(own, dewi, jp=Decimal(1)),
        lambda: give_back(own, dewi, "x"),
        lambda: refuse(own, dewi, "x"),
    ):
        with pytest.raises(OwnCertificateError):
            act()


def test_one_certificate_is_sent_once(sent, sari, rini):
    with pytest.raises(SameCertificateError):
        submit(sari.person, upload(), sari, **facts(number="lan/12/2026"))
    submit(sari.person, upload(), sari, **facts(issued_on=date(2026, 2, 10)))
    submit(rini.person, upload(), rini, **facts())
    take_back(sent, sari)
    assert submit(sari.person, upload(), sari, **facts()).state == State.SUBMITTED


def test_what_was_given_back_is_mended_and_sent_again(sent, sari, dewi):
    with pytest.raises(NotWithHolderError):
        submit_again(sent, None, sari, **facts())
    with pytest.raises(UnexplainedError):
        give_back(sent, dewi, "  ")
    give_back(sent, dewi, "Nomor tidak sesuai")
    assert Notice.objects.get(kind="credentials.recognition_returned").data["remarks"]
    file = Recognition.objects.get().file
    row = submit_again(sent, None, sari, **facts(number="LAN/13/2026"))
    assert (row.state, row.number, row.file) == (State.SUBMITTED, "LAN/13/2026", file)


def test_what_was_refused_says_why_and_is_not_decided_again(sent, sari, dewi):
    row = refuse(sent, dewi, "Bukan pengembangan kompetensi")
    assert (row.state, row.decided_by) == (State.REFUSED, dewi)
    with pytest.raises(RecognitionDecidedError):
        recognise(sent, dewi, jp=Decimal(1))
    with pytest.raises(RecognitionDecidedError):
        take_back(sent, sari)


def test_without_a_rule_nothing_is_recognised(sent, dewi):
    JpRule.objects.filter(form="course").delete()
    with pytest.raises(NoRuleError):
        recognise(sent, dewi, jp=Decimal(40))
    sent.refresh_from_db()
    assert sent.state == State.SUBMITTED


def test_withdrawn_in_the_ledger_it_counts_no_more_and_may_be_sent_anew(
    committed_db, make_member, make_appointment, bapperida
):
    sari = make_member("Sari Satu", bapperida)
    dewi = make_member("Dewi Satu", bapperida)
    make_appointment(dewi.person, Appointment.Kind.CLINIC, circle="implementer")
    row = recognise(submit(sari.person, upload(), sari, **facts()), dewi, jp=Decimal(40))
    withdraw(row.achievement, dewi, "Sertifikat palsu")
    row.refresh_from_db()
    assert (row.state, row.remarks) == (State.WITHDRAWN, "Sertifikat palsu")
    submit(sari.person, upload(), sari, **facts())


def test_a_file_of_another_kind_is_refused_and_nothing_is_kept(sari):
    with pytest.raises(FileRefusedError):
        submit(sari.person, upload(b"MZ\x90", "a.pdf"), sari, **facts())
    assert not Recognition.objects.exists()

"""Reminding people of their training: who may, who is told, and never twice a week."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from agents.models import Appointment
from agents.registry.operations.people import post
from agents.reminding.operations import EVERY, MayNotRemindError, Skipped
from courses.learning.operations import enroll
from courses.models import Enrollment, Nudge
from courses.nudges.operations import About, nudge
from foundation.models import Notice, OutboxMessage


@pytest.fixture
def course(make_course, sari):
    course = make_course("Inovasi daerah")
    enroll(sari, course)
    return course


def _mails() -> list[dict]:
    sent = OutboxMessage.objects.filter(key__startswith="courses.nudge:")
    return [each.payload for each in sent.order_by("pk")]


def _send(client, opd, figure="assigned", **typed):
    url = reverse("courses:report_remind", args=[opd if isinstance(opd, str) else opd.pk, figure])
    return client.post(url, {"client_key": "k", "siapa": "semua", **typed}, follow=True)


@pytest.mark.parametrize("who", ["fauzi", "rizki", "dewi"])
def test_whoever_answers_for_them_reminds_each_by_one_mail_and_a_line(
    request, who, course, sari, paringin, as_user
):
    sender = request.getfixturevalue(who)
    page = _send(as_user(sender), paringin)
    assert "1 orang diingatkan" in page.text
    assert [mail["to"] for mail in _mails()] == [[sari.email]]
    assert sender.person.full_name in _mails()[0]["body"]
    assert "Inovasi daerah" in _mails()[0]["body"]
    noted = Nudge.objects.get()
    assert (noted.person, noted.by) == (sari.person, sender.person)
    line = Notice.objects.get(kind="courses.nudged_unfinished")
    assert line.data == {"by": sender.person.full_name}


def test_nobody_is_reminded_twice_a_week_whoever_asks(course, sari, paringin, fauzi, dewi, as_user):
    _send(as_user(fauzi), paringin)
    page = _send(as_user(dewi), paringin, client_key="other")
    assert "0 orang diingatkan" in page.text
    assert "Dilewati, sudah diingatkan dalam tujuh hari terakhir: Sari Wulandari." in page.text
    assert len(_mails()) == 1
    Nudge.objects.update(at=timezone.now() - EVERY - timedelta(minutes=1))
    _send(as_user(dewi), paringin, client_key="later")
    assert len(_mails()) == 2


def test_the_same_form_sent_again_says_the_same_and_writes_nothing(
    course, paringin, fauzi, as_user
):
    client = as_user(fauzi)
    first, second = _send(client, paringin), _send(client, paringin)
    assert "1 orang diingatkan" in first.text
    assert "1 orang diingatkan" in second.text
    assert (len(_mails()), Nudge.objects.count()) == (1, 1)


@pytest.mark.parametrize("who", ["sari", "budi", "aulia"])
def test_others_remind_nobody(request, who, course, sari, paringin, as_user):
    user = request.getfixturevalue(who)
    assert _send(as_user(user), paringin).status_code == 404
    with pytest.raises(MayNotRemindError):
        nudge([sari.person.pk], About.UNFINISHED, user)
    assert not Nudge.objects.exists()


def test_a_supervisor_reads_and_reminds_nobody(
    course, sari, paringin, balangan, make_member, make_appointment, as_user
):
    supervisor = make_member("Mukhlis Haryadi", balangan)
    make_appointment(supervisor.person, Appointment.Kind.SUPERVISOR, balangan)
    client = as_user(supervisor)
    page = client.get(reverse("courses:report_rows", args=[paringin.pk, "assigned"]))
    assert page.status_code == 200
    assert "/ingatkan/" not in page.text
    assert _send(client, paringin).status_code == 404


def test_a_head_reminds_within_his_unit_alone(course, noor, sari, disdikbud, paringin, as_user):
    assert _send(as_user(noor), paringin).status_code == 404
    outcome = nudge([sari.person.pk], About.UNFINISHED, noor)
    assert outcome.skipped == {Skipped.ELSEWHERE: [sari.person]}
    assert not Nudge.objects.exists()


def test_whoever_has_left_is_said_to_work_elsewhere(course, sari, fauzi, disdikbud, today):
    post(sari.person, disdikbud, on=today)
    outcome = nudge([sari.person.pk], About.UNFINISHED, fauzi)
    assert list(outcome.skipped) == [Skipped.ELSEWHERE]


def test_reasons_are_told_apart(course, sari, fauzi, paringin, make_person):
    nobody = make_person("Tanpa Surel", opd=paringin)
    outcome = nudge([nobody.pk, sari.person.pk], About.OVERDUE, fauzi)
    assert outcome.skipped == {Skipped.NOTHING: [nobody, sari.person]}
    Enrollment.objects.update(due_on=timezone.localdate() - timedelta(days=1))
    outcome = nudge([nobody.pk, sari.person.pk], About.OVERDUE, fauzi)
    assert outcome.reminded == [sari.person]
    outcome = nudge([nobody.pk], About.JOINING, fauzi)
    assert outcome.skipped == {Skipped.UNREACHABLE: [nobody]}


def test_who_never_joined_is_invited(course, fauzi, paringin, make_person, as_user):
    new = make_person("Nurul", opd=paringin, email="nurul@balangan.example")
    page = _send(as_user(fauzi), paringin, "never")
    assert "1 orang diingatkan" in page.text
    assert [each.person for each in Nudge.objects.all()] == [new]
    assert "mengajak Anda" in _mails()[0]["subject"]


def test_only_those_ticked_are_reminded(course, sari, fauzi, paringin, make_member, as_user):
    other = make_member("Nurul", paringin)
    enroll(other, course)
    client = as_user(fauzi)
    page = _send(client, paringin, siapa="dipilih")
    assert "Centang paling sedikit satu orang" in page.text
    _send(client, paringin, siapa="dipilih", orang=[other.person.pk, 999999])
    assert [each.person for each in Nudge.objects.all()] == [other.person]
    listed = client.get(reverse("courses:report_rows", args=[paringin.pk, "assigned"]))
    days = {line[0].value: line[-1].value for line in listed.context["table"].rows}
    assert days == {sari.person.full_name: None, other.person.full_name: timezone.localdate()}


def test_too_many_at_once_come_with_the_next(
    course, sari, fauzi, paringin, make_member, monkeypatch
):
    other = make_member("Nurul", paringin)
    enroll(other, course)
    monkeypatch.setattr("agents.reminding.operations.MOST_AT_ONCE", 1)
    people = [sari.person.pk, other.person.pk]
    outcome = nudge(people, About.UNFINISHED, fauzi)
    assert (outcome.reminded, outcome.skipped) == ([sari.person], {Skipped.LATER: [other.person]})
    assert nudge(people, About.UNFINISHED, fauzi).reminded == [other.person]

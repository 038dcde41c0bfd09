"""Reminding those who owe an innovation something: who may, who is told, never twice a week."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from agents.models import Appointment, Person
from agents.reminding.operations import EVERY, MayNotRemindError, Skipped
from foundation.models import Notice, OutboxMessage
from foundation.notices.topics import topic_of
from innovations.models import Innovation
from mentoring.models import Assignment, FollowUp, Nudge
from mentoring.nudges.operations import Debt, nudge
from tests.mentoring.conftest import local
from tests.mentoring.makers import rewrite

About = Nudge.About


@pytest.fixture
def late(session, sari):
    """What Sari owes since the second of March."""
    made = local("2026-02-02 09:00")
    Innovation.objects.filter(pk=session.innovation_id).update(created_at=made)
    return FollowUp.objects.create(
        innovation=session.innovation,
        what="Rahasia",
        owner=sari.person,
        due_on=date(2026, 3, 2),
        made_at=made,
    )


@pytest.fixture
def unreported(session):
    rewrite(session, starts_at=local("2026-03-05 09:00"), ends_at=local("2026-03-05 10:00"))
    return session


@pytest.fixture
def stalled(assignment, settings):
    settings.MENTORING_STALLED_DAYS = 30
    Assignment.objects.filter(pk=assignment.pk).update(starts_on=date(2026, 1, 5))


@pytest.fixture
def waiting(talk, set_clock):
    set_clock("2026-03-20 08:00")


def _url(opd, figure: str) -> str:
    return reverse("mentoring:supervision_rows", args=[getattr(opd, "pk", opd), figure])


def _send(client, opd, figure="late", query="", **typed):
    url = f"{_url(opd, figure)}ingatkan/{query}"
    return client.post(url, {"client_key": "k", "siapa": "semua", **typed}, follow=True)


def _mails() -> list[dict]:
    sent = OutboxMessage.objects.filter(key__startswith="mentoring.nudge:")
    return [each.payload for each in sent.order_by("pk")]


@pytest.mark.parametrize(
    ("figure", "world", "whom", "words"),
    [
        ("late", "late", "sari", "batas waktunya 2 Maret 2026, sudah lewat"),
        ("overdue", "waiting", "budi", "menunggu sejak 9 Maret 2026"),
        ("unreported", "unreported", "budi", "sesi pada 5 Maret 2026"),
        ("stalled", "stalled", "budi", "Posyandu Keliling"),
    ],
)
def test_each_list_reminds_those_who_answer_for_its_rows(
    request, figure, world, whom, words, paringin, fauzi, as_user
):
    request.getfixturevalue(world)
    told = request.getfixturevalue(whom)
    client = as_user(fauzi)
    listed = client.get(_url(paringin, figure))
    assert "Ingatkan semua" in listed.text
    assert [line[0].value for line in listed.context["table"].rows] == ["Posyandu Keliling"]
    page = _send(client, paringin, figure)
    assert "1 orang diingatkan" in page.text
    (mail,) = _mails()
    assert mail["to"] == [told.email]
    assert words in mail["body"]
    assert fauzi.person.full_name in mail["subject"]
    noted = Nudge.objects.get()
    assert (noted.person, noted.by) == (told.person, fauzi.person)
    notice = Notice.objects.get(kind=f"mentoring.nudged_{noted.about}")
    assert client.get(notice.url).status_code == 200
    assert topic_of(notice.kind).name == "mentoring.reminders"
    assert [line[-1].value for line in page.context["table"].rows] == [timezone.localdate()]


def test_neither_mail_nor_bell_says_what_was_promised(late, paringin, fauzi, as_user):
    _send(as_user(fauzi), paringin)
    assert "Rahasia" not in _mails()[0]["body"]
    assert "Rahasia" not in str(Notice.objects.get(kind="mentoring.nudged_late").data)


def test_nobody_is_reminded_of_mentoring_twice_a_week(
    late, unreported, sari, paringin, fauzi, dewi, as_user, set_clock
):
    _send(as_user(fauzi), paringin)
    page = _send(as_user(dewi), paringin, client_key="other")
    assert "0 orang diingatkan" in page.text
    assert "Dilewati, sudah diingatkan dalam tujuh hari terakhir: Sari Wulandari." in page.text
    outcome = nudge({sari.person.pk: [Debt("x", None)]}, About.STALLED, dewi)
    assert outcome.skipped == {Skipped.RECENT: [sari.person]}
    assert len(_mails()) == 1
    _send(as_user(dewi), paringin, "unreported")  # another person: her first
    assert len(_mails()) == 2


def test_a_week_later_the_same_is_reminded_again(late, paringin, fauzi, dewi, as_user):
    _send(as_user(fauzi), paringin)
    Nudge.objects.update(at=timezone.now() - EVERY - timedelta(minutes=1))
    assert "1 orang diingatkan" in _send(as_user(dewi), paringin, client_key="later").text
    assert (len(_mails()), Nudge.objects.count()) == (2, 2)


def test_the_same_form_sent_again_says_the_same_and_writes_nothing(late, paringin, fauzi, as_user):
    client = as_user(fauzi)
    for _again in range(2):
        assert "1 orang diingatkan" in _send(client, paringin).text
    assert (len(_mails()), Nudge.objects.count()) == (1, 1)


def test_whoever_has_neither_account_nor_address_is_named(
    late, make_person, paringin, fauzi, as_user
):
    nobody = make_person("Tanpa Surel", opd=paringin)
    FollowUp.objects.filter(pk=late.pk).update(owner=nobody)
    page = _send(as_user(fauzi), paringin)
    assert "Dilewati, tidak punya akun maupun surel: Tanpa Surel." in page.text
    assert not Nudge.objects.exists()
    Person.objects.filter(pk=nobody.pk).update(email="surel@balangan.example")
    _send(as_user(fauzi), paringin, client_key="with")
    assert [mail["to"] for mail in _mails()] == [["surel@balangan.example"]]


def test_rows_that_nobody_answers_for_are_counted(question, paringin, dewi, as_user, set_clock):
    set_clock("2026-03-20 08:00")
    page = _send(as_user(dewi), "semua", "overdue")
    assert "0 orang diingatkan" in page.text
    assert "1 baris belum mempunyai penanggung jawab." in page.text


@pytest.mark.parametrize("who", ["sari", "budi", "aulia"])
def test_others_remind_nobody(request, who, late, sari, paringin, as_user):
    user = request.getfixturevalue(who)
    assert _send(as_user(user), paringin).status_code == 404
    with pytest.raises(MayNotRemindError):
        nudge({sari.person.pk: []}, About.LATE, user)
    assert not Nudge.objects.exists()


def test_a_supervisor_looks_and_reminds_nobody(
    late, paringin, balangan, make_member, make_appointment, as_user
):
    supervisor = make_member("Mukhlis Haryadi", balangan)
    make_appointment(supervisor.person, Appointment.Kind.SUPERVISOR, balangan)
    client = as_user(supervisor)
    page = client.get(_url(paringin, "late"))
    assert page.status_code == 200
    assert "/ingatkan/" not in page.text
    assert _send(client, paringin).status_code == 404


def test_a_head_reminds_for_his_own_unit_alone(late, paringin, noor, as_user):
    assert _send(as_user(noor), paringin).status_code == 404
    assert "Centang paling sedikit satu baris" in _send(as_user(noor), "semua").text
    assert not Nudge.objects.exists()


def test_only_those_of_ticked_rows_are_reminded(late, sari, paringin, make_member, fauzi, as_user):
    other = make_member("Nurul", paringin)
    FollowUp.objects.create(
        innovation=late.innovation,
        what="y",
        owner=other.person,
        due_on=late.due_on,
        made_at=late.made_at,
    )
    client = as_user(fauzi)
    page = _send(client, paringin, siapa="dipilih", client_key="none")
    assert "Centang paling sedikit satu baris" in page.text
    _send(client, paringin, siapa="dipilih", orang=[late.pk, 999999])
    assert [each.person for each in Nudge.objects.all()] == [sari.person]


def test_from_her_own_list_one_mentor_is_reminded_and_not_the_others(
    waiting, innovation, other_mentor, budi, dewi, as_user
):
    decree = Appointment.objects.get(person=other_mentor.person)
    Assignment.objects.create(
        appointment=decree,
        innovation=innovation,
        starts_on=date(2026, 3, 1),
        assigned_by=dewi.person,
    )
    client = as_user(dewi)
    url = reverse("mentoring:supervision_load", args=[budi.person.pk, "overdue"])
    assert f"{url}ingatkan/" in client.get(url).text
    for _again in range(2):
        page = client.post(f"{url}ingatkan/", {"client_key": "k", "siapa": "semua"}, follow=True)
        assert "1 orang diingatkan" in page.text
    assert [each.person for each in Nudge.objects.all()] == [budi.person]


def test_of_an_old_year_only_what_is_still_true_is_reminded(
    late, unreported, paringin, fauzi, as_user
):
    """Who was late at the end of last year may have done it since."""
    Innovation.objects.update(created_at=local("2025-02-02 09:00"))
    FollowUp.objects.update(due_on=date(2025, 12, 1), made_at=local("2025-11-01 09:00"))
    rewrite(unreported, starts_at=local("2025-12-05 09:00"), ends_at=local("2025-12-05 10:00"))
    client = as_user(fauzi)
    old = {"tahun": 2025}
    assert "/ingatkan/" not in client.get(_url(paringin, "late"), old).text
    assert _send(client, paringin, "late", "?tahun=2025").status_code == 404
    assert "/ingatkan/" in client.get(_url(paringin, "unreported"), old).text
    assert "1 orang diingatkan" in _send(client, paringin, "unreported", "?tahun=2025").text


@pytest.mark.parametrize("figure", ["innovations", "alone", "held", "open", "asked"])
def test_other_lists_have_no_reminder(figure, late, paringin, fauzi, as_user):
    client = as_user(fauzi)
    assert "/ingatkan/" not in client.get(_url(paringin, figure)).text
    assert _send(client, paringin, figure).status_code == 404

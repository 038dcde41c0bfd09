"""Ownership is confirmed by the owner: who need not ask, who is asked, what an answer does."""

import pytest
from django.urls import reverse

from foundation.models import Notice, OutboxMessage
from innovations.confirmation import operations as answers
from innovations.models import Innovation
from innovations.registration import operations

State = Innovation.State


@pytest.fixture
def stranger(make_user):
    return make_user("siapa.saja@contoh.example", first_name="Siapa Saja")


def _register(user, opd=None, group_name="", name="Antrean Sehat", **fields) -> Innovation:
    what = {"name": name, "summary": "Ringkas", "stage": "trial", **fields}
    return operations.register(user, opd=opd, group_name=group_name, **what)


def _lines(user) -> list[str]:
    bell = f"person:{user.person.pk}"
    return list(
        Notice.objects.filter(bell__name=bell, kind__startswith="innovations.").values_list(
            "kind", flat=True
        )
    )


def _mails(user) -> list[str]:
    sent = OutboxMessage.objects.filter(kind="mail", key__startswith="innovation-")
    return [each.payload["subject"] for each in sent if each.payload["to"] == [user.email]]


def test_in_the_name_of_ones_own_unit_nobody_is_asked(sari, paringin, rizki):
    assert _register(sari, paringin).state == State.CONFIRMED
    assert _lines(rizki) == []


def test_a_second_posting_in_force_counts_and_one_that_ended_does_not(
    sari, paringin, disdikbud, today
):
    second = sari.person.postings.create(opd=disdikbud, is_primary=False, starts_on=today)
    assert _register(sari, disdikbud).is_confirmed
    second.starts_on = today.replace(year=today.year - 2)
    second.ends_on = today.replace(year=today.year - 1)
    second.save()
    assert _register(sari, disdikbud, name="Lain").state == State.AWAITING


def test_who_speaks_for_the_owner_needs_no_second_person(rizki, dewi, paringin, disdikbud):
    assert _register(rizki, paringin).is_confirmed
    assert _register(dewi, disdikbud).is_confirmed
    assert _register(dewi, group_name="Karang Taruna").is_confirmed
    assert not _register(rizki, disdikbud, name="Lain").is_confirmed


def test_a_head_does_not_confirm(fauzi, paringin):
    assert not _register(fauzi, paringin).is_confirmed  # he works at the agency above it
    assert not Innovation.objects.in_charge_of(fauzi).exists()


def test_for_a_stranger_the_innovation_admin_is_asked_by_bell_and_mail(
    stranger, dinkes, rizki, fauzi, dewi
):
    innovation = _register(stranger, dinkes)
    assert innovation.state == State.AWAITING
    assert _lines(rizki) == ["innovations.asked"]
    assert len(_mails(rizki)) == 1
    assert _lines(fauzi) == _lines(dewi) == []


@pytest.mark.parametrize("owner", ["group", "an agency without admin"])
def test_where_no_admin_is_the_clinic_is_asked(stranger, disdikbud, dewi, owner):
    made = (
        _register(stranger, group_name="Karang Taruna")
        if owner == "group"
        else _register(stranger, disdikbud)
    )
    assert made.state == State.AWAITING
    assert _lines(dewi) == ["innovations.asked"]


def test_confirmed_it_counts_and_its_proposer_is_told(stranger, dinkes, rizki, fauzi):
    innovation = _register(stranger, dinkes)
    assert not Innovation.objects.visible_to(fauzi).exists()
    answers.confirm(innovation, rizki)
    answers.confirm(innovation, rizki)
    assert Innovation.objects.confirmed().get() == innovation
    assert Innovation.objects.visible_to(fauzi).exists()
    assert _lines(stranger) == ["innovations.confirmed"]
    assert len(_mails(stranger)) == 1
    assert not Notice.objects.filter(kind="innovations.asked").unread().exists()


def test_nobody_else_answers(stranger, dinkes, noor, rini, make_appointment, disdikbud):
    innovation = _register(stranger, dinkes)
    make_appointment(rini.person, "innovation_admin", disdikbud)
    for other in (stranger, noor, rini):
        with pytest.raises(answers.NotInChargeError):
            answers.confirm(innovation, other)
        with pytest.raises(answers.NotInChargeError):
            answers.reject(innovation, other, "Bukan milik kami")


def test_rejected_its_proposer_reads_why_corrects_it_and_it_waits_again(stranger, dinkes, rizki):
    innovation = _register(stranger, dinkes)
    with pytest.raises(answers.ReasonMissingError):
        answers.reject(innovation, rizki, " ")
    answers.reject(innovation, rizki, "Bukan milik dinas kami")
    line = Notice.objects.get(kind="innovations.rejected")
    assert line.data["reason"] == "Bukan milik dinas kami"
    with pytest.raises(answers.NotAwaitingError):
        answers.confirm(innovation, rizki)
    changed = operations.change(innovation, stranger, opd=None, group_name="Karang Taruna")
    assert (changed.state, changed.reason) == (State.AWAITING, "")


def test_its_team_withdraws_it_and_nothing_changes_it_any_more(stranger, dinkes, rizki):
    innovation = _register(stranger, dinkes)
    answers.withdraw(innovation, stranger)
    answers.withdraw(innovation, stranger)
    assert not Innovation.objects.editable_by(rizki).exists()
    with pytest.raises(operations.WithdrawnError):
        operations.change(innovation, stranger, name="Lain")
    with pytest.raises(answers.NotAwaitingError):
        answers.confirm(innovation, rizki)


def test_what_is_confirmed_is_not_withdrawn(sari, paringin):
    with pytest.raises(answers.NotAwaitingError):
        answers.withdraw(_register(sari, paringin), sari)


def test_a_confirmed_one_passes_only_to_an_owner_that_one_may_name(
    sari, paringin, dinkes, disdikbud, rizki, dewi
):
    """Else one would register for one's own unit and then write the agency over it."""
    innovation = _register(sari, paringin)
    for owner in ({"opd": dinkes}, {"opd": disdikbud}, {"opd": None, "group_name": "Kami"}):
        with pytest.raises(operations.ForeignOwnerError):
            operations.change(innovation, sari, **owner)
    assert Innovation.objects.get().opd == paringin
    operations.change(innovation, rizki, opd=dinkes)
    operations.change(innovation, dewi, opd=disdikbud)
    assert Innovation.objects.confirmed().get().opd == disdikbud
    assert _lines(rizki) == ["innovations.passed_on"]


def test_so_many_await_confirmation_and_no_more(stranger, dinkes, paringin, sari, settings):
    settings.INNOVATIONS_MOST_AWAITING = 2
    first = _register(stranger, dinkes, name="Satu")
    _register(stranger, dinkes, name="Dua")
    with pytest.raises(operations.TooManyAwaitingError):
        _register(stranger, dinkes, name="Tiga")
    answers.withdraw(first, stranger)
    _register(stranger, dinkes, name="Tiga")
    settings.INNOVATIONS_MOST_AWAITING = 3  # the control arm: it is the limit that refuses
    _register(stranger, dinkes, name="Empat")
    settings.INNOVATIONS_MOST_AWAITING = 0
    assert _register(sari, paringin).is_confirmed


def test_the_queue_shows_what_is_ones_own_to_confirm(
    stranger, dinkes, disdikbud, rizki, dewi, fauzi, sari, as_user
):
    _register(stranger, dinkes, name="Antrean Kita")
    _register(stranger, disdikbud, name="Kelas Sungai")
    address = reverse("innovations:queue")
    html = as_user(rizki).get(address).content.decode()
    assert "Antrean Kita" in html
    assert "Kelas Sungai" not in html
    assert "Kelas Sungai" in as_user(dewi).get(address).content.decode()
    assert {as_user(each).get(address).status_code for each in (fauzi, sari)} == {404}
    assert address in as_user(rizki).get(reverse("innovations:list")).content.decode()


def _version(client, address) -> dict[str, str]:
    """What the form of the page carries beside its fields."""
    return {"version": client.get(address).context["form"]["version"].value()}


def test_the_screens_confirm_reject_and_show_the_state(stranger, dinkes, rizki, as_user):
    innovation = _register(stranger, dinkes)
    page = innovation.get_absolute_url()
    assert "Menunggu konfirmasi" in as_user(stranger).get(page).content.decode()
    reject = reverse("innovations:reject", args=[innovation.pk])
    assert as_user(rizki).get(reject).status_code == 200
    as_user(rizki).post(reject, {"reason": "Tanyakan dulu kepada kami"})
    html = as_user(stranger).get(page).content.decode()
    assert "Tanyakan dulu kepada kami" in html
    fields = {"name": "Antrean", "stage": "trial", "summary": "x", "opd": dinkes.pk}
    edit = reverse("innovations:edit", args=[innovation.pk])
    as_user(stranger).post(edit, {**fields, **_version(as_user(stranger), edit)})
    as_user(rizki).post(reverse("innovations:confirm", args=[innovation.pk]))
    assert Innovation.objects.confirmed().count() == 1


def test_the_form_says_that_it_waits_and_refuses_a_foreign_owner(
    stranger, sari, dinkes, paringin, as_user
):
    fields = {"name": "Antrean", "stage": "trial", "summary": "x", "opd": dinkes.pk}
    page = as_user(stranger).post(reverse("innovations:register"), fields, follow=True)
    assert "menunggu konfirmasi pemiliknya" in page.content.decode()
    own = _register(sari, paringin)
    edit = reverse("innovations:edit", args=[own.pk])
    answer = as_user(sari).post(edit, {**fields, **_version(as_user(sari), edit)})
    assert "boleh menjadikannya pemilik" in answer.content.decode()
    assert Innovation.objects.get(pk=own.pk).opd == paringin

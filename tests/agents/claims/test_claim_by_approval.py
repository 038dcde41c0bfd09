"""Claiming a staff record with the word of the office."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.models import ModelLogEntry

from agents.claims.operations import asking, linking, undoing
from agents.claims.operations.refusals import (
    AlreadyLinkedError,
    ClaimSettledError,
    ClinicOnlyError,
    OwnClaimError,
)
from agents.models import Appointment, Claim, Person, Posting
from agents.registry.operations.people import person_for
from foundation.models import OutboxMessage
from foundation.outbox.operations import deliver

pytestmark = pytest.mark.nobody_yet

NIP = "199104122017032001"
ASK = "/akun/pegawai/persetujuan/"


@pytest.fixture
def nurul(make_person, paringin) -> Person:
    return make_person("Nurul Hidayah", NIP, paringin)


@pytest.fixture
def account(make_user):
    return make_user("nurul.h@contoh.example", first_name="Nurul Hidayah")


@pytest.fixture
def asked(django_capture_on_commit_callbacks):
    def ask(user, named: str = NIP) -> Claim:
        with django_capture_on_commit_callbacks(execute=True):
            asking.ask_for_approval(user, named, "Bidan di Puskesmas Paringin")
        return Claim.objects.get(user=user)

    return ask


@pytest.mark.smoke
def test_the_office_approves_and_the_account_is_linked(account, nurul, asked, rizki, as_user):
    claim = asked(account)
    client = as_user(rizki)
    page = client.get("/unit/permintaan/").content.decode()
    assert "Bidan di Puskesmas Paringin" in page
    assert account.email in page
    assert client.post(f"/unit/permintaan/{claim.pk}/setujui/").url == "/unit/permintaan/"
    nurul.refresh_from_db()
    assert nurul.user == account
    entry = ModelLogEntry.objects.get(action="agents.link_account")
    assert entry.user == rizki
    assert entry.data["opd"] == "Puskesmas Paringin"


def test_the_nearest_innovation_admin_is_told(account, nurul, asked, rizki, fauzi, dewi):
    asked(account)
    assert [message.to for message in mail.outbox] == [[rizki.email]]


@pytest.mark.parametrize(
    ("language", "words"), [("", "minta dihubungkan"), ("en", "asks to be linked")]
)
def test_the_office_is_told_in_its_own_language(account, nurul, asked, rizki, language, words):
    rizki.language = language
    rizki.save()
    asked(account)
    assert words in mail.outbox[0].subject


def test_without_an_admin_the_head_is_told_and_without_both_the_clinic(
    account, nurul, asked, fauzi, dewi, make_user, make_person, disdikbud
):
    asked(account)
    assert mail.outbox[-1].to == [fauzi.email]
    make_person("Guru", "199104122017032002", disdikbud)
    asked(make_user("guru@contoh.example"), "199104122017032002")
    assert mail.outbox[-1].to == [dewi.email]


def test_who_is_told_is_asked_when_the_mail_goes_out(account, nurul, rizki, fauzi):
    with_admin = Appointment.objects.filter(person=rizki.person)
    asking.ask_for_approval(account, NIP)
    with_admin.update(ends_on=timezone.localdate() - timedelta(days=1))
    from_outbox(asking.LOOK_UP)
    from_outbox("agents.tell_office_of_claim")
    from_outbox("mail")
    assert [message.to for message in mail.outbox] == [[fauzi.email]]


def from_outbox(kind: str) -> None:
    for message in OutboxMessage.objects.filter(kind=kind):
        deliver(message.pk)


def test_a_request_for_nobody_is_answered_alike_and_reaches_nobody(
    account, nurul, asked, rizki, as_user
):
    response = as_user(account).post(ASK, {"named": "199104122017032009"})
    assert response.url == "/akun/pegawai/"
    assert Claim.objects.get().person is None
    assert not mail.outbox
    assert "contoh.example" not in as_user(rizki).get("/unit/permintaan/").content.decode()


def test_asking_twice_is_one_request(account, nurul, as_user):
    client = as_user(account)
    for _ in range(2):
        assert client.post(ASK, {"named": NIP, "note": "Bidan"}).url == "/akun/pegawai/"
    assert Claim.objects.count() == 1


def test_another_office_neither_sees_nor_answers_a_request(account, nurul, asked, noor, as_user):
    claim, client = asked(account), as_user(noor)
    assert account.email not in client.get("/unit/permintaan/").content.decode()
    for path in ("setujui", "tolak"):
        assert client.post(f"/unit/permintaan/{claim.pk}/{path}/").status_code == 404
    assert client.get(f"/unit/permintaan/{claim.pk}/tolak/").status_code == 404
    nurul.refresh_from_db()
    assert nurul.user is None


def test_a_rejection_needs_a_reason_and_the_account_reads_it(
    account, nurul, asked, fauzi, as_user, django_capture_on_commit_callbacks
):
    claim, client = asked(account), as_user(fauzi)
    path = f"/unit/permintaan/{claim.pk}/tolak/"
    assert client.post(path, {"reason": " "}).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(path, {"reason": "Bukan pegawai kami"}).status_code == 302
    claim.refresh_from_db()
    assert (claim.state, claim.reason) == ("rejected", "Bukan pegawai kami")
    assert mail.outbox[-1].to == [account.email]
    assert "Bukan pegawai kami" in mail.outbox[-1].body
    assert "Bukan pegawai kami" in as_user(account).get("/akun/pegawai/").content.decode()


def test_approving_twice_is_one_link(account, nurul, asked, rizki):
    claim = asked(account)
    for _ in range(2):
        assert linking.approve(claim, by=rizki, is_clinic=False).is_linked
    assert ModelLogEntry.objects.filter(action="agents.link_account").count() == 1


def test_what_is_settled_is_not_settled_again(account, nurul, asked, rizki):
    claim = asked(account)
    linking.reject(claim, reason="Bukan", by=rizki)
    with pytest.raises(ClaimSettledError):
        linking.approve(claim, by=rizki, is_clinic=False)


def test_of_two_requests_for_one_record_one_is_approved(account, nurul, asked, rizki, make_user):
    first, second = asked(account), asked(make_user("lain@contoh.example"))
    linking.approve(first, by=rizki, is_clinic=False)
    with pytest.raises(AlreadyLinkedError):
        linking.approve(second, by=rizki, is_clinic=False)


def test_only_the_clinic_vouches_for_somebody_with_an_appointment(
    account, nurul, asked, rizki, dewi, make_appointment
):
    """Else an admin could take the record of a clinic member with a second account."""
    make_appointment(nurul, Appointment.Kind.EDITOR)
    claim = asked(account)
    with pytest.raises(ClinicOnlyError):
        linking.approve(claim, by=rizki, is_clinic=False)
    assert linking.approve(claim, by=dewi, is_clinic=True).is_linked
    assert account.groups.filter(name="Editor").exists()


def test_nobody_approves_his_own_request(nurul, asked, root):
    claim = asked(root)
    with pytest.raises(OwnClaimError):
        linking.approve(claim, by=root, is_clinic=True)


# Undo


def test_undo_takes_the_record_and_its_rights_at_once(
    account, nurul, asked, dewi, make_appointment, as_user
):
    make_appointment(nurul, Appointment.Kind.EDITOR)
    claim = linking.approve(asked(account), by=dewi, is_clinic=True)
    client = as_user(dewi)
    assert account.email in client.get("/unit/akun/").content.decode()
    path = f"/unit/akun/{claim.pk}/batalkan/"
    assert client.post(path, {"reason": ""}).status_code == 200
    assert client.post(path, {"reason": "Salah orang"}).url == "/unit/akun/"
    nurul.refresh_from_db()
    claim.refresh_from_db()
    assert (nurul.user, claim.state) == (None, "undone")
    assert not account.groups.exists()
    assert ModelLogEntry.objects.get(action="agents.unlink_account").data["reason"] == "Salah orang"


def test_undo_twice_is_once(account, nurul, asked, rizki):
    claim = linking.approve(asked(account), by=rizki, is_clinic=False)
    for _ in range(2):
        undoing.undo(claim, reason="Salah orang", by=rizki)
    assert ModelLogEntry.objects.filter(action="agents.unlink_account").count() == 1


def test_another_office_undoes_nothing(account, nurul, asked, rizki, noor, as_user):
    claim = linking.approve(asked(account), by=rizki, is_clinic=False)
    path = f"/unit/akun/{claim.pk}/batalkan/"
    assert as_user(noor).post(path, {"reason": "Iseng"}).status_code == 404
    nurul.refresh_from_db()
    assert nurul.user == account


def test_a_link_that_does_not_hold_is_not_undone(account, nurul, asked, rizki):
    claim = asked(account)
    with pytest.raises(ClaimSettledError):
        undoing.undo(claim, reason="Salah", by=rizki)


def test_after_an_undo_the_account_may_claim_again(account, nurul, asked, rizki):
    claim = linking.approve(asked(account), by=rizki, is_clinic=False)
    undoing.undo(claim, reason="Salah", by=rizki)
    second = asking.ask_for_approval(account, NIP)
    assert second.pk != claim.pk
    Claim.objects.filter(pk=second.pk).update(person=nurul)
    assert linking.approve(second, by=rizki, is_clinic=False).is_linked


def test_the_self_made_record_goes_into_the_staff_record_and_comes_back(
    account, nurul, asked, rizki
):
    old = person_for(account)
    claim = linking.approve(asked(account), by=rizki, is_clinic=False)
    assert not Person.objects.filter(pk=old.pk).exists()
    assert Person.objects.get(user=account) == nurul
    undoing.undo(claim, reason="Salah", by=rizki)
    again = Person.objects.get(user=account)
    assert (again.name, again.nip) == ("Nurul Hidayah", None)


def test_a_record_known_to_an_office_is_never_merged_away(account, nurul, asked, rizki, dinkes):
    old, claim = person_for(account), asked(account)
    Posting.objects.create(person=old, opd=dinkes, starts_on=timezone.localdate())
    with pytest.raises(AlreadyLinkedError):
        linking.approve(claim, by=rizki, is_clinic=False)


def test_the_database_itself_refuses_two_links_of_one_record(account, nurul, make_user):
    now = timezone.now()
    rows = [
        Claim(user=user, person=nurul, proof="code", state="linked", asked_at=now)
        for user in (account, make_user("lain@contoh.example"))
    ]
    rows[0].save()
    with pytest.raises(IntegrityError), transaction.atomic():
        rows[1].save()

"""Innovations: who owns, carries, sees and changes one."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils import timezone

from agents.claims.operations import linking, undoing
from agents.models import Claim
from innovations.models import Innovation
from innovations.registration import operations
from innovations.team.operations import members


@pytest.fixture
def innovation(sari, paringin) -> Innovation:
    return operations.register(
        sari, name="Antrean Sehat", summary="Ringkas", stage="trial", opd=paringin
    )


def test_whoever_registers_it_carries_it(innovation, sari):
    assert innovation.members.get().person == sari.person
    assert list(Innovation.objects.carried_by(sari)) == [innovation]


@pytest.mark.parametrize(("has_opd", "group"), [(True, "Karang Taruna"), (False, "")])
def test_the_owner_is_an_opd_or_a_group(sari, paringin, has_opd, group):
    with pytest.raises(operations.OwnerError):
        operations.register(
            sari,
            name="Antrean",
            summary="x",
            stage="trial",
            opd=paringin if has_opd else None,
            group_name=group,
        )


def test_a_group_may_own_one(sari):
    made = operations.register(
        sari, name="Bank sampah", summary="x", stage="trial", opd=None, group_name="Karang Taruna"
    )
    assert made.owner_name == "Karang Taruna"


def test_those_whom_it_concerns_see_it(innovation, sari, fauzi, rizki, dewi, rini, noor):
    def sees(user) -> bool:
        return Innovation.objects.visible_to(user).exists()

    assert all(map(sees, (sari, fauzi, rizki, dewi)))
    assert not any(map(sees, (rini, noor)))


def test_a_head_looks_and_an_admin_changes(innovation, fauzi, rizki):
    assert not Innovation.objects.editable_by(fauzi).exists()
    assert Innovation.objects.editable_by(rizki).exists()


def test_the_team_grows_and_keeps_somebody(innovation, sari, rini):
    member = members.add_member(innovation, rini.person, "member", sari)
    with pytest.raises(members.AlreadyMemberError):
        members.add_member(innovation, rini.person, "member", sari)
    members.remove_member(member, sari)
    with pytest.raises(members.LastMemberError):
        members.remove_member(innovation.members.get(), sari)


def test_what_is_changed_is_kept(innovation, sari):
    operations.change(innovation, sari, name="Antrean Cepat")
    innovation.refresh_from_db()
    assert (innovation.name, innovation.stage) == ("Antrean Cepat", "trial")


def test_an_innovation_follows_its_account_into_the_staff_record(
    make_user, make_person, paringin, rizki
):
    account = make_user("nurul@contoh.example", first_name="Nurul")
    record = make_person("Nurul Hidayah", "199104122017032001", paringin)
    innovation = operations.register(
        account, name="Posyandu", summary="x", stage="trial", opd=paringin
    )
    claim = Claim.objects.create(
        user=account, person=record, proof="approval", asked_at=timezone.now()
    )
    claim = linking.approve(claim, by=rizki, is_clinic=False)
    account = type(account).objects.get(pk=account.pk)
    assert innovation.members.get().person == record
    assert Innovation.objects.carried_by(account).exists()
    undoing.undo(claim, reason="Salah orang", by=rizki)
    account = type(account).objects.get(pk=account.pk)
    assert Innovation.objects.carried_by(account).exists()
    assert innovation.members.get().person != record


def test_a_visitor_carries_no_innovation(innovation):
    assert not Innovation.objects.carried_by(AnonymousUser()).exists()


def test_an_empty_list_leads_to_the_form(sari, as_user):
    html = as_user(sari).get(reverse("innovations:list")).content.decode()
    assert reverse("innovations:register") in html.partition("Anda belum memiliki inovasi")[2]

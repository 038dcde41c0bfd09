"""People are asked into a team; what is answered tells nothing about who is known."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from foundation.models import Notice, OutboxMessage
from innovations.confirmation.operations import withdraw
from innovations.models import Innovation, Invitation, Member
from innovations.registration.operations import register
from innovations.team.operations import inviting, members

UNKNOWN = "199001012015031999"


@pytest.fixture
def innovation(sari, paringin) -> Innovation:
    return register(sari, name="Antrean Sehat", summary="x", stage="trial", opd=paringin)


@pytest.fixture
def invite(innovation, sari, looked_up):
    def asked(named, by=sari, part="member"):
        made = inviting.invite(innovation, named, part, by)
        looked_up(made)
        return Invitation.objects.get(pk=made.pk)

    return asked


@pytest.fixture
def looked_up():
    """What the outbox does after the commit."""

    def look(invitation):
        key = f"{inviting.LOOK_UP}:{invitation.pk}"
        inviting.look_up(OutboxMessage.objects.get(key=key))

    return look


def _kinds(user) -> list[str]:
    bell = f"person:{user.person.pk}"
    ours = Notice.objects.filter(bell__name=bell, kind__startswith="innovations.")
    return list(ours.values_list("kind", flat=True))


def _mailed(user) -> list[str]:
    mails = OutboxMessage.objects.filter(kind="mail", key__startswith="innovation-")
    return [each.key.partition(":")[0] for each in mails if each.payload["to"] == [user.email]]


def test_whoever_is_asked_is_told_and_is_in_the_team_only_after_yes(invite, innovation, rini, sari):
    made = invite(rini.person.nip)
    assert not innovation.members.filter(person=rini.person).exists()
    assert _kinds(rini) == ["innovations.invited"]
    assert _mailed(rini) == ["innovation-invited"]
    inviting.accept(made, rini)
    inviting.accept(made, rini)
    assert innovation.members.filter(person=rini.person).count() == 1
    assert _kinds(sari) == ["innovations.accepted"]
    assert Invitation.objects.get().named == ""


def test_whoever_declines_stays_outside(invite, innovation, rini, sari):
    made = invite(rini.person.nip)
    inviting.decline(made, rini)
    with pytest.raises(inviting.InvitationSettledError):
        inviting.accept(made, rini)
    assert innovation.members.count() == 1
    (line,) = Notice.objects.filter(kind="innovations.declined")
    assert rini.person.full_name not in str(line.data)


def test_somebody_is_known_by_the_address_with_which_she_signs_in(invite, rini):
    assert invite(rini.email.upper()).person == rini.person


def test_asking_twice_is_one_invitation_also_by_another_name(invite, rini):
    assert invite(rini.person.nip) == invite(rini.person.nip)
    assert invite(rini.email).person is None
    assert _kinds(rini) == ["innovations.invited"]


def test_nobody_else_answers(invite, rini, noor, as_user):
    made = invite(rini.person.nip)
    with pytest.raises(Invitation.DoesNotExist):
        inviting.accept(made, noor)
    assert as_user(noor).get(made.get_absolute_url()).status_code == 404
    assert as_user(rini).get(made.get_absolute_url()).status_code == 200


def test_the_team_reads_an_address_as_it_was_typed_and_four_digits_of_a_nip(
    invite, innovation, sari, rini, as_user
):
    invite("tidak.dikenal@contoh.example")
    invite(rini.person.nip)
    page = as_user(sari).get(reverse("innovations:members", args=[innovation.pk])).content.decode()
    assert "<span>tidak.dikenal@contoh.example (" in page
    assert f"<span>••••{rini.person.nip[-4:]} (" in page
    assert rini.person.nip not in page


@pytest.mark.parametrize("known", [True, False])
def test_known_and_unknown_are_answered_in_the_same_words(innovation, sari, rini, as_user, known):
    client = as_user(sari)
    address = reverse("innovations:members", args=[innovation.pk])
    named = rini.person.nip if known else UNKNOWN
    page = client.post(address, {"who": named, "part": "member", "client_key": "k"}, follow=True)
    html = page.content.decode()
    assert "Undangan sudah dicatat" in html
    assert rini.person.name not in html
    assert f"••••{named[-4:]}" in html


def test_known_and_unknown_take_the_same_steps(innovation, sari, rini):
    """The look-up is the outbox's; what it asks of the registry is the control arm."""

    def tables(act) -> list[str]:
        with CaptureQueriesContext(connection) as found:
            act()
        return [
            each["sql"].partition(" WHERE ")[0] for each in found if "SAVEPOINT" not in each["sql"]
        ]

    def asked(named) -> list[str]:
        return tables(lambda: inviting.invite(innovation, named, "member", sari))

    asked("198001012005011001")  # the first one may fill caches
    known = asked(rini.person.nip)
    assert [each[:40] for each in known] == [each[:40] for each in asked(UNKNOWN)]
    looked = tables(lambda: inviting._meant(rini.person.nip))
    assert set(looked).isdisjoint(known)


def test_an_account_asks_so_many_people_a_day(innovation, sari, settings):
    settings.INNOVATIONS_INVITATIONS_A_DAY = 2
    for serial in (1, 2):
        inviting.invite(innovation, f"19900101201503199{serial}", "member", sari)
    with pytest.raises(inviting.TooManyInvitationsError):
        inviting.invite(innovation, UNKNOWN, "member", sari)
    settings.INNOVATIONS_INVITATIONS_A_DAY = 3  # the control arm
    assert inviting.invite(innovation, UNKNOWN, "member", sari)


def test_nobody_asks_herself(innovation, sari):
    for named in (sari.person.nip, sari.email.upper()):
        with pytest.raises(inviting.InviteOneselfError):
            inviting.invite(innovation, named, "member", sari)


def test_an_invitation_of_a_member_waits_like_one_of_nobody(invite, innovation, sari, rini, rizki):
    members.add_member(innovation, rini.person, "member", sari)
    assert invite(rini.person.nip).person is None
    assert "innovations.invited" not in _kinds(rini)


def test_taken_back_or_withdrawn_it_is_answered_no_more(invite, innovation, rini, noor, sari):
    made = invite(rini.person.nip)
    inviting.take_back(made, sari)
    with pytest.raises(inviting.InvitationSettledError):
        inviting.accept(made, rini)
    other = invite(noor.person.nip)
    Innovation.objects.filter(pk=innovation.pk).update(state="awaiting")
    withdraw(innovation, sari)
    with pytest.raises(inviting.InvitationSettledError):
        inviting.accept(other, noor)


def test_an_innovation_admin_adds_people_of_his_own_unit_who_are_told_and_may_leave(
    innovation, rizki, fauzi, rini, as_user
):
    client, address = as_user(rizki), reverse("innovations:members", args=[innovation.pk])
    client.post(address, {"who": fauzi.person.nip, "part": "leader", "client_key": "a"})
    assert innovation.members.get(person=fauzi.person).part == "leader"
    assert _kinds(fauzi)[-1] == "innovations.added"
    assert _mailed(fauzi) == ["innovation-added"]
    client.post(address, {"who": rini.person.nip, "part": "member", "client_key": "b"})
    assert not innovation.members.filter(person=rini.person).exists()
    member = innovation.members.get(person=fauzi.person)
    leave = reverse("innovations:remove_member", args=[innovation.pk, member.pk])
    assert as_user(fauzi).post(leave).url == reverse("innovations:list")
    assert not Member.objects.filter(pk=member.pk).exists()
    assert _kinds(fauzi)[-1] == "innovations.added"  # who leaves need not be told


def test_a_member_asks_even_colleagues(innovation, sari, fauzi, rini, as_user):
    """Only the admin adds: a member may not enter anybody, not even of her own unit."""
    assert members.of_own_unit(sari, innovation, fauzi.person.nip) is None
    assert members.of_own_unit(fauzi, innovation, sari.person.nip) is None  # nor does a head


def test_whoever_is_removed_or_given_another_part_is_told(innovation, sari, rini, rizki):
    member = members.add_member(innovation, rini.person, "member", sari)
    members.change_part(member, "leader", sari)
    assert _mailed(rini) == ["innovation-added", "innovation-part"]
    members.change_part(member, "leader", sari)
    assert len(_mailed(rini)) == 2
    members.remove_member(member, sari)
    assert _kinds(rini) == ["innovations.removed"]  # the newest takes the older one's place
    assert _mailed(rini)[-1] == "innovation-removed"


def test_the_invited_find_it_among_the_innovations_and_in_the_bell(
    invite, rini, as_user, innovation
):
    made = invite(rini.person.nip)
    client = as_user(rini)
    for name in ("innovations:list", "foundation:bell"):
        assert "Antrean Sehat" in client.get(reverse(name)).content.decode()
    assert client.post(reverse("innovations:accept", args=[made.pk])).url == (
        innovation.get_absolute_url()
    )

"""Pages of follow-ups: mine, those of an innovation, one of them; add, edit, done and undo."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from innovations.team.operations.members import add_member, remove_member
from mentoring.followups.operations.keeping import add, finish
from mentoring.models import FollowUp
from tests.edits import opened, send
from tests.mentoring.conftest import local

DAY = timedelta(days=1)
FRIDAY = local("2026-03-13").date()
MINE = reverse("mentoring:follow_ups")


def _text(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def _at(name, *args):
    return reverse(f"mentoring:{name}", args=[getattr(each, "pk", each) for each in args])


@pytest.fixture
def given(assignment, innovation, budi, sari) -> FollowUp:
    return add(innovation, budi, what="Unggah SK", owner=sari.person, due_on=FRIDAY)


def test_the_team_and_its_mentor_add_one_and_one_form_makes_one(
    assignment, innovation, sari, budi, rini, as_user
):
    address = _at("add_follow_up", innovation)
    assert as_user(rini).get(address).status_code == 404
    form = as_user(budi).get(address).context["form"]
    assert [name for _, name in form.fields["owner"].choices] == [
        sari.person.full_name,
        budi.person.full_name,
    ]
    assert form["owner"].value() == budi.person.pk
    assert form["due_on"].value() == local("2026-03-23").date()
    typed = {"what": "Foto", "owner": sari.person.pk, "due_on": "2026-03-20", "client_key": "a"}
    for _ in range(2):
        assert as_user(budi).post(address, typed).status_code == 302
    row = FollowUp.objects.get()
    assert (row.what, row.owner, row.due_on) == ("Foto", sari.person, local("2026-03-20").date())
    assert (row.session, row.made_by) == (None, budi.person)
    page = as_user(sari).get(innovation.get_absolute_url())
    assert "Foto" in _text(page)


def test_one_of_a_session_says_so(session, sari, budi, dewi, rini, as_user):
    address = _at("add_session_follow_up", session)
    assert as_user(rini).get(address).status_code == 404
    assert "12 Maret 2026" in _text(as_user(budi).get(address))
    typed = {"what": "Foto", "owner": sari.person.pk, "client_key": "a"}
    for _ in range(2):
        assert as_user(dewi).post(address, typed).url == session.get_absolute_url()
    assert FollowUp.objects.get().session == session
    assert "Foto" in _text(as_user(sari).get(session.get_absolute_url()))


def test_a_request_has_nothing_to_follow_up(request_, budi, as_user):
    assert as_user(budi).get(_at("add_session_follow_up", request_)).status_code == 404


def test_a_day_that_has_passed_is_refused_beside_its_field(assignment, innovation, sari, as_user):
    typed = {"what": "Foto", "owner": sari.person.pk, "due_on": "2026-03-08", "client_key": "a"}
    answer = as_user(sari).post(_at("add_follow_up", innovation), typed)
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == ["due_on"]
    assert not FollowUp.objects.exists()


def test_a_stranger_is_no_choice(assignment, innovation, sari, rini, as_user):
    typed = {"what": "Foto", "owner": rini.person.pk, "client_key": "a"}
    answer = as_user(sari).post(_at("add_follow_up", innovation), typed)
    assert list(answer.context["form"].errors) == ["owner"]


def test_it_is_edited_and_a_stale_edit_shows_both_texts(given, sari, budi, rini, as_user):
    address = _at("edit_follow_up", given)
    assert as_user(rini).get(address).status_code == 404
    typed = {"what": "Unggah SK bupati", "owner": sari.person.pk, "due_on": "2026-03-13"}
    late = opened(as_user(budi), address, {**typed, "what": "Unggah SK dinas"})
    for _ in range(2):
        assert send(as_user(sari), address, typed).status_code == 302
    answer = as_user(budi).post(address, late)
    assert answer.status_code == 409
    assert "Unggah SK bupati" in _text(answer)
    assert "Unggah SK dinas" in answer.content.decode()
    assert FollowUp.objects.get().what == "Unggah SK bupati"


def test_whoever_left_stays_a_choice_until_it_passes_to_another(
    given, innovation, sari, budi, make_member, paringin, as_user
):
    lina = make_member("Lina Marlina", paringin)
    member = add_member(innovation, lina.person, "member", sari)
    FollowUp.objects.update(owner=lina.person)
    remove_member(member, sari)
    form = as_user(sari).get(_at("edit_follow_up", given)).context["form"]
    assert lina.person.full_name in dict(form.fields["owner"].choices).values()
    page = as_user(lina).get(given.get_absolute_url())
    assert innovation.get_absolute_url() not in page.content.decode()
    assert as_user(lina).post(_at("finish_follow_up", given)).status_code == 302
    assert as_user(lina).get(_at("edit_follow_up", given)).status_code == 404


def test_done_and_undone_by_buttons_that_come_back_to_their_list(given, sari, budi, rini, as_user):
    done, undo = _at("finish_follow_up", given), _at("reopen_follow_up", given)
    for address in (done, undo):
        assert as_user(rini).post(address).status_code == 404
    for _ in range(2):
        assert as_user(sari).post(done, {"next": f"{MINE}?tampil=terlambat"}).url == (
            f"{MINE}?tampil=terlambat"
        )
    given.refresh_from_db()
    assert given.done_by == sari.person
    assert as_user(budi).get(_at("edit_follow_up", given)).status_code == 404
    for place in ("https://jahat.example/", "//jahat.example/", "", "x"):
        assert as_user(budi).post(undo, {"next": place}).url == given.get_absolute_url()
    given.refresh_from_db()
    assert given.done_at is None


def _rows(client, address=MINE, **chosen) -> list[str]:
    page = client.get(address, chosen)
    assert page.status_code == 200
    return [each.what for each in page.context["page_obj"]]


def test_mine_and_those_of_my_teams(given, innovation, sari, budi, rini, as_user):
    add(innovation, budi, what="Tinjau", owner=budi.person)
    assert _rows(as_user(sari)) == ["Unggah SK"]
    assert _rows(as_user(sari), milik="semua") == ["Unggah SK", "Tinjau"]
    assert _rows(as_user(sari), milik="tim") == ["Unggah SK"]  # she accompanies none: her own
    assert _rows(as_user(budi)) == ["Tinjau"]
    assert _rows(as_user(budi), milik="tim") == ["Unggah SK", "Tinjau"]
    assert _rows(as_user(budi), milik="tim", q="sk") == ["Unggah SK"]
    assert _rows(as_user(budi), milik="tim", q="keliling") == ["Unggah SK", "Tinjau"]
    assert _rows(as_user(budi), milik="entah") == ["Tinjau"]
    assert _rows(as_user(rini), milik="semua") == []
    page = as_user(budi).get(MINE, {"q": "tidak ada"})
    assert 'href="?tampil=terbuka"' in page.content.decode()


def test_the_list_shows_what_is_open_overdue_or_done(
    given, innovation, sari, as_user, set_clock, today
):
    add(innovation, sari, what="Nanti", owner=sari.person, due_on=FRIDAY + 9 * DAY)
    gone = add(innovation, sari, what="Selesai", owner=sari.person)
    finish(gone, sari)
    set_clock("2026-03-14 08:00")
    for address in (MINE, _at("innovation_follow_ups", innovation)):
        client = as_user(sari)
        assert _rows(client, address) == ["Unggah SK", "Nanti"]
        assert _rows(client, address, tampil="terlambat") == ["Unggah SK"]
        assert _rows(client, address, tampil="selesai") == ["Selesai"]
        assert _rows(client, address, tampil="entah") == ["Unggah SK", "Nanti"]
    assert "Terlambat" in _text(as_user(sari).get(given.get_absolute_url()))


def test_the_page_of_an_innovation_shows_what_is_open(given, innovation, sari, fauzi, as_user):
    address = innovation.get_absolute_url()
    button = _at("finish_follow_up", given)
    assert button in as_user(sari).get(address).content.decode()
    page = as_user(fauzi).get(address)
    assert "Unggah SK" in _text(page)
    assert button not in page.content.decode()
    finish(given, sari)
    html = as_user(sari).get(address).content.decode()
    assert given.get_absolute_url() not in html
    assert "Tindak lanjut selesai" in html  # in its history


def test_no_list_asks_more_when_there_is_more(given, innovation, sari, budi, as_user, queries_of):
    addresses = (MINE, f"{MINE}?milik=tim", _at("innovation_follow_ups", innovation))
    client = as_user(budi)
    add(innovation, sari, what="Hal", owner=budi.person)

    def asked() -> list[int]:
        return [queries_of(lambda address=each: client.get(address)) for each in addresses]

    asked()
    few = asked()
    for number in range(6):
        add(innovation, sari, what=f"Hal {number}", owner=(sari, budi)[number % 2].person)
    assert asked() == few
    assert max(few) <= 15

"""Two tabs, or two people, edit one innovation: nobody undoes what she has not seen."""

import re
import threading
from html import unescape

import pytest
from django.db import connections
from django.urls import reverse

from foundation import stale
from innovations.models import Innovation
from innovations.registration.operations import change, register
from tests.edits import opened, version_of

SUMMARY = "Posyandu mendatangi dusun."


@pytest.fixture
def innovation(sari) -> Innovation:
    opd = sari.person.primary_opd(sari.date_joined.date())
    return register(sari, name="Posyandu Keliling", summary=SUMMARY, stage="trial", opd=opd)


@pytest.fixture
def address(innovation) -> str:
    return reverse("innovations:edit", args=[innovation.pk])


def _typed(innovation, **changes):
    return {
        "name": innovation.name,
        "stage": innovation.stage,
        "summary": innovation.summary,
        "opd": innovation.opd_id,
        "group_name": "",
        **changes,
    }


def _text(page):
    return unescape(re.sub(r"\s+", " ", page.content.decode()))


def _stands(innovation):
    return Innovation.objects.values_list("name", "stage", "summary").get(pk=innovation.pk)


def test_the_second_tab_sees_both_texts_and_loses_nothing(innovation, address, sari, as_user):
    client = as_user(sari)
    one = opened(client, address, _typed(innovation, summary="Satu <b>dari</b> dua."))
    other = opened(client, address, _typed(innovation, summary="Dua dari dua.", name="Posyandu"))
    assert client.post(address, one).status_code == 302
    page = client.post(address, other)
    assert page.status_code == 409
    shown = page.content.decode()
    assert "Satu &lt;b&gt;dari&lt;/b&gt; dua." in shown
    assert shown.count("Dua dari dua.") == 2
    assert 'value="Posyandu"' in shown
    assert "Yang tersimpan sekarang" in shown
    assert "Yang Anda ketik" in shown
    # What only one of the two has touched is not asked about.
    assert re.findall(r'name="asked" value="(\w+)"', shown) == ["summary"]
    assert " checked" not in shown
    assert _stands(innovation) == ("Posyandu Keliling", "trial", "Satu <b>dari</b> dua.")


@pytest.mark.parametrize(("choice", "summary"), [("stands", "Satu."), ("typed", "Dua.")])
def test_whoever_chooses_saves(innovation, address, sari, as_user, choice, summary):
    client = as_user(sari)
    other = opened(client, address, _typed(innovation, summary="Dua.", name="Posyandu"))
    change(innovation, sari, summary="Satu.")
    page = client.post(address, other)
    again = other | {"version": version_of(page), "asked": "summary"}
    open_ = client.post(address, again)
    assert open_.status_code == 409
    assert "Pilih salah satu dari dua isi." in _text(open_)
    assert _stands(innovation)[2] == "Satu."
    assert client.post(address, again | {"choice_summary": choice}).status_code == 302
    assert _stands(innovation) == ("Posyandu", "trial", summary)


def test_what_she_did_not_touch_is_taken_as_it_stands(innovation, address, sari, as_user):
    """The name was changed by another; she changed the stage alone."""
    client = as_user(sari)
    mine = opened(client, address, _typed(innovation, stage="application"))
    change(innovation, sari, name="Posyandu Malam")
    shown = client.post(address, mine).content.decode()
    assert re.findall(r'name="asked" value="(\w+)"', shown) == ["name"]
    assert re.search(r'name="choice_name" value="stands" required checked', shown)
    assert _stands(innovation)[:2] == ("Posyandu Malam", "trial")


def test_a_third_change_meanwhile_is_asked_about_again(innovation, address, sari, as_user):
    client = as_user(sari)
    mine = opened(client, address, _typed(innovation, summary="Dua."))
    change(innovation, sari, summary="Satu.")
    page = client.post(address, mine)
    change(innovation, sari, summary="Tiga.")
    chosen = mine | {"version": version_of(page), "asked": "summary", "choice_summary": "typed"}
    again = client.post(address, chosen)
    assert again.status_code == 409
    assert "Tiga." in _text(again)
    assert client.post(address, chosen | {"version": version_of(again)}).status_code == 302
    assert _stands(innovation)[2] == "Dua."


@pytest.mark.parametrize("version", ["", "name:1,summary:2", "x" * 9000, "summary"])
def test_no_version_or_one_made_up_counts_as_stale(innovation, address, sari, as_user, version):
    typed = _typed(innovation, summary="Dua.", version=version)
    assert as_user(sari).post(address, typed).status_code == 409
    assert _stands(innovation)[2] == SUMMARY


def test_the_version_of_one_record_is_none_of_another(innovation, address, sari, as_user):
    other = register(sari, name=innovation.name, summary=SUMMARY, stage="trial", opd=innovation.opd)
    client = as_user(sari)
    theirs = version_of(client.get(reverse("innovations:edit", args=[other.pk])))
    typed = _typed(innovation, summary="Dua.", version=theirs)
    assert client.post(address, typed).status_code == 409


def test_whoever_types_what_stands_already_is_done(innovation, address, sari, as_user):
    """Also the second tap of a form that has saved."""
    client = as_user(sari)
    mine = opened(client, address, _typed(innovation, summary="Dua.\r\nTiga."))
    assert {client.post(address, mine).status_code for _ in range(2)} == {302}


def test_a_version_tells_nothing_of_the_values(innovation, address, sari, as_user):
    version = version_of(as_user(sari).get(address))
    assert re.fullmatch(r"(\w+:[0-9a-f]{12},?)+", version)


def _race(users, address, innovation, as_user) -> list:
    """Each has opened the page; all save at the same instant."""
    clients = [as_user(user) for user in users]
    forms = [
        opened(client, address, _typed(innovation, summary=f"Isi {number}"))
        for number, client in enumerate(clients)
    ]
    barrier, answers = threading.Barrier(len(users)), [None] * len(users)

    def run(number: int) -> None:
        try:
            barrier.wait(30)
            answers[number] = clients[number].post(address, forms[number])
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(len(users))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(90)
    return answers


@pytest.mark.smoke
def test_of_eight_who_save_at_once_one_wins(committed_db, innovation, address, sari, as_user):
    answers = _race([sari] * 8, address, innovation, as_user)
    codes = sorted(answer.status_code for answer in answers)
    assert codes == [302] + [409] * 7
    stands = _stands(innovation)[2]
    for number, answer in enumerate(answers):
        if answer.status_code == 409:
            assert stands in _text(answer)
            assert f"Isi {number}" in _text(answer)
        else:
            assert stands == f"Isi {number}"


@pytest.mark.smoke
def test_control_arm_without_the_comparison_all_of_them_win(
    committed_db, innovation, address, sari, as_user, monkeypatch
):
    monkeypatch.setattr(stale.VersionedForm, "refuse_stale", lambda *args: None)
    answers = _race([sari] * 8, address, innovation, as_user)
    assert {answer.status_code for answer in answers} == {302}


@pytest.mark.smoke
def test_control_arm_without_the_lock_more_than_one_may_win(
    committed_db, innovation, address, sari, as_user, monkeypatch
):
    """Compared before the transaction, as validation would: everybody finds it unchanged."""
    barrier = threading.Barrier(8)
    compare = stale.VersionedForm.refuse_stale

    def early(form, act):
        compare(form, Innovation.objects.get(pk=innovation.pk))
        barrier.wait(30)
        act()
        return True

    monkeypatch.setattr(stale.VersionedForm, "guarded", early)
    answers = _race([sari] * 8, address, innovation, as_user)
    assert [answer.status_code for answer in answers] == [302] * 8

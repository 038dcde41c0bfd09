"""What the search finds of innovations, people, sessions and consultations, and for whom."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from foundation.request_cache import request_cache
from foundation.search.finding import Search
from innovations.models import Innovation
from mentoring.consultations.operations.talking import open_consultation
from mentoring.models import Session
from tests.makers import nip_number
from tests.mentoring.consultations.talks import say


def found(user: Any, text: str, kind: str = "") -> dict[str, list[str]]:
    """Titles by kind."""
    search = Search.of(user, text, kind, "1")
    return {
        group.kind.name: ["".join(piece.text for piece in each.title) for each in group.shown]
        for group in search.groups
    }


def shown(user: Any, text: str, kind: str) -> Any:
    return Search.of(user, text, kind, "1").groups[0].shown[0]


def test_a_team_finds_its_innovation_by_any_form_of_its_words(innovation, sari):
    Innovation.objects.update(name="Pendampingan Ibu Hamil", summary="Bidan melatih kader.")
    assert found(sari, "mendampingi") == {"inovasi": ["Pendampingan Ibu Hamil"]}
    assert found(sari, "pelatihan hamil") == {"inovasi": ["Pendampingan Ibu Hamil"]}
    assert found(sari, "dilatih bidan dampingi") == {"inovasi": ["Pendampingan Ibu Hamil"]}
    assert found(sari, "pelatihan nelayan") == {}


def test_an_innovation_is_found_by_its_owner_and_its_people(innovation, sari):
    for words in ("Puskesmas Paringin", "wulan", "Posyandu wulandari"):
        assert found(sari, words)["inovasi"] == ["Posyandu Keliling"]


def test_the_beginning_of_a_word_finds_a_title_and_not_a_text(innovation, sari):
    assert found(sari, "posy")["inovasi"] == ["Posyandu Keliling"]
    Innovation.objects.update(summary="Tentang kecubung")
    assert found(sari, "kecu") == {}


def test_a_session_is_found_by_topic_mentor_innovation_and_minutes(session, sari, budi):
    Session.objects.update(topic="Bukti inovasi", minutes="Sepakat memperbaiki formulir.")
    for words in ("bukti", "santoso", "posyandu bukti", "perbaikan formulir"):
        assert found(sari, words)["sesi"] == ["Posyandu Keliling: Bukti inovasi"], words
        assert found(budi, words)["sesi"] == ["Posyandu Keliling: Bukti inovasi"], words
    hit = shown(sari, "perbaikan", "sesi")
    assert hit.url == session.get_absolute_url()
    assert hit.note == "Kamis, 12 Maret 2026, 09.00 WITA · bersama Budi Santoso"
    assert [piece.text for piece in hit.pieces if piece.is_match] == ["memperbaiki"]


def test_a_consultation_and_its_messages_are_found(talk, sari, budi):
    message = say(budi, talk, "Lampirkan foto kegiatan kecubung.")
    assert found(sari, "bukti")["konsultasi"] == ["Bukti"]
    assert found(sari, "kecubung") == {"pesan": ["Bukti"]}
    hit = shown(sari, "kecubung", "pesan")
    assert hit.url == f"{talk.get_absolute_url()}#pesan-{message.seq}"
    assert hit.note == "Budi Santoso · 9 Maret 2026, 07.30 WITA"
    assert "".join(piece.text for piece in hit.pieces) == "Lampirkan foto kegiatan kecubung."


def test_what_is_said_is_found_by_those_alone_who_may_read_it(
    talk, sari, budi, rini, noor, fauzi, rizki, dewi, aulia, root, other_mentor
):
    """Head and innovation admin know that a question exists; a stranger knows nothing."""
    say(budi, talk, "Tentang kecubung.")
    for reader in (sari, budi, dewi, root):
        assert found(reader, "kecubung") == {"pesan": ["Bukti"]}, reader
    for other in (fauzi, rizki, rini, noor, aulia, other_mentor, AnonymousUser()):
        assert found(other, "kecubung") == {}, other
        assert found(other, "bukti").keys() <= {"sesi", "inovasi"}, other


def test_nothing_of_another_agency_is_found_or_proposed(session, talk, make_innovation, rini, noor):
    """Control arm: her own are."""
    make_innovation(rini, "Kelas Literasi")
    open_consultation(rini, subject="Buku bacaan", text="Di mana literatur?")
    for user in (rini, noor):
        for words in ("posyandu", "posyndu", "bukti", "bukit", "wulandari", "wulandri", "ringkas"):
            heard = found(user, words)
            titles = [title for titles in heard.values() for title in titles]
            assert not any("Posyandu" in each or "Bukti" in each for each in titles)
            assert not any("Sari" in each for each in titles)
    assert found(rini, "literasi")["inovasi"] == ["Kelas Literasi"]
    assert found(noor, "litersai")["inovasi"] == ["Kelas Literasi"]
    assert found(rini, "bacaan")["konsultasi"] == ["Buku bacaan"]


def test_people_are_found_by_whoever_answers_for_their_accounts(
    sari, rini, fauzi, rizki, dewi, budi
):
    for user in (fauzi, rizki, dewi):
        assert found(user, "wulan")["orang"] == ["Sari Wulandari"]
    for user in (sari, budi, rini, AnonymousUser()):
        assert "orang" not in found(user, "wulan")
    assert "orang" not in found(fauzi, "astuti")
    assert found(dewi, "astuti")["orang"] == ["Rini Astuti"]
    hit = shown(fauzi, "wulandari", "orang")
    assert hit.url == "/unit/?q=Sari+Wulandari"
    assert hit.note == "Staf · Puskesmas Paringin"
    assert str(sari.person.nip) not in str(hit)


def test_a_name_has_no_affixes(make_member, paringin, fauzi):
    make_member("Kemala Diana", paringin)
    assert found(fauzi, "kemala")["orang"] == ["Kemala Diana"]
    assert Search.of(fauzi, "mala", "", "1").instead == "kemala"
    assert found(fauzi, "Diana kem")["orang"] == ["Kemala Diana"]


def test_a_nip_is_found_whole_and_by_those_alone_who_have_it(
    make_member, paringin, fauzi, sari, noor
):
    nip = nip_number(77)
    make_member("Ina Lestari", paringin, nip=nip)
    grouped = f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}"
    for text in (nip, grouped):
        assert found(fauzi, text) == {"orang": ["Ina Lestari"]}
        for other in (sari, noor):
            assert found(other, text) == {}
    for part in (nip[:8], nip[:17], nip[-4:], f"{nip[:17]}%"):
        assert found(fauzi, part) == {}


def test_a_title_stands_before_what_is_only_mentioned(make_innovation, sari):
    for name in ("Apotek", "Balai Kecubung", "Cermat"):
        made = make_innovation(sari, name)
        Innovation.objects.filter(pk=made.pk).update(summary="Tentang kecubung")
    assert found(sari, "kecubung")["inovasi"] == ["Balai Kecubung", "Apotek", "Cermat"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("posyndu", "posyandu"),
        ("posaynduu", "posyandu"),
        ("Kelilng", "keliling"),
        ("posyandu keliilng", "posyandu keliling"),
        ("bukit", "bukti"),
    ],
)
def test_a_slip_of_the_pen_finds_what_was_meant(session, talk, sari, typed, meant):
    search = Search.of(sari, typed, "", "1")
    assert search.instead == meant
    assert search.question.text == typed
    assert search.groups


def test_a_slip_in_a_word_of_a_short_text_is_forgiven_for_whoever_may_see_it(
    innovation, make_innovation, rini, sari
):
    """No title has the word; a text that one may not see tells none either."""
    Innovation.objects.filter(pk=innovation.pk).update(summary="Antrean imunisasi balita")
    theirs = make_innovation(rini, "Kelas Baca")
    Innovation.objects.filter(pk=theirs.pk).update(summary="Perpustakaan berperahu")
    search = Search.of(sari, "imunsasi", "", "1")
    assert (search.instead, len(search.groups)) == ("imunisasi", 1)
    assert Search.of(sari, "berprahu", "", "1").instead == ""
    assert Search.of(rini, "berprahu", "", "1").instead == "berperahu"


@pytest.mark.parametrize(
    "typed", ["posyandu", "kelapa", "pos", "zzzzzz", "2025", "posyandu zzzzzz"]
)
def test_what_is_right_or_far_from_everything_is_not_corrected(innovation, sari, typed):
    assert Search.of(sari, typed, "", "1").instead == ""


def test_all_is_found_in_one_query_beside_the_rules(
    session, talk, innovation, make_innovation, sari, budi, dewi
):
    def asked(user: Any, text: str, kind: str = "") -> int:
        with CaptureQueriesContext(connection) as captured, request_cache():
            Search.of(user, text, kind, "1")
        return len(captured)

    for user in (sari, budi, dewi):
        asked(user, "posyandu")
        few = [asked(user, text) for text in ("posyandu", "posyndu", "zzzz")]
        for number in range(6):
            made = make_innovation(sari, f"Posyandu {user.pk} {number}")
            say(
                sari, open_consultation(sari, subject="Posyandu", text="Posyandu?", innovation=made)
            )
        assert [asked(user, text) for text in ("posyandu", "posyndu", "zzzz")] == few
        assert max(few) <= 9
        assert asked(user, "posyandu", "inovasi") <= 10


def test_the_page_of_a_busy_mentor_costs_no_more_than_fifteen(session, talk, budi, as_user):
    client: Client = as_user(budi)
    client.get("/cari/", {"q": "posyandu"})
    for text in ("posyandu", "posyndu", "zzzz"):
        with CaptureQueriesContext(connection) as captured:
            assert client.get("/cari/", {"q": text}).status_code == 200
        assert len(captured) <= 15, [each["sql"][:90] for each in captured]


@pytest.mark.parametrize(
    "text",
    [
        *(
            '"',
            "*",
            "NEAR(a b)",
            "%",
            "_",
            "%_%",
            "posyandu%",
            "a\0b",
            "\ud800",
            "'; --",
            "\\",
            "(?i)",
        ),
        *("a" * 10_000, "me" * 5_000, "posyandu " * 2_000, "[[:<:]]", "^$", "(?:a|b)", "{columns}"),
        *("%s", "%(x)s", "9" * 300, "ﬁ", "İ", "ß", "𝟘"),
    ],
)
def test_signs_do_no_harm(session, talk, sari, dewi, text):
    for user in (sari, dewi, AnonymousUser()):
        for kind in ("", "pesan", "inovasi"):
            Search.of(user, text, kind, "99999999999")


def test_percent_and_underscore_stand_for_nothing(innovation, sari):
    Innovation.objects.update(name="e_lapor 100%")
    assert found(sari, "e_lapor")["inovasi"] == ["e_lapor 100%"]
    assert found(sari, "exlapor") == {} or Search.of(sari, "exlapor", "", "1").instead
    assert found(sari, "_______") == {}

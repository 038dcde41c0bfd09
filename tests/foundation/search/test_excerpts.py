"""Excerpts that read."""

from foundation.search.excerpts import AROUND, excerpt, marked, plain
from foundation.search.words import Question


def _marks(text: str):
    return Question.of(text).marks


def _text(pieces) -> str:
    return "".join(piece.text for piece in pieces)


def test_it_shows_the_surroundings_of_the_word_in_whole_words():
    text = "awal " * 100 + "di sini kecubung tumbuh " + "akhir " * 100
    pieces = excerpt(text, _marks("kecubung"))
    assert [piece.text for piece in pieces if piece.is_match] == ["kecubung"]
    whole = _text(pieces)
    assert whole.startswith("…\xa0awal ")
    assert whole.endswith(" akhir\xa0…")
    assert len(whole) <= 2 * AROUND + 4


def test_it_begins_with_a_sentence_where_one_is_near():
    text = "Kata pembuka yang panjang. " * 20 + "Tim menanam kecubung di halaman. Lalu pulang."
    assert _text(excerpt(text, _marks("kecubung"))).startswith("…\xa0Tim menanam kecubung")


def test_it_begins_at_the_beginning_where_that_is_near_or_nothing_is_found():
    assert _text(excerpt("Tim menanam kecubung.", _marks("kecubung"))) == "Tim menanam kecubung."
    assert _text(excerpt("Tim menanam.", _marks("kecubung"))) == "Tim menanam."
    assert excerpt("", _marks("kecubung")) == []


def test_every_form_of_the_word_is_marked():
    pieces = excerpt("Pelatihan itu melatih para Pelatih.", _marks("dilatih"))
    assert [piece.text for piece in pieces if piece.is_match] == ["Pelatihan", "melatih", "Pelatih"]


def test_a_word_longer_than_all_is_cut_rather_than_nothing():
    whole = _text(excerpt("a" * 1000, _marks("b")))
    assert whole == "a" * (2 * AROUND) + "\xa0…"


def test_html_is_text():
    assert plain("<p>Harga <b>&amp; mutu</b>, ini</p><p>naik &lt;i&gt;</p>") == (
        "Harga & mutu, ini naik <i>"
    )


def test_a_title_is_shown_whole():
    assert _text(marked("Tentang kecubung " * 50, _marks("kecubung"))) == "Tentang kecubung " * 50

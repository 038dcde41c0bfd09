"""How near words are: the same numbers on both databases."""

import random

import pytest
from django.db import connection

from foundation.search.trigrams import similarity, trigrams, word_similarity

WORDS = [
    "inovasi",
    "inovsai",
    "pendampingan",
    "pendampngan",
    "wulandari",
    "wulandri",
    "sari",
    "sri",
    "Posyandu",
    "lansia",
    "stunting",
    "e-Puskesmas",
    "kesehatn",
    "ana",
    "anak",
    "aaa",
    "aaaa",
    "ruang_baca",
    "SIGAP",
    "2026",
    "banana",
    "ananas",
    "x",
    "café",
]


def test_a_word_is_its_threes_with_spaces_around():
    assert trigrams("Ana") == ("  a", " an", "ana", "na ")
    assert trigrams("a_b") == ("  a", " a ", "  b", " b ")
    assert trigrams("…") == ()


@pytest.mark.parametrize(
    ("word", "text", "share"),
    [  # as PostgreSQL 15 says
        ("word", "two words", 0.8),
        ("inovsai", "Laporan inovasi", 0.5),
        ("wulandri", "Sari Wulandari", 0.7777778),
        ("sari", "", 0.0),
        ("", "sari", 0.0),
        ("sari", "Sari Wulandari", 1.0),
    ],
)
def test_nearness_is_that_of_pg_trgm(word, text, share):
    assert word_similarity(word, text) == pytest.approx(share, abs=1e-6)


def test_nothing_is_near_to_nothing():
    assert word_similarity(None, "sari") is None
    assert word_similarity("sari", None) is None
    assert similarity("", "") == 0.0


def test_the_database_says_the_same(db):
    """SQLite asks our function, PostgreSQL its extension."""
    chance = random.Random(7)
    pairs = [
        (chance.choice(WORDS), " ".join(chance.choices(WORDS, k=chance.randint(0, 8))))
        for _ in range(300)
    ]
    with connection.cursor() as cursor:
        for word, text in pairs:
            cursor.execute("SELECT word_similarity(%s, %s)", [word, text])
            assert cursor.fetchone()[0] == pytest.approx(word_similarity(word, text), abs=1e-6)

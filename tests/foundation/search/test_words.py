"""A question, and what is looked for."""

import pytest

from foundation.search.words import LONGEST, MOST_WORDS, Question, words_in


def test_only_the_beginning_of_a_question_is_read():
    assert words_in("a" * 300) == ["a" * LONGEST]
    assert len(words_in("kata " * 40)) == MOST_WORDS
    assert len(Question.of("a" * 10_000).text) == LONGEST


@pytest.mark.parametrize("text", ["", "  ", '"*"', "%", "\u200b", "📎", "\ud800"])
def test_without_a_word_nothing_is_looked_for(text):
    assert Question.of(text).terms == ()


def test_signs_of_databases_are_no_words():
    terms = Question.of('a" NEAR(b*) OR %_ -c \\ x\0y').terms
    assert [term.text for term in terms] == ["a", "near", "b", "or", "_", "c", "xy"]


def test_a_long_number_is_one_word_however_it_was_grouped():
    assert words_in("19900301 201503 1 001") == ["199003012015031001"]
    assert words_in("38/2017") == ["38", "2017"]


def test_spellings_that_papers_mix_are_one_term():
    (term,) = Question.of("Perangkat Daerah").terms
    assert ("opd",) in term.phrases
    assert [each.text for each in Question.of("inovator perangkat").terms] == [
        "inovator",
        "perangkat",
    ]

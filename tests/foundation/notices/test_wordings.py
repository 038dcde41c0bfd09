"""What the clinic says in place of our own words, in lines and in mails."""

import pytest
from django.template import Context, Template
from django.utils import translation

from foundation.models import NoticeText
from foundation.notices.operations.wording import list_texts, put_otherwise
from foundation.notices.wordings import (
    UnknownPlaceholderError,
    as_kept,
    as_typed,
    offered,
    wording_named,
    wordings,
)
from foundation.request_cache import request_cache

LINE = "mentoring.booked"
MAIL = "mentoring/sessions/mail/booked.txt"


@pytest.fixture
def say(db, dewi):
    """Have a text read otherwise, by code of language."""

    def kept(name: str, **texts: str) -> None:
        put_otherwise(NoticeText.objects.get(name=name), texts, by=dewi)

    return kept


def test_every_text_that_is_registered_has_a_row(db):
    names = {wording.name for _topic, wording in wordings()}
    assert set(NoticeText.objects.values_list("name", flat=True)) >= names
    NoticeText.objects.get(name=LINE).delete()
    list_texts()
    list_texts()
    assert NoticeText.objects.filter(name=LINE).count() == 1


def test_a_line_reads_as_the_clinic_says_in_that_language_only(say):
    say(LINE, id="Jadwal %(when)s sudah pasti, 100%%.")
    wording = wording_named(LINE)
    assert str(wording) % {"when": "Senin"} == "Jadwal Senin sudah pasti, 100%."
    with translation.override("en"):
        assert str(wording).startswith("A session on %(when)s")


def test_an_empty_text_has_our_own_words_again(say):
    say(LINE, id="Lain")
    say(LINE, id="")
    assert str(wording_named(LINE)) == str(wording_named(LINE).ours)


def test_both_parts_of_a_mail(say):
    say(f"{MAIL} subject", id="%(innovation)s: %(when)s")
    say(f"{MAIL} opening", id="Halo.\nSampai jumpa.")
    source = '{% include "' + MAIL + '" %}'
    session = {"innovation": {"name": "Sawah Cerdas"}, "status": "confirmed"}
    text = Template(source).render(Context({"when": "Senin", "session": session}))
    assert text.startswith("Sawah Cerdas: Senin\n\nHalo.\nSampai jumpa.\n")


def test_what_a_release_can_no_longer_fill_is_left_alone(say):
    say(LINE, id="%(gone)s")
    assert "gone" not in str(wording_named(LINE))


def test_placeholders_are_typed_in_the_language_of_the_page():
    wording = wording_named(LINE)
    assert offered(wording) == {"waktu": "when", "inovasi": "innovation"}
    kept = as_kept("Pada {waktu}, 50 % {Inovasi}", wording)
    assert kept == "Pada %(when)s, 50 %% %(innovation)s"
    assert as_typed(kept) == "Pada {waktu}, 50 % {inovasi}"
    with pytest.raises(UnknownPlaceholderError) as refused:
        as_kept("{tanggal}", wording)
    assert refused.value.typed == "{tanggal}"


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_placeholder_has_a_name_of_its_own(language):
    """Or it could not be typed."""
    with translation.override(language):
        for _topic, wording in wordings():
            names = offered(wording)
            assert len(names) == len(set(wording.values)), wording.name
            assert language == "en" or not set(names) & set(wording.values) - {"quiz"}, wording.name


def test_a_page_asks_once_for_all_texts(say, django_assert_num_queries):
    with request_cache(), django_assert_num_queries(1):
        for _topic, wording in wordings():
            str(wording)

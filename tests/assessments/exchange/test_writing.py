"""What leaves comes back equal, and what a format cannot carry is said before."""

from dataclasses import replace

import pytest

from assessments.exchange.drafts import Draft
from assessments.exchange.formats import FORMATS, WHOLE, WRITTEN, losses
from assessments.exchange.operations import read_file
from assessments.exchange.workbook_writing import template
from assessments.kinds.texts import rich
from tests.assessments.exchange.documents import GIFT, XML
from tests.assessments.made import choice, number, payload


def _drafts() -> list[Draft]:
    found = [
        *read_file(GIFT.encode(), "gift").drafts,
        *read_file(XML.encode(), "moodle-xml").drafts,
    ]
    scale = payload("likert", statements=["Saya paham"], scale=["Tidak", "Ya"])
    plain = Draft("multichoice", "Pilihan", choice(("a", "100"), ("b", "0")))
    return [*found, plain, Draft("likert", "Sikap", scale, category=("Umum",))]


@pytest.mark.parametrize("form", WRITTEN)
def test_what_is_not_said_to_be_lost_comes_back_equal(form):
    drafts = _drafts()
    lost = {id(draft) for draft, _names in losses(drafts, WRITTEN[form])}
    whole = [draft for draft in drafts if id(draft) not in lost]
    assert len(whole) >= 2
    back = read_file(WRITTEN[form].write(whole), form)
    assert back.errors == []
    assert [replace(each, line=0) for each in back.drafts] == [
        replace(each, line=0) for each in whole
    ]


def test_moodle_xml_carries_everything_but_a_scale():
    assert [(draft.kind, names) for draft, names in losses(_drafts(), FORMATS["moodle-xml"])] == [
        ("likert", [WHOLE])
    ]


@pytest.mark.parametrize(
    ("own", "lost"),
    [
        ({"hints": [{"text": rich("Lihat"), "clear": False, "count": False}]}, "hints"),
        ({"mark": "2"}, "mark"),
        ({"shuffle": False}, "shuffle"),
    ],
)
def test_gift_says_what_it_loses(own, lost):
    draft = Draft("multichoice", "Soal", choice(("a", "100"), ("b", "0"), **own))
    assert losses([draft], FORMATS["gift"]) == [(draft, [lost])]
    assert losses([replace(draft, payload=choice(("a", "100"), ("b", "0")))], FORMATS["gift"]) == []


def test_a_tolerance_that_moodle_does_not_know_is_said_to_be_lost():
    draft = Draft(
        "numerical", "Soal", payload("numerical", answers=[number("7", "0.1", kind="relative")])
    )
    assert losses([draft], FORMATS["moodle-xml"]) == [(draft, ["answers"])]
    assert losses([draft], FORMATS["xlsx"]) == []


def test_signs_of_gift_in_texts_come_back():
    text = "a:b #1 = {x} ~ \\n \\* C:\\new // [html] ::"
    made = choice((text, "100"), ("b", "0"))
    made["text"] = rich(f"Apa?\n{text}", "plain")
    draft = Draft("multichoice", "Nama: #1", made)
    assert losses([draft], FORMATS["gift"]) == []


def test_the_empty_table_is_read_as_it_stands():
    reading = read_file(template(), "xlsx")
    assert (reading.errors, len(reading.drafts)) == ([], 5)

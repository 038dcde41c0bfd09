"""What stands in a file is read or reported, whatever the file is."""

import time

import pytest

from assessments.exchange.encodings import decode
from assessments.exchange.formats import FORMATS
from assessments.exchange.operations import read_file
from tests.assessments.exchange.documents import BIG, GIFT, XML, question


def _kinds(reading):
    return [each.kind for each in reading.drafts]


def _errors(reading):
    return [(each.line, each.code) for each in reading.errors]


def test_gift_of_every_kind():
    reading = read_file(GIFT.encode(), "gift")
    assert reading.errors == []
    assert _kinds(reading) == [
        *("multichoice", "multichoice", "truefalse", "shortanswer", "numerical", "numerical"),
        *("matching", "essay", "description", "ordering"),
    ]
    first, several, truth, _short, plain, ranged, *_rest = reading.drafts
    assert first.category == ("Umum", "Proposal/RKT")
    assert (first.name, first.idnumber, first.tags) == ("Ibu kota", "ib-1", ("daerah", "dua kata"))
    assert first.payload["feedback"] == {"text": "Sejak 2003.", "format": "html"}
    assert first.payload["answers"][0]["text"]["text"] == "Paringin = {ibu}"
    assert not several.payload["single"]
    assert truth.payload["if_false"]["text"] == "Benar sekali"
    assert plain.payload["answers"][0]["tolerance"] == "0.5"
    assert (ranged.payload["answers"][0]["value"], ranged.payload["answers"][0]["tolerance"]) == (
        *("3", "2"),
    )


def test_a_gift_question_that_cannot_be_read_is_reported_with_its_line_and_the_others_are_there():
    text = "Satu {=a\n\nDua{=b}\n\nTiga }\n\nEmpat{~x ~y}\n\nLima{#abc}\n\nEnam{=a -> b =c}\n"
    reading = read_file(text.encode(), "gift")
    assert _errors(reading) == [
        *((1, "braces"), (5, "braces"), (7, "no_right_answer"), (9, "no_number"), (11, "no_arrow")),
    ]
    assert [each.name for each in reading.drafts] == ["Dua"]


def test_blank_lines_may_stand_between_braces():
    reading = read_file(b"Satu{\n=a\n\n~b\n}\n\nDua{T}", "gift")
    assert _kinds(reading) == ["multichoice", "truefalse"]


def test_aiken_and_its_errors():
    text = "Soal satu\nlanjutan\nA) ya\nB. tidak\nANSWER: b\n\nSoal dua\nA) ya\nANSWER: A\n\nC) lepas\n\nSoal tiga\nA) x\nB) y\nANSWER: D\n\nSoal empat\nA) x\nB) y\n"
    reading = read_file(text.encode(), "aiken")
    assert reading.drafts[0].payload["text"]["text"] == "Soal satu\nlanjutan"
    assert [each["share"] for each in reading.drafts[0].payload["answers"]] == ["0", "100"]
    assert _errors(reading) == [
        *((7, "too_few_answers"), (11, "option_without_question"), (16, "no_such_letter")),
        (18, "no_answer_line"),
    ]


def test_moodle_xml_of_every_kind_with_files():
    reading = read_file(XML.encode(), "moodle-xml")
    assert _kinds(reading) == [
        *("multichoice", "numerical", "ordering", "file", "cloze", "truefalse"),
    ]
    assert [(each.code, each.params["value"]) for each in reading.errors] == [
        ("unknown_kind", "calculated")
    ]
    first = reading.drafts[0]
    assert first.files == {"a b.png": b"one", "a b-2.png": b"two"}
    assert "a%20b-2.png" in first.payload["answers"][0]["feedback"]["text"]
    assert first.payload["hints"][0]["clear"]
    assert first.category == ("Umum", "Indeks")
    assert reading.drafts[1].payload["units"][1] == {"name": "cm", "multiplier": "100"}
    assert {"html_cleaned", "element_not_kept", "file_runs"} <= {
        each.code for each in reading.warnings
    }
    assert "script" not in first.payload["text"]["text"]


def test_what_was_whole_before_the_xml_breaks_is_there():
    whole = f"<quiz>{question('truefalse')}<question type='essay'><name>"
    reading = read_file(whole.encode(), "moodle-xml")
    assert _kinds(reading) == ["truefalse"]
    assert reading.errors[0].code == "broken_xml"


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE q [<!ENTITY a "x"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE q [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE q SYSTEM "http://127.0.0.1:9/x.dtd">',
        '<!DOCTYPE q [<!ENTITY % a SYSTEM "http://127.0.0.1:9/x"> %a;]>',
    ],
)
def test_xml_with_entities_is_refused_before_they_are_read(head):
    text = f'<?xml version="1.0"?>{head}<quiz>{question("truefalse")}</quiz>'
    reading = read_file(text.encode(), "moodle-xml")
    assert (_kinds(reading), _errors(reading)) == ([], [(1, "entities")])


def test_deep_xml_is_refused():
    reading = read_file(f"<quiz>{'<a>' * 5000}".encode(), "moodle-xml")
    assert reading.errors[-1].code == "too_deep"


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0" * 50,
        b"\xff\xfe\x00",
        b"PK\x03\x04broken",
        bytes(range(256)),
        b"}{" * 500,
        b"{" * 999,
    ],
)
def test_what_is_nothing_is_an_error_and_never_a_fault(form, data):
    reading = read_file(data, form)
    assert reading.errors or reading.drafts


def test_a_nul_is_reported():
    reading = read_file(b"Satu\0{T}\n\nDua{T}", "gift")
    assert ([each.name for each in reading.drafts], _errors(reading)) == (
        ["Dua"],
        [(1, "not_storable")],
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encodings_are_told_by_the_bytes(encoding):
    reading = read_file("Kafé{=naïf}".encode(encoding), "gift")
    assert reading.drafts[0].payload["text"]["text"] == "Kafé"
    assert reading.drafts[0].payload["answers"][0]["text"] == "naïf"


def test_lines_in_two_encodings_are_both_read():
    data = "Kafé{=a}\n\n".encode() + "naïf{=b}".encode("cp1252")
    assert decode(data) == ("Kafé{=a}\n\nnaïf{=b}", "utf-8 + windows-1252")


def test_a_file_over_twenty_megabytes_is_refused():
    assert _errors(read_file(b"a" * (20 * 1024 * 1024 + 1), "gift")) == [(1, "too_large")]


@pytest.mark.parametrize("form", ["gift", "moodle-xml", "aiken"])
def test_five_thousand_questions_are_read_in_seconds(form):
    begun = time.monotonic()
    assert len(read_file(BIG[form](5000).encode(), form).drafts) == 5000
    assert time.monotonic() - begun < 20

"""`index_score`: anybody can reckon what it says again."""

import json
from fractions import Fraction
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from innovations.index.operations.drafts import copy_forward
from innovations.registration.operations import register
from tests.innovations.index.test_arithmetic import VECTORS

AFFAIRS = [
    "Pendidikan",
    "kesehatan",
    "Pekerjaan Umum dan Penataan Ruang",
    "perumahan-rakyat-dan-kawasan-permukiman",
    "KETENTERAMAN, KETERTIBAN UMUM DAN PELINDUNGAN MASYARAKAT",
    "Sosial",
]


@pytest.fixture
def score(in_2026, tmp_path):
    def run(world=None, *, year=2026, text=None, form="json"):
        options = ["--year", str(year), "--format", form]
        if world is not None or text is not None:
            file = tmp_path / "world.json"
            file.write_text(json.dumps(world) if text is None else text)
            options += ["--world", str(file)]
        out = StringIO()
        with translation.override("en"):
            call_command("index_score", *options, stdout=out)
        return json.loads(out.getvalue()) if form == "json" else out.getvalue()

    return run


def rows(n, points, affairs):
    return [{"maturity": float(points), "affair": AFFAIRS[at % affairs]} for at in range(n)]


@pytest.mark.parametrize(("spd", "n", "points", "affairs", "_avg", "count", "iid", "band"), VECTORS)
def test_the_vectors_of_2026_come_out(score, spd, n, points, affairs, _avg, count, iid, band):
    found = score({"spd": float(spd), "innovations": rows(n, points, affairs or 1)})
    for kind in ("claimed", "verified"):
        assert found["iid"][kind] == float(iid)
        assert found["band"][kind] == band
        assert found["count_score"][kind] == float(count)
        assert found["affairs_covered"][kind] == affairs
    assert len(found["innovations"]) == n


def test_it_can_be_reckoned_again_from_what_it_says(score):
    world = {
        "spd": {"claimed": 51.75, "verified": 40},
        "innovations": [
            {"name": "A", "affair": "Kesehatan", "claimed": 109, "verified": 59},
            {"name": "B", "affair": "Sosial", "maturity": 80, "eligible": False},
            {"name": "C", "affair": "Pangan", "maturity": 70, "withdrawn": True},
            {"name": "D", "affair": "Pangan", "maturity": 70, "submitted": False},
            *rows(30, 33, 6),
        ],
    }
    found = score(world)
    counted = [each for each in found["innovations"] if each["eligible"]]
    assert len(counted) == found["n"] == found["divisor"] == 31
    assert {each["name"]: bool(each["reason"]) for each in found["innovations"][:4]} == {
        "A": False,
        "B": True,
        "C": True,
        "D": True,
    }
    for kind, spd in (("claimed", Fraction("51.75")), ("verified", Fraction(40))):
        sid = sum(Fraction(str(each[kind])) for each in counted) / 31 + 31 * Fraction("0.38")
        exact = (spd + sid) / 250 * 100
        assert Fraction(found["exact"]["iid"][kind]) == exact
        assert abs(Fraction(str(found["iid"][kind])) - exact) <= Fraction("0.005")


def test_without_a_world_it_names_the_innovations_and_why_none_counts(score, sari, paringin):
    register(sari, name="Sigap", summary="x", stage="trial", opd=paringin)
    found = score()
    one = next(each for each in found["innovations"] if each["name"] == "Sigap")
    assert (one["claimed"], one["verified"], one["eligible"]) == (None, None, False)
    assert "2026" in one["reason"]
    assert found["iid"] == {"claimed": None, "verified": None}


ONE = {"maturity": 80, "affair": "Kesehatan"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("not json", "not JSON"),
        ('{"spd": NaN, "innovations": []}', "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", "exactly two keys"),
        ('{"spd": 50}', "exactly two keys"),
        (json.dumps({"spd": 64, "innovations": []}), "from 0 to 63, not 64"),
        (json.dumps({"spd": -1, "innovations": []}), "from 0 to 63"),
        (json.dumps({"spd": True, "innovations": []}), "from 0 to 63"),
        (json.dumps({"spd": "50", "innovations": []}), "from 0 to 63"),
        (json.dumps({"spd": 5, "innovations": [7]}), "Innovation 1 is no object"),
        (
            json.dumps({"spd": 5, "innovations": [ONE, {**ONE, "maturity": 112}]}),
            "Innovation 2: points are a number from 0 to 111, not 112",
        ),
        (
            json.dumps({"spd": 5, "innovations": [{**ONE, "affair": "Sihir"}]}),
            "Innovation 1: the affair “Sihir” is not known",
        ),
        (json.dumps({"spd": 5, "innovations": [{**ONE, "affair": None}]}), "is not known"),
        (json.dumps({"spd": 5, "innovations": [{**ONE, "score": 1}]}), "“score” is not known"),
        (json.dumps({"spd": 5, "innovations": [{"affair": "Sosial"}]}), "write “maturity”"),
        (json.dumps({"spd": 5, "innovations": [{**ONE, "claimed": 1}]}), "write “maturity”"),
        (json.dumps({"spd": 5, "innovations": [{**ONE, "eligible": 1}]}), "true or false"),
    ],
    ids=range(17),
)
def test_what_is_wrong_with_a_world_is_said(score, text, said):
    with pytest.raises(CommandError, match=said):
        score(text=text)


def test_a_year_that_cannot_be_scored_says_why(score):
    with pytest.raises(CommandError, match="2023 cannot be scored, because hanya pembagi"):
        score(year=2023)


def test_a_year_that_is_not_published_is_not_scored(score, in_2026, dewi):
    copy_forward(in_2026, 2027, dewi)
    for year in (2027, 2031):
        with pytest.raises(CommandError, match=rf"no published index year {year}\..*2023, 2026"):
            score(year=year)


def test_a_file_that_is_not_there_is_said(in_2026):
    with pytest.raises(CommandError, match="nowhere"):
        call_command("index_score", "--year", "2026", "--world", "/nowhere")


def test_the_text_says_the_same(score):
    said = score({"spd": 50, "innovations": rows(12, 80, 5)}, form="text")
    assert said.count("iid 53.82, band Inovatif") == 2

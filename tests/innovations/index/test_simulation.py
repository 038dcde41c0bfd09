"""Anybody who is signed in types a made-up region and sees the index step by step."""

import re
from urllib.parse import urlencode

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from innovations.index.operations.drafts import copy_forward
from innovations.models import IndexRevision, Innovation
from tests.innovations.index.test_arithmetic import VECTORS

ADDRESS = "innovations:simulation"
BASIC = (
    "pendidikan",
    "kesehatan",
    "pekerjaan-umum-dan-penataan-ruang",
    "perumahan-rakyat-dan-kawasan-permukiman",
    "ketenteraman-ketertiban-umum-dan-pelindungan-masyarakat",
    "sosial",
)


def asked(client, **said):
    answer = client.get(f"{reverse(ADDRESS)}?{urlencode(said)}")
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", strip_tags(answer.content.decode()))


def typed(spd, rows):
    said = {"spd": spd}
    for at, (count, points, affair) in enumerate(rows):
        said |= {f"b{at}-jumlah": count, f"b{at}-skor": points, f"b{at}-urusan": affair}
    return said


@pytest.fixture
def client(in_2026, as_user, sari):
    return as_user(sari)


@pytest.mark.parametrize(("spd", "n", "points", "affairs", "avg", "count", "iid", "band"), VECTORS)
def test_the_vectors_of_2026_come_out_with_their_steps(
    client, spd, n, points, affairs, avg, count, iid, band
):
    each = [n // affairs + (at < n % affairs) for at in range(affairs)] if affairs else []
    rows = [(count, points, BASIC[at]) for at, count in enumerate(each)]
    said = asked(client, **typed(spd, rows))
    for figure in (avg, iid):
        shown = f"{float(figure):.2f}".replace(".", ",")
        assert shown in said
    assert band in said
    assert f"diperlukan paling sedikit 5 {affairs} dari 6" in said


def test_every_step_is_told(client):
    said = asked(client, **typed("50", [(8, "80", BASIC[0])]))
    for step in (
        "Jumlah skor kematangan 8 inovasi 8 × 80 640",
        "yang lebih besar dari 12 dan jumlah inovasi, 8 12",
        "640 ÷ 12 ≈ 53,33",
        "karena urusan pelayanan dasar yang tercakup terlalu sedikit 0",
        "53,33… + 0 ≈ 53,33",
        "(50 + 53,33…) ÷ 250 × 100 41,33",
        "dari 40,01 sampai 65,00 Inovatif",
        "setengah dibulatkan ke atas",
        "1887/BSKDN",
    ):
        assert step in said


def test_what_an_innovation_costs_is_told_with_its_sign(client):
    rows = [(12, "111", BASIC[0]), (1, "0", BASIC[1])]
    said = asked(client, **typed("50", rows))
    assert re.search(r"1 × 0, Kesehatan -\d,\d\d", said)


def test_the_example_reckons_the_first_vector(client):
    page = client.get(reverse(ADDRESS)).content.decode()
    query = re.search(r'href="\?(tahun=[^"]+)"', page)[1].replace("&amp;", "&")
    assert "53,82" in client.get(f"{reverse(ADDRESS)}?{query}").content.decode()


@pytest.mark.parametrize(
    ("spd", "row", "said"),
    [
        ("64", (1, "80", "sosial"), "63"),
        ("50", (1, "112", "sosial"), "111"),
        ("50", (1, "", "sosial"), "Isi skor kematangan inovasi ini."),
        ("50", (1, "80", ""), "Pilih urusan utama inovasi ini."),
        ("50", (0, "80", "sosial"), "1"),
        ("50", (1, "80", "sihir"), "sihir"),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(client, spd, row, said):
    answer = client.get(f"{reverse(ADDRESS)}?{urlencode(typed(spd, [row]))}")
    html = answer.content.decode()
    assert said in html
    assert "Langkah demi langkah" not in html
    assert f'value="{spd}"' in html


def test_rows_are_added_without_losing_what_was_typed(client):
    html = client.get(
        f"{reverse(ADDRESS)}?{urlencode({**typed('50', [(1, '80', 'sosial')]), 'lagi': 10})}"
    ).content.decode()
    assert html.count("<fieldset") == 10
    assert 'name="b0-skor" value="80"' in html
    assert asked(client, lagi="99999").count("Baris ") == 6
    assert asked(client, lagi="999").count("Baris ") == 40


def test_it_keeps_nothing(client):
    before = Innovation.objects.count()
    asked(client, **typed("50", [(3, "80", "sosial")]))
    assert Innovation.objects.count() == before
    assert client.post(reverse(ADDRESS), {}).status_code == 405


def test_a_visitor_signs_in_first(in_2026, client):
    client.logout()
    assert client.get(reverse(ADDRESS)).status_code == 302


def test_a_year_that_cannot_be_scored_or_is_a_draft_is_not_offered(client, in_2026, dewi):
    copy_forward(in_2026, 2027, dewi)
    for year in ("2023", "2027", "x", "9" * 30):
        assert "aturan 2026" in asked(client, tahun=year, **typed("50", []))


def test_without_a_year_the_page_says_so(client):
    IndexRevision.objects.update(is_scorable=False)
    assert "Belum ada tahun yang dapat dinilai" in asked(client)


def test_the_list_of_innovations_leads_there(client):
    assert reverse(ADDRESS) in client.get(reverse("innovations:list")).content.decode()

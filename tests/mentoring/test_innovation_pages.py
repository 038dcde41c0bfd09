"""GET /inovasi/?…: narrowed by its address, and the same rows as a file; the page of one."""

import csv
import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from innovations.models import Innovation
from innovations.registration.operations import register
from innovations.team.operations.members import add_member
from mentoring.assignments.operations import assign

LIST = reverse("innovations:list")


@pytest.fixture
def several(make_innovation, sari, rini, dinkes):
    """Of a unit in the trial, of the agency above it applied, of another agency."""
    below = make_innovation(sari, "Posyandu Keliling")
    above = make_innovation(sari, "Antre Pasti", opd=dinkes)
    Innovation.objects.filter(pk=above.pk).update(stage="application")
    return [below, above, make_innovation(rini, "Kelas Sungai")]


def _names(client, **chosen):
    page = client.get(LIST, chosen)
    assert page.status_code == 200
    shown = {each.name for each in [*page.context["mine"], *page.context["page_obj"]]}
    for kind in ("csv", "xlsx"):
        assert _file(client, kind, **chosen) == shown
    return sorted(shown)


def _file(client, kind, **chosen):
    answer = client.get(reverse("innovations:list_file", args=[kind]), chosen)
    assert answer["Content-Disposition"] == f'attachment; filename="inovasi.{kind}"'
    if kind == "csv":
        rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    else:
        sheet = load_workbook(io.BytesIO(answer.content)).active
        rows = [[cell.value for cell in row] for row in sheet.rows]
    return {row[0] for row in rows[1:]}


def test_each_choice_narrows_the_list_and_its_files(several, dewi, dinkes, paringin, as_user):
    client = as_user(dewi)
    every = ["Antre Pasti", "Kelas Sungai", "Posyandu Keliling"]
    assert _names(client) == every
    assert _names(client, q="keliling") == ["Posyandu Keliling"]
    assert _names(client, tahap="application") == ["Antre Pasti"]
    assert _names(client, opd=paringin.pk) == ["Posyandu Keliling"]
    assert _names(client, opd=dinkes.pk) == ["Antre Pasti", "Posyandu Keliling"]
    assert _names(client, opd=dinkes.pk, tahap="trial") == ["Posyandu Keliling"]
    assert _names(client, opd="x", tahap="y", pendamping="z", status="0") == every
    assert _names(client, q="tidak ada") == []
    page = client.get(LIST, {"q": "tidak ada"}).content.decode()
    assert 'href="?"' in page


def test_what_waits_is_shown_to_whoever_asks_for_it_and_may_see_it(
    several, sari, rini, dewi, dinkes, disdikbud, as_user
):
    register(rini, name="Usul", summary="x", stage="trial", opd=dinkes)
    assert "Usul" not in _names(as_user(dewi))
    assert _names(as_user(dewi), status="awaiting") == ["Usul"]
    assert "Usul" in _names(as_user(rini))
    assert _names(as_user(sari), status="awaiting") == []


def test_by_mentor_and_without_one(several, pamong, dinkes, dewi, today, as_user):
    client = as_user(dewi)
    assign(pamong, several[0], dewi, starts_on=today)
    mentor = pamong.person_id
    assert _names(client, pendamping=mentor) == ["Posyandu Keliling"]
    assert _names(client, pendamping="tanpa") == ["Antre Pasti", "Kelas Sungai"]
    assign(pamong, dinkes, dewi, starts_on=today)
    assert _names(client, pendamping=mentor) == ["Antre Pasti", "Posyandu Keliling"]
    assert _names(client, pendamping="tanpa") == ["Kelas Sungai"]


def test_nobody_narrows_to_what_she_may_not_see(several, sari, rini, as_user):
    assert _names(as_user(sari), q="kelas") == []
    assert _names(as_user(rini)) == ["Kelas Sungai"]
    form = as_user(rini).get(LIST, {"q": "x"}).context["form"]
    assert "Dinas Kesehatan" not in dict(form.fields["opd"].choices).values()


def test_the_page_of_one_shows_stage_team_mentors_and_history(
    several, pamong, sari, rini, dewi, today, as_user
):
    one = several[0]
    add_member(one, rini.person, "member", sari)
    assign(pamong, one, dewi, starts_on=today)
    page = as_user(sari).get(one.get_absolute_url())
    html = page.content.decode()
    assert [each["state"] for each in page.context["innovation"].stages] == [
        "done",
        "current",
        "todo",
    ]
    assert html.count('aria-current="step"') == 1
    assert "Pendamping senior untuk satu perangkat daerah" in html
    order = [html.index(f'<h2 id="{name}"') for name in ("tim", "pendampingan", "tindak-lanjut")]
    assert order == sorted(order)
    told = [(each.what, each.about, each.by) for each in page.context["history"]]
    assert told[0] == ("Anggota tim ditambahkan", rini.person.full_name, sari.person.full_name)
    assert [what for what, _, _ in told[1:]][-1] == "Didaftarkan"

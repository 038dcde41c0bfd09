"""The clinic puts the words of notices otherwise, in the admin."""

import pytest
from django.urls import reverse

from agents.notices.bells import bell_name
from foundation.models import NoticeText
from foundation.notices.operations import notify

INDEX = reverse("registry_notice_texts:index")
NAME = "mentoring.booked"


@pytest.fixture
def row(db) -> NoticeText:
    return NoticeText.objects.get(name=NAME)


def _url(name: str, row: NoticeText) -> str:
    return reverse(f"registry_notice_texts:{name}", args=[row.pk])


def test_the_list_reads_as_people_do(as_user, dewi, row):
    html = as_user(dewi).get(INDEX, {"q": "telah dipesan"}).content.decode()
    assert "Sesi {waktu} untuk {inovasi} telah dipesan." in html
    assert "Diminta perubahan" not in html


def test_a_topic_narrows_it(as_user, dewi):
    html = as_user(dewi).get(INDEX, {"topic": "courses.completions"}).content.decode()
    assert "{bimtek}" in html
    assert "{inovasi}" not in html


def test_the_clinic_words_a_line_anew_and_its_reader_reads_it(as_user, dewi, sari, row):
    client = as_user(dewi)
    form = client.get(_url("edit", row)).context["form"]
    assert form["text_id"].value() == "Sesi {waktu} untuk {inovasi} telah dipesan."
    answer = client.post(
        _url("edit", row),
        {
            "client_key": "k",
            "version": form["version"].value(),
            "text_id": "Jadwal {waktu} untuk {inovasi} sudah pasti.",
            "text_en": form["text_en"].value(),
        },
    )
    assert answer.status_code == 302
    row.refresh_from_db()
    assert row.texts == {"id": "Jadwal %(when)s untuk %(innovation)s sudah pasti."}
    times = {"from": "2026-03-02T01:00+00:00", "to": "2026-03-02T02:00+00:00"}
    data = {"innovation": "Sawah Cerdas", **times}
    notify([bell_name(sari.person.pk)], kind=NAME, subject="s", data=data, url="/")
    html = as_user(sari).get(reverse("foundation:bell")).content.decode()
    assert "untuk Sawah Cerdas sudah pasti." in html


def test_an_unknown_placeholder_is_named_with_those_that_are_known(as_user, dewi, row):
    client = as_user(dewi)
    version = client.get(_url("edit", row)).context["form"]["version"].value()
    typed = {"client_key": "k", "version": version, "text_id": "Besok {jam}", "text_en": ""}
    html = client.post(_url("edit", row), typed).content.decode()
    assert "{jam} tidak dikenal di sini. Yang dapat diisikan: {waktu}, {inovasi}." in html
    assert "Besok {jam}" in html
    row.refresh_from_db()
    assert row.texts == {}


def test_nobody_overwrites_what_she_has_not_seen(as_user, dewi, row):
    client = as_user(dewi)
    version = client.get(_url("edit", row)).context["form"]["version"].value()
    sent = {"version": version, "text_en": ""}
    client.post(_url("edit", row), {**sent, "client_key": "a", "text_id": "Pertama {waktu}"})
    answer = client.post(_url("edit", row), {**sent, "client_key": "b", "text_id": "Kedua {waktu}"})
    assert answer.status_code == 409
    row.refresh_from_db()
    assert row.texts == {"id": "Pertama %(when)s"}


def test_editors_do_not_change_it(as_user, aulia, row):
    as_user(aulia).post(_url("edit", row), {"text_id": "Lain", "client_key": "k"})
    row.refresh_from_db()
    assert row.texts == {}

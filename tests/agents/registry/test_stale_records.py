"""Two of the clinic edit one record of the registry: the second sees what the first has saved."""

import re
from datetime import date
from html import unescape

import pytest
from django.urls import reverse

from agents.models import Appointment, Decree, Expertise, OpdAlias, PersonExpertise, Posting
from agents.registry.operations import opds, person_records
from foundation.models import Holiday
from tests.edits import opened, version_of
from tests.makers import make_decree


def _text(page):
    return unescape(re.sub(r"\s+", " ", page.content.decode()))


def _asked(page):
    return re.findall(r'name="asked" value="(\w+)"', page.content.decode())


@pytest.fixture
def client(dewi, as_user):
    return as_user(dewi)


def _stale(client, address, typed, meanwhile):
    form = opened(client, address, typed)
    meanwhile()
    page = client.post(address, form)
    assert page.status_code == 409, page.status_code
    return page, form


def test_a_person_is_not_written_over(client, sari, dewi):
    person = sari.person
    typed = {"name": "Sari W.", "employment": person.employment, "email": "sari@contoh.example"}
    page, form = _stale(
        client,
        reverse("registry_people:edit", args=[person.pk]),
        typed,
        lambda: person_records.correct(person, {"email": "baru@contoh.example"}, by=dewi),
    )
    text = _text(page)
    assert "baru@contoh.example" in text
    assert 'value="Sari W."' in text
    assert _asked(page) == ["email"]
    person.refresh_from_db()
    assert person.name == "Sari Wulandari"
    chosen = form | {"version": version_of(page), "asked": "email", "choice_email": "stands"}
    assert client.post(page.request["PATH_INFO"], chosen).status_code == 302
    person.refresh_from_db()
    assert (person.name, person.email) == ("Sari W.", "baru@contoh.example")


def test_a_number_changed_meanwhile_is_told_masked(client, sari, dewi):
    person, other = sari.person, "198003032010011007"
    typed = {"name": person.name, "employment": person.employment, "nip": "19800303 201001 1 009"}
    page, _form = _stale(
        client,
        reverse("registry_people:edit", args=[person.pk]),
        typed,
        lambda: person_records.correct(person, {"nip": other}, by=dewi),
    )
    person.refresh_from_db()
    assert person.nip == other
    assert person.masked_nip in _text(page)
    assert other not in _text(page)


def test_a_decree_a_holiday_and_a_word_are_not_written_over(client, db):
    decree = make_decree("1/SK/2026")
    about = {
        "kind": decree.kind,
        "number": decree.number,
        "issued_on": decree.issued_on.isoformat(),
        "about": "Tim klinik",
    }
    rows = Decree.objects.filter(pk=decree.pk)
    page, _form = _stale(
        client,
        reverse("registry_decrees:edit", args=[decree.pk]),
        about,
        lambda: rows.update(about="Tim inovasi"),
    )
    assert _asked(page) == ["about"]
    assert rows.get().about == "Tim inovasi"
    holiday = Holiday.objects.create(day="2026-04-08", kind="regency", name="Hari Jadi")
    page, _form = _stale(
        client,
        reverse("registry_holidays:edit", args=[holiday.pk]),
        {"kind": "regency", "name": "Hari Jadi ke-23", "source": ""},
        lambda: Holiday.objects.filter(pk=holiday.pk).update(kind="national"),
    )
    assert _asked(page) == ["kind"]
    assert "Libur nasional" in _text(page)
    word = Expertise.objects.create(slug="data", name="Data")
    page, _form = _stale(
        client,
        reverse("registry_expertise:edit", args=[word.pk]),
        {"name": "Data terbuka", "slug": "data", "description": ""},
        lambda: Expertise.objects.filter(pk=word.pk).update(name="Statistik"),
    )
    assert _asked(page) == ["name"]
    word.refresh_from_db()
    assert word.name == "Statistik"


def test_an_opd_is_not_written_over(client, dinkes, dewi):
    page, form = _stale(
        client,
        reverse("registry_opds:edit", args=[dinkes.pk]),
        {"kind": dinkes.kind, "valid_from": "", "aliases": "Dinas Kes"},
        lambda: OpdAlias.objects.create(opd=dinkes, name="Dinkes PPKB"),
    )
    assert _asked(page) == ["aliases"]
    assert list(dinkes.aliases.values_list("name", flat=True)) == ["Dinkes PPKB"]
    chosen = form | {"version": version_of(page), "asked": "aliases", "choice_aliases": "stands"}
    assert client.post(page.request["PATH_INFO"], chosen).status_code == 302
    assert list(dinkes.aliases.values_list("name", flat=True)) == ["Dinkes PPKB"]


def test_acts_tell_what_somebody_has_done_meanwhile(client, sari, dewi, budi, paringin, today):
    """Ended, posted or renamed: the act waits, and can be sent again by whoever still means it."""
    given = Appointment.objects.filter(person=budi.person)
    page, form = _stale(
        client,
        reverse("registry_appointments:end", args=[given.get().pk]),
        {"on": today.isoformat(), "reason": "Pindah"},
        lambda: given.update(ends_on=date(2030, 1, 31)),
    )
    assert "31 Januari 2030" in _text(page)
    again = form | {"version": version_of(page)}
    assert client.post(page.request["PATH_INFO"], again).status_code == 302
    assert given.get().ends_on == today
    posting = Posting.objects.filter(person=sari.person)
    page, _form = _stale(
        client,
        reverse("registry_people:post", args=[sari.person.pk]),
        {"opd": paringin.pk, "position": "Kepala", "on": today.isoformat()},
        lambda: posting.update(position="Bidan"),
    )
    assert "Bidan" in _text(page)
    page, _form = _stale(
        client,
        reverse("registry_opds:rename", args=[paringin.pk]),
        {"name": "Puskesmas Baru", "short_name": "PKM Baru", "on": today.isoformat()},
        lambda: opds.rename(paringin, name="Puskesmas Lain", short_name="Lain", on=today),
    )
    assert not paringin.__class__.objects.filter(name="Puskesmas Baru").exists()


def test_rows_of_expertise_are_not_taken_away_unseen(client, sari):
    data = Expertise.objects.create(slug="data", name="Data")
    person = sari.person
    page, _form = _stale(
        client,
        reverse("registry_people:expertise", args=[person.pk]),
        {f"level_{data.pk}": "1", f"source_{data.pk}": "self"},
        lambda: PersonExpertise.objects.create(
            person=person, expertise=data, level=3, source="decree"
        ),
    )
    assert _asked(page) == [f"level_{data.pk}", f"source_{data.pk}"]
    assert PersonExpertise.objects.get().level == 3


def test_pages_of_wagtail_tell_who_else_is_editing(aulia, as_user, make_course, settings):
    """Wagtail's own notice, which the settings must not turn off."""
    assert getattr(settings, "WAGTAIL_EDITING_SESSION_PING_INTERVAL", 10_000) > 0
    page = as_user(aulia).get(reverse("wagtailadmin_pages:edit", args=[make_course().pk]))
    assert "w-session" in page.content.decode()

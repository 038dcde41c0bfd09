from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from wagtail.models import ModelLogEntry

from agents.models import Expertise, Person
from agents.registry.operations import person_records
from tests.edits import send

NIP = "199001012015032999"
OTHER_NIP = "198001012006041999"


@pytest.fixture
def client(clinic_user, as_user):
    return as_user(clinic_user)


@pytest.fixture
def siti(make_person, paringin) -> Person:
    return make_person("Siti Aminah", NIP, paringin, email="siti@balangan.example")


def url(view: str, *records) -> str:
    return reverse(f"registry_people:{view}", args=[record.pk for record in records])


def details(**fields) -> dict[str, object]:
    return {"name": "Hasan Basri", "employment": "pns", "nip": OTHER_NIP, "email": "", **fields}


def kept(person: Person) -> dict[str, object]:
    names = ("title_prefix", "name", "title_suffix", "employment", "email")
    return {name: getattr(person, name) for name in names}


@pytest.mark.parametrize("view", ["index", "index_results"])
def test_a_list_shows_no_whole_nip(view, client, siti):
    page = client.get(url(view))
    assert NIP not in page.text
    assert siti.masked_nip in page.text


@pytest.mark.parametrize("view", ["inspect", "edit", "post", "expertise", "history"])
def test_no_page_of_a_person_shows_the_whole_nip(view, client, siti):
    assert NIP not in client.get(url(view, siti)).text


def test_an_export_of_people_tells_nothing(client, siti):
    answer = client.get(url("index"), {"export": "csv"})
    assert NIP.encode() not in b"".join(answer)


def test_showing_a_nip_is_a_post_and_leaves_a_line(client, siti, clinic_user):
    page = client.post(url("show_nip", siti))
    assert NIP in page.text
    assert "no-store" in page["Cache-Control"]
    entry = ModelLogEntry.objects.get(action="agents.show_nip")
    assert (entry.user, entry.object_id) == (clinic_user, str(siti.pk))
    assert client.get(url("show_nip", siti)).status_code == 405
    assert NIP not in client.get(url("inspect", siti)).text


def test_whoever_may_only_look_at_people_cannot_have_a_nip_shown(siti, sari, as_user):
    may = Permission.objects.filter(codename__in=["access_admin", "view_person"])
    sari.user_permissions.set(may)
    client = as_user(sari)
    page = client.get(url("inspect", siti))
    assert page.status_code == 200
    assert url("show_nip", siti) not in page.text
    assert client.post(url("show_nip", siti)).status_code == 302
    assert not ModelLogEntry.objects.filter(action="agents.show_nip").exists()


def test_an_editor_cannot_have_a_nip_shown(siti, aulia, as_user):
    assert as_user(aulia).post(url("show_nip", siti)).status_code == 302
    assert not ModelLogEntry.objects.filter(action="agents.show_nip").exists()


def test_a_person_is_found_by_name_and_e_mail(client, siti, sari):
    for words in ("aminah", "siti@bal"):
        assert list(client.get(url("index"), {"q": words}).context["object_list"]) == [siti]


def test_a_nip_finds_its_person_only_when_typed_whole(client, siti):
    spaced = f"{NIP[:8]} {NIP[8:14]} {NIP[14]} {NIP[15:]}"
    assert list(client.get(url("index"), {"q": spaced}).context["object_list"]) == [siti]
    assert not client.get(url("index"), {"q": NIP[:8]}).context["object_list"]


def test_filters_keep_the_people_of_an_opd_with_its_units(client, siti, dinkes, rini):
    rows = client.get(url("index"), {"opd": dinkes.pk}).context["object_list"]
    assert list(rows) == [siti]


def test_filters_tell_who_has_an_account(client, siti, rini):
    rows = client.get(url("index"), {"account": "true"}).context["object_list"]
    assert rini.person in rows
    assert siti not in rows


def test_registering_a_person_notes_where_she_works(client, paringin, clinic_user):
    work = {"opd": paringin.pk, "position": "Bidan", "grade": "III/a", "on": "2026-02-01"}
    client.post(url("add"), details(nip=f"{OTHER_NIP[:8]} {OTHER_NIP[8:]}", **work))
    person = Person.objects.get(nip=OTHER_NIP)
    posting = person.postings.get()
    assert (posting.opd, posting.position, posting.starts_on) == (
        paringin,
        "Bidan",
        date(2026, 2, 1),
    )
    entry = ModelLogEntry.objects.get(action="agents.create_person", object_id=person.pk)
    assert entry.user == clinic_user


@pytest.mark.parametrize(
    "nip",
    [
        "12345",
        "198002302006041999",
        "198001012006131999",
        "198001012006043999",
        "198001012006041000",
    ],
)
def test_an_impossible_nip_is_refused_beside_the_nip(nip, client, db):
    page = client.post(url("add"), details(nip=nip))
    assert list(page.context["form"].errors) == ["nip"]
    assert not Person.objects.filter(name="Hasan Basri").exists()


def test_a_strange_nip_is_taken_with_a_warning(client):
    page = client.post(url("add"), details(nip="193001011950041999"), follow=True)
    assert Person.objects.filter(nip="193001011950041999").exists()
    assert "usia" in " ".join(str(message) for message in page.context["messages"])


def test_the_nip_of_another_person_is_refused(client, siti):
    page = client.post(url("add"), details(nip=NIP))
    assert list(page.context["form"].errors) == ["nip"]


def test_asn_need_a_nip_and_others_an_e_mail(client):
    without_nip = client.post(url("add"), details(nip=""))
    assert list(without_nip.context["form"].errors) == ["nip"]
    without_email = client.post(url("add"), details(nip="", employment="non_asn"))
    assert list(without_email.context["form"].errors) == ["email"]


def test_two_clerks_at_once_do_not_register_one_nip_twice(client, siti, monkeypatch):
    """Both have checked before either has written: the database decides."""
    monkeypatch.setattr(person_records, "_check", lambda person: None)
    page = client.post(url("add"), details(nip=NIP))
    assert list(page.context["form"].errors) == ["nip"]


def test_an_e_mail_stands_for_one_person_without_nip(client, make_person):
    make_person("Salasiah", email="umum@balangan.example")
    values = details(nip="", employment="non_asn", email="Umum@balangan.example")
    assert list(client.post(url("add"), values).context["form"].errors) == ["email"]


def test_an_empty_nip_box_keeps_the_number(client, siti):
    send(client, url("edit", siti), {**kept(siti), "name": "Siti Aminah Zahra", "nip": ""})
    siti.refresh_from_db()
    assert (siti.name, siti.nip) == ("Siti Aminah Zahra", NIP)
    entry = ModelLogEntry.objects.get(action="agents.correct_person")
    assert entry.data["fields"] == ["name"]


def test_a_new_number_takes_the_place_of_the_old_one(client, siti):
    send(client, url("edit", siti), {**kept(siti), "nip": OTHER_NIP})
    siti.refresh_from_db()
    assert siti.nip == OTHER_NIP


def test_a_new_posting_ends_the_present_one(client, siti, dinkes, today):
    send(client, url("post", siti), {"opd": dinkes.pk, "position": "Analis", "on": today})
    assert siti.primary_opd(today) == dinkes
    assert siti.postings.get(opd__name="Puskesmas Paringin").ends_on == today - timedelta(days=1)


def test_a_posting_before_the_present_one_is_refused_beside_the_day(client, siti, dinkes):
    page = send(client, url("post", siti), {"opd": dinkes.pk, "on": "2020-01-01"})
    assert list(page.context["form"].errors) == ["on"]


def test_nobody_is_posted_to_an_opd_of_the_past(client, siti, make_opd, balangan, today):
    gone = make_opd("Dinas Lama", balangan)
    gone.valid_until = today - timedelta(days=1)
    gone.save(update_fields=["valid_until"])
    page = send(client, url("post", siti), {"opd": gone.pk, "on": today})
    assert list(page.context["form"].errors) == ["opd"]


def test_ending_a_posting_keeps_it_with_its_last_day(client, siti, today):
    posting = siti.postings.get()
    answer = send(client, url("end_posting", posting), {"on": today})
    assert answer.url == url("inspect", siti)
    posting.refresh_from_db()
    assert posting.ends_on == today


def test_a_posting_neither_ends_before_it_begins_nor_twice(client, siti, today):
    posting = siti.postings.get()
    early = send(client, url("end_posting", posting), {"on": "2019-01-01"})
    assert list(early.context["form"].errors) == ["on"]
    send(client, url("end_posting", posting), {"on": today - timedelta(days=9)})
    again = send(client, url("end_posting", posting), {"on": today})
    assert list(again.context["form"].errors) == ["on"]


def test_expertise_is_set_row_by_row_and_taken_away_again(client, siti):
    data = Expertise.objects.create(slug="data", name="Data")
    writing = Expertise.objects.create(slug="tulis", name="Menulis")
    send(
        client,
        url("expertise", siti),
        {
            f"level_{data.pk}": "2",
            f"source_{data.pk}": "decree",
            f"level_{writing.pk}": "1",
            f"source_{writing.pk}": "self",
        },
    )
    assert {row.expertise for row in siti.expertise.all()} == {data, writing}
    send(client, url("expertise", siti), {f"level_{data.pk}": "3", f"source_{data.pk}": "decree"})
    assert [(row.expertise, row.level) for row in siti.expertise.all()] == [(data, 3)]


def test_a_level_without_source_is_refused_beside_the_source(client, siti):
    data = Expertise.objects.create(slug="data", name="Data")
    page = send(client, url("expertise", siti), {f"level_{data.pk}": "2"})
    assert list(page.context["form"].errors) == [f"source_{data.pk}"]


def test_a_form_sent_twice_registers_one_person(client):
    values = details(nip="", employment="non_asn", email="a@b.example", client_key="a-key")
    sent = [client.post(url("add"), values) for _ in range(2)]
    assert sent[0].url == sent[1].url
    assert Person.objects.filter(email="a@b.example").count() == 1


def test_the_history_names_the_changed_fields_in_indonesian(client, siti):
    send(client, url("edit", siti), {**kept(siti), "title_prefix": "Hj."})
    field = Person._meta.get_field("title_prefix").verbose_name
    assert str(field) in client.get(url("history", siti)).text

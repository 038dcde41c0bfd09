from datetime import date, timedelta

import pytest
from django.urls import NoReverseMatch, reverse
from wagtail.models import ModelLogEntry

from agents.models import Appointment
from tests.edits import send


@pytest.fixture
def client(clinic_user, as_user):
    return as_user(clinic_user)


@pytest.fixture
def details(sari, dinkes, make_decree):
    def fill(**fields) -> dict[str, object]:
        values = {
            "person": sari.person.pk,
            "kind": "agent",
            "circle": "",
            "decree": make_decree().pk,
            "starts_on": "2026-01-12",
            "ends_on": "2026-12-31",
            "scope": [dinkes.pk],
        }
        return {**values, **fields}

    return fill


def url(view: str, *records) -> str:
    return reverse(f"registry_appointments:{view}", args=[record.pk for record in records])


def test_appointing_gives_the_role_over_all_ticked_opds(
    client, details, sari, dinkes, disdikbud, clinic_user
):
    client.post(url("add"), details(scope=[dinkes.pk, disdikbud.pk]))
    appointment = sari.person.appointments.get()
    assert set(appointment.scope.all()) == {dinkes, disdikbud}
    assert (appointment.kind, appointment.ends_on) == ("agent", date(2026, 12, 31))
    entry = ModelLogEntry.objects.get(action="agents.appoint", object_id=appointment.pk)
    assert entry.user == clinic_user


def test_appointing_to_the_clinic_opens_the_admin(client, details, sari):
    client.post(url("add"), details(kind="clinic", circle="implementer", scope=[], ends_on=""))
    assert sari.groups.filter(name="Klinik").exists()


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"ends_on": "2025-12-31"}, "ends_on"),
        ({"circle": "implementer"}, "circle"),
        ({"kind": "clinic", "scope": []}, "circle"),
        ({"scope": []}, "scope"),
        ({"person": ""}, "person"),
        ({"decree": ""}, "decree"),
    ],
)
def test_a_refusal_stands_beside_its_field(fields, where, client, details, sari):
    page = client.post(url("add"), details(**fields))
    assert list(page.context["form"].errors) == [where]
    assert not sari.person.appointments.exists()


def test_nobody_is_appointed_over_an_opd_that_ends_before_the_first_day(
    client, details, make_opd, balangan, today
):
    ending = make_opd("Dinas Lama", balangan)
    ending.valid_until = today + timedelta(days=5)
    ending.save(update_fields=["valid_until"])
    start = today + timedelta(days=9)
    page = client.post(url("add"), details(scope=[ending.pk], starts_on=start, ends_on=""))
    assert list(page.context["form"].errors) == ["scope"]


def test_an_appointment_has_no_form_to_edit_it(client, details, sari):
    client.post(url("add"), details())
    with pytest.raises(NoReverseMatch):
        url("edit", sari.person.appointments.get())
    assert client.get(f"/cms/registri/penunjukan/edit/{sari.pk}/").status_code == 404


def test_ending_needs_a_reason_and_keeps_it(client, details, sari, today):
    client.post(url("add"), details(ends_on=""))
    appointment = sari.person.appointments.get()
    without = send(client, url("end", appointment), {"on": today})
    assert list(without.context["form"].errors) == ["reason"]
    send(client, url("end", appointment), {"on": today, "reason": "Pindah tugas"})
    appointment.refresh_from_db()
    assert appointment.ends_on == today
    assert "Pindah tugas" in client.get(url("history", appointment)).text


@pytest.mark.parametrize("on", ["2026-01-01", "2026-11-30"])
def test_an_impossible_last_day_is_refused_beside_the_day(on, client, details, sari, set_clock):
    client.post(url("add"), details(ends_on="2026-01-31"))
    appointment = sari.person.appointments.get()
    page = send(client, url("end", appointment), {"on": on, "reason": "Pindah"})
    assert list(page.context["form"].errors) == ["on"]


def test_an_ended_appointment_offers_no_end(client, details, sari, today):
    client.post(url("add"), details(ends_on=today - timedelta(days=1), starts_on="2025-01-01"))
    page = client.get(url("inspect", sari.person.appointments.get()))
    assert page.context["actions"] == []


def test_the_list_tells_the_state_in_words(client, details, sari, today):
    day = timedelta(days=1)
    for first, last in ((-9, -1), (-9, 9), (5, 9)):
        client.post(url("add"), details(starts_on=today + first * day, ends_on=today + last * day))
    for state in ("ended", "in_force", "upcoming"):
        rows = client.get(url("index"), {"state": state, "kind": "agent"}).context["object_list"]
        assert len(rows) == 1
    page = client.get(url("index")).text
    assert all(word in page for word in ("Berlaku", "Akan datang", "Berakhir"))


def test_filters_keep_those_in_charge_of_an_opd(client, budi, noor, paringin, clinic_user):
    rows = client.get(url("index"), {"opd": paringin.pk}).context["object_list"]
    assert [row.person for row in rows] == [budi.person]


def test_an_appointment_is_found_by_person_and_decree(client, details, sari, make_decree, budi):
    decree = make_decree("188.45/909/Kum/2026")
    client.post(url("add"), details(decree=decree.pk))
    for words in ("sari", "/909/"):
        rows = client.get(url("index"), {"q": words}).context["object_list"]
        assert [row.person for row in rows] == [sari.person]


def test_a_form_sent_twice_makes_one_appointment(client, details, sari):
    values = details(client_key="a-key")
    sent = [client.post(url("add"), values) for _ in range(2)]
    assert sent[0].url == sent[1].url
    assert Appointment.objects.filter(person=sari.person).count() == 1

"""The table of holidays in the admin: the clinic and superusers change it, and it is told who."""

from datetime import date

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from foundation.calendar import working_days
from foundation.models import Holiday
from tests.edits import send

BIRTHDAY = date(2026, 4, 8)


@pytest.fixture
def client(clinic_user, as_user):
    return as_user(clinic_user)


@pytest.fixture
def holiday(db) -> Holiday:
    return Holiday.objects.create(day=BIRTHDAY, kind="national", name="Hari Jadi", source="x")


def url(view: str, *rows: Holiday) -> str:
    return reverse(f"registry_holidays:{view}", args=[each.pk for each in rows])


def details(**fields: str) -> dict[str, str]:
    values = {"day": "08/04/2026", "kind": "regency", "name": "Hari Jadi", "source": "SK 1/2026"}
    return {**values, **fields}


def _acts(holiday: Holiday) -> list[str]:
    entries = ModelLogEntry.objects.for_instance(holiday).order_by("pk")
    return [each.action.removeprefix("foundation.") for each in entries]


def test_a_regency_day_is_added_and_counts_at_once(client, clinic_user):
    assert working_days.is_working(BIRTHDAY)
    client.post(url("add"), details())
    added = Holiday.objects.get()
    assert (added.kind, added.source, added.is_by_hand) == ("regency", "SK 1/2026", True)
    assert not working_days.is_working(BIRTHDAY)
    entry = ModelLogEntry.objects.for_instance(added).get()
    assert (entry.action, entry.user) == ("foundation.declare_holiday", clinic_user)


def test_a_form_that_is_sent_twice_adds_one_day(client):
    for _ in range(2):
        answer = client.post(url("add"), details(client_key="satu"))
        assert answer.status_code == 302
    assert _acts(Holiday.objects.get()) == ["declare_holiday"]


def test_a_day_that_is_off_already_is_refused_beside_the_field(client, holiday):
    page = client.post(url("add"), details())
    assert list(page.context["form"].errors) == ["day"]
    assert Holiday.objects.get().kind == "national"


def test_words_are_corrected_and_the_day_stays(client, holiday):
    send(client, url("edit", holiday), details(day="09/04/2026", name="Hari Jadi ke-23"))
    holiday.refresh_from_db()
    assert (holiday.day, holiday.name, holiday.is_by_hand) == (BIRTHDAY, "Hari Jadi ke-23", True)
    assert _acts(holiday) == ["correct_holiday"]
    assert "Hari Jadi ke-23" in client.get(url("inspect", holiday)).text
    assert client.get(url("history", holiday)).status_code == 200


def test_nothing_changed_is_nothing_done_by_hand(client, holiday):
    send(client, url("edit", holiday), details(kind="national", source="x"))
    holiday.refresh_from_db()
    assert not holiday.is_by_hand
    assert _acts(holiday) == []


def test_a_removed_day_stays_in_the_list_and_adding_it_again_brings_it_back(client, holiday):
    send(client, url("remove", holiday), {"sure": "on"})
    assert working_days.is_working(BIRTHDAY)
    assert "Dihapus" in client.get(url("index")).text
    client.post(url("add"), details())
    holiday.refresh_from_db()
    assert (holiday.removed_at, holiday.kind) == (None, "regency")
    assert not working_days.is_working(BIRTHDAY)
    assert _acts(holiday) == ["remove_holiday", "declare_holiday"]


def test_removing_asks_first_and_twice_is_once(client, holiday):
    send(client, url("remove", holiday), {})
    holiday.refresh_from_db()
    assert holiday.removed_at is None
    for _ in range(2):
        send(client, url("remove", holiday), {"sure": "on"})
    assert _acts(holiday) == ["remove_holiday"]


def test_the_list_is_read_by_year(client, holiday):
    Holiday.objects.create(day=date(2027, 1, 1), kind="national", name="Tahun Baru")
    both = [each.day.year for each in client.get(url("index")).context["object_list"]]
    assert both == [2027, 2026]
    one = client.get(url("index"), {"year": "2026"})
    assert [each.name for each in one.context["object_list"]] == ["Hari Jadi"]
    assert "Rabu, 8 April 2026" in one.text
    found = client.get(url("index"), {"q": "tahun"})
    assert [each.name for each in found.context["object_list"]] == ["Tahun Baru"]


def test_the_list_asks_no_more_when_it_grows(client, holiday, queries_of):
    client.get(url("index"))
    few = queries_of(lambda: client.get(url("index")))
    for number in range(1, 29):
        Holiday.objects.create(day=date(2026, 2, number), kind="national", name="Libur")
    assert queries_of(lambda: client.get(url("index"))) == few


@pytest.mark.parametrize("who", ["aulia", "sari", "fauzi"])
def test_nobody_but_the_clinic_and_root_enters(who, request, as_user, holiday, root):
    own = as_user(request.getfixturevalue(who))
    rows = [
        url("index"),
        url("add"),
        *(url(view, holiday) for view in ("inspect", "edit", "remove")),
    ]
    for address in rows:
        assert own.get(address).status_code in {302, 403}
        assert own.post(address, {**details(), "sure": "on"}).status_code in {302, 403, 405}
        assert as_user(root).get(address).status_code == 200
    holiday.refresh_from_db()
    assert (holiday.removed_at, holiday.name) == (None, "Hari Jadi")
    assert Holiday.objects.count() == 1

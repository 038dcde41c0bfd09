from datetime import date, timedelta

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from agents.models import Opd
from tests.edits import send


@pytest.fixture
def client(clinic_user, as_user):
    return as_user(clinic_user)


def url(view: str, *opds: Opd) -> str:
    return reverse(f"registry_opds:{view}", args=[opd.pk for opd in opds])


def test_a_new_opd_stands_under_its_parent_with_its_aliases(client, balangan, clinic_user):
    answer = client.post(
        url("add"),
        {
            "name": "Dinas Perhubungan",
            "short_name": "Dishub",
            "kind": "agency",
            "parent": balangan.pk,
            "valid_from": "2026-01-01",
            "aliases": "Dinas Hubungan\n\n  DISHUB  ",
        },
    )
    opd = Opd.objects.get(name="Dinas Perhubungan")
    assert answer.url == url("inspect", opd)
    assert opd.get_parent() == balangan
    assert sorted(opd.aliases.values_list("name", flat=True)) == ["DISHUB", "Dinas Hubungan"]
    entry = ModelLogEntry.objects.get(action="agents.found_opd", object_id=opd.pk)
    assert entry.user == clinic_user


def test_a_taken_name_is_refused_beside_the_name(client, balangan, dinkes):
    page = client.post(
        url("add"),
        {"name": "dinas kesehatan", "short_name": "D", "kind": "agency", "parent": balangan.pk},
    )
    assert list(page.context["form"].errors) == ["name"]
    assert Opd.objects.filter(name__iexact="dinas kesehatan").count() == 1


def test_correcting_changes_kind_and_aliases_and_never_the_name(client, dinkes):
    send(
        client,
        url("edit", dinkes),
        {"name": "Lain", "short_name": "L", "kind": "board", "aliases": "Dinas Kesehatan Kab."},
    )
    dinkes.refresh_from_db()
    assert (dinkes.name, dinkes.short_name, dinkes.kind) == ("Dinas Kesehatan", "Dinkes", "board")
    assert [alias.name for alias in dinkes.aliases.all()] == ["Dinas Kesehatan Kab."]


def test_correcting_nothing_leaves_no_line_in_the_history(client, dinkes):
    send(client, url("edit", dinkes), {"kind": dinkes.kind, "aliases": ""})
    assert not ModelLogEntry.objects.filter(action="agents.correct_opd").exists()


def test_renaming_opens_a_successor_and_shows_it(client, dinkes, paringin, today):
    values = {"name": "Dinas Kesehatan dan KB", "short_name": "Dinkes KB", "on": today}
    answer = send(client, url("rename", dinkes), values)
    successor = Opd.objects.get(name="Dinas Kesehatan dan KB")
    assert answer.url == url("inspect", successor)
    dinkes.refresh_from_db()
    assert (dinkes.successor, dinkes.valid_until) == (successor, today - timedelta(days=1))


def test_the_form_says_in_words_whom_a_rename_touches(client, dinkes, paringin, sari, fauzi):
    page = client.get(url("rename", dinkes))
    assert "1 unit, 2 orang, 1 penunjukan" in page.text.replace("\xa0", " ")


def test_the_present_name_is_no_new_name(client, dinkes, today):
    values = {"name": dinkes.name, "short_name": dinkes.short_name, "on": today}
    page = send(client, url("rename", dinkes), values)
    assert list(page.context["form"].errors) == ["name"]
    assert Opd.objects.filter(name=dinkes.name).count() == 1


def test_a_rename_before_the_opd_existed_is_refused_beside_the_day(client, make_opd, balangan):
    opd = make_opd("Dinas Baru", balangan, valid_from=date(2026, 1, 1))
    values = {"name": "Dinas Lama", "short_name": "DL", "on": "2026-01-01"}
    page = send(client, url("rename", opd), values)
    assert list(page.context["form"].errors) == ["on"]


def test_moving_puts_a_successor_under_the_new_parent(client, paringin, disdikbud, today):
    send(client, url("move", paringin), {"parent": disdikbud.pk, "on": today})
    paringin.refresh_from_db()
    assert paringin.successor.get_parent() == disdikbud


@pytest.mark.parametrize("target", ["paringin", "dinkes", "balangan"])
def test_moving_under_itself_or_where_it_is_is_refused(
    target, client, dinkes, paringin, request, today
):
    parent = request.getfixturevalue(target)
    page = send(client, url("move", dinkes), {"parent": parent.pk, "on": today})
    assert list(page.context["form"].errors) == ["parent"]
    assert not Opd.objects.exclude(successor=None).exists()


def test_merging_makes_one_successor_of_all(client, dinkes, disdikbud, today):
    values = {"others": [disdikbud.pk], "name": "Dinas Baru", "short_name": "DB", "kind": "agency"}
    send(client, url("merge", dinkes), {**values, "on": today})
    merged = Opd.objects.get(name="Dinas Baru")
    assert set(merged.predecessors.all()) == {dinkes, disdikbud}


def test_merging_needs_another_and_no_unit_of_its_own(client, dinkes, paringin, balangan, today):
    values = {"name": "Dinas Baru", "short_name": "DB", "kind": "agency", "on": today}
    for others in ([], [paringin.pk], [balangan.pk], [dinkes.pk]):
        page = send(client, url("merge", dinkes), {**values, "others": others})
        assert list(page.context["form"].errors) == ["others"]


def test_two_of_the_others_may_not_lie_above_one_another(
    client, disdikbud, dinkes, paringin, today
):
    values = {"name": "Dinas Baru", "short_name": "DB", "kind": "agency", "on": today}
    page = send(client, url("merge", disdikbud), {**values, "others": [dinkes.pk, paringin.pk]})
    assert list(page.context["form"].errors) == ["others"]


def test_an_opd_with_people_is_not_closed(client, paringin, sari, today):
    page = send(client, url("close", paringin), {"on": today})
    assert list(page.context["form"].errors) == ["on"]
    paringin.refresh_from_db()
    assert paringin.valid_until is None


def test_an_empty_opd_is_closed_and_offers_no_further_act(client, paringin, today):
    send(client, url("close", paringin), {"on": today - timedelta(days=1)})
    page = client.get(url("inspect", paringin))
    assert [action["url"] for action in page.context["actions"]] == [url("edit", paringin)]


def test_the_list_shows_units_below_their_opd(client, dinkes, paringin, disdikbud, bapperida):
    rows = client.get(url("index")).context["object_list"]
    names = [row.name for row in rows]
    assert names.index("Puskesmas Paringin") == names.index("Dinas Kesehatan") + 1
    assert names[0] == "Pemerintah Kabupaten Balangan"


@pytest.mark.parametrize("words", ["kesehatan", "DINKES", "Dinas Sehat"])
def test_an_opd_is_found_by_name_short_name_and_alias(words, client, dinkes, disdikbud):
    dinkes.aliases.create(name="Dinas Sehat Sentosa")
    rows = client.get(url("index"), {"q": words}).context["object_list"]
    assert list(rows) == [dinkes]


def test_the_state_filter_tells_present_from_past(client, dinkes, disdikbud, today):
    values = {"name": "Dinas Lain", "short_name": "DL", "on": today}
    send(client, url("rename", dinkes), values)
    ended = client.get(url("index"), {"state": "ended"}).context["object_list"]
    assert list(ended) == [dinkes]
    in_force = client.get(url("index"), {"state": "in_force"}).context["object_list"]
    assert dinkes not in in_force
    assert disdikbud in in_force


def test_a_form_sent_twice_opens_one_opd_and_gives_one_answer(client, balangan):
    values = {"name": "Dishub", "short_name": "Dishub", "kind": "agency", "parent": balangan.pk}
    sent = [client.post(url("add"), {**values, "client_key": "a-key"}) for _ in range(2)]
    assert sent[0].url == sent[1].url
    assert Opd.objects.filter(name="Dishub").count() == 1


def test_the_history_tells_the_rename_in_words(client, dinkes):
    values = {"name": "Dinas Lain", "short_name": "DL", "on": "2026-03-12"}
    send(client, url("rename", dinkes), values)
    page = client.get(url("history", Opd.objects.get(name="Dinas Lain")))
    assert "Dinas Kesehatan" in page.text
    assert "12 Maret 2026" in page.text

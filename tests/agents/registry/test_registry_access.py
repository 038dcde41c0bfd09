"""Who may enter the registry in the admin: the clinic and superusers, nobody else."""

import pytest
from django.urls import reverse
from wagtail.admin.menu import admin_menu
from wagtail.models import ModelLogEntry

from agents.models import Expertise, Person

LISTS = ["opds", "people", "decrees", "appointments", "expertise"]
CHOOSERS = ["person", "opd", "decree"]


@pytest.fixture
def pages(sari, dinkes, make_decree, make_appointment) -> list[str]:
    """Every page of the registry that a GET opens."""
    decree = make_decree()
    appointment = make_appointment(sari.person, "agent", dinkes, decree=decree)
    word = Expertise.objects.create(slug="data", name="Data")
    posting = sari.person.postings.get()
    records = {
        "opds": (dinkes, "edit rename move merge close"),
        "people": (sari.person, "edit post expertise"),
        "decrees": (decree, "edit"),
        "appointments": (appointment, "end"),
        "expertise": (word, "edit delete"),
    }
    urls = [reverse("registry_people:end_posting", args=[posting.pk])]
    for name, (record, acts) in records.items():
        urls += [reverse(f"registry_{name}:{view}") for view in ("index", "index_results", "add")]
        views = ["inspect", "history", "history_results", *acts.split()]
        urls += [reverse(f"registry_{name}:{view}", args=[record.pk]) for view in views]
    for name, record in zip(CHOOSERS, (sari.person, dinkes, decree), strict=True):
        urls += [
            reverse(f"registry_{name}_chooser:{view}") for view in ("choose", "choose_results")
        ]
        urls.append(reverse(f"registry_{name}_chooser:chosen", args=[record.pk]))
        urls.append(reverse(f"registry_{name}_chooser:chosen_multiple") + f"?id={record.pk}")
    return urls


@pytest.mark.parametrize("who", ["clinic_user", "root"])
def test_the_clinic_opens_every_page(who, pages, request, as_user):
    client = as_user(request.getfixturevalue(who))
    assert {url: client.get(url).status_code for url in pages} == dict.fromkeys(pages, 200)


@pytest.mark.parametrize("who", ["sari", "budi", "fauzi", "rizki"])
def test_people_without_the_admin_are_sent_away_from_all_of_it(who, pages, request, as_user):
    client = as_user(request.getfixturevalue(who))
    for url in [reverse("wagtailadmin_home"), *pages]:
        answer = client.get(url)
        assert answer.status_code in {302, 403}, url
        content = answer.content.partition(b"<main")[2]  # her own menu greets her by name
        assert b"Sari Wulandari" not in content


def test_an_editor_enters_the_admin_but_no_page_of_the_registry(pages, aulia, as_user):
    client = as_user(aulia)
    assert client.get(reverse("wagtailadmin_home")).status_code == 200
    for url in pages:
        answer = client.get(url)
        assert answer.status_code == 302, url
        assert client.get(url, headers={"x-requested-with": "XMLHttpRequest"}).status_code == 403


def test_the_menu_offers_the_registry_to_the_clinic_only(rf, aulia, clinic_user):
    assert "registry" in _menu(rf, clinic_user)
    assert "registry" not in _menu(rf, aulia)


def test_neither_clinic_nor_editor_may_touch_accounts_or_groups(aulia, clinic_user, as_user):
    for user in (aulia, clinic_user):
        assert not [
            name for name in user.get_all_permissions() if name.endswith(("_user", "_group"))
        ]
        client = as_user(user)
        for name in ("wagtailusers_users:index", "wagtailusers_groups:index"):
            assert client.get(reverse(name)).status_code == 302


def test_not_even_a_superuser_finds_a_way_to_delete_a_person(root, sari, as_user):
    client = as_user(root)
    page = client.get(reverse("registry_people:inspect", args=[sari.person.pk]))
    assert "delete" not in page.text
    assert client.post(f"/cms/registri/orang/delete/{sari.person.pk}/").status_code == 404
    assert Person.objects.filter(pk=sari.person.pk).exists()


def test_opening_pages_writes_nothing_into_the_histories(pages, clinic_user, as_user):
    client = as_user(clinic_user)
    before = ModelLogEntry.objects.count()
    for url in pages:
        client.get(url)
    assert ModelLogEntry.objects.count() == before


def _menu(rf, user) -> str:
    request = rf.get("/cms/")
    request.user = user
    return " ".join(str(item.name) for item in admin_menu.menu_items_for_request(request)).lower()

"""The clinic reads, copies, changes, compares and publishes index years in the admin."""

import pytest
from django.urls import reverse

from innovations.index.operations.drafts import copy_forward, open_erratum
from innovations.models import IndexRevision, IndexYear


@pytest.fixture
def clinic(as_user, dewi):
    return as_user(dewi)


@pytest.fixture
def erratum(in_2026, dewi):
    return open_erratum(in_2026, dewi, source="Surat", difference="Bobot")


def at(act, *rows):
    space = "index_indicators" if act in ("change", "flaws", "remove") else "index_revisions"
    return reverse(f"{space}:{act}", args=[row.pk for row in rows])


def sent(client, address, typed):
    """What a browser sends that opens the form, types this over what stands there, and submits."""
    form = client.get(address).context["form"]
    stands = {each.html_name: each.value() for each in form}
    # What a browser leaves out: an empty field's None, a box that is not ticked.
    left = (type(None), bool)
    filled = {name: value for name, value in stands.items() if not isinstance(value, left)}
    filled |= {name: "on" for name, value in stands.items() if value is True}
    return client.post(address, {**filled, **typed})


def page(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_list_names_each_revision_and_whether_it_holds(clinic, in_2026):
    html = page(clinic, reverse("index_revisions:index"))
    assert "2026, revisi 1" in html
    assert "tidak dapat dinilai" in html
    assert "2026, revisi 1" in page(clinic, reverse("index_revisions:index") + "?q=2026")


def test_a_revision_shows_rules_indicators_and_what_its_source_leaves_open(clinic, in_2026):
    html = page(clinic, at("inspect", in_2026))
    for word in ("0,38", "Kemanfaatan inovasi", "RIPJ-PID", "65,01", "Anggapan kami", "(50, 51)"):
        assert word in html
    indicator = in_2026.indicators.get(aspect="sid", code="18")
    html = page(clinic, reverse("index_indicators:inspect", args=[indicator.pk]))
    assert "501 orang atau lebih" in html


def test_a_published_revision_offers_no_change(clinic, in_2026):
    html = page(clinic, at("inspect", in_2026))
    assert at("figures", in_2026) not in html
    assert at("erratum", in_2026) in html
    answer = sent(clinic, at("figures", in_2026), {"divisor": "14"})
    assert answer.status_code == 200
    assert IndexRevision.objects.get(pk=in_2026.pk).divisor == 12


def test_a_year_is_copied_forward_once(clinic, in_2026):
    answer = clinic.post(at("copy_forward", in_2026), {"year": "2027", "client_key": "k"})
    draft = IndexRevision.objects.get(index_year__year=2027)
    assert answer.url == at("inspect", draft)
    again = clinic.post(at("copy_forward", in_2026), {"year": "2027", "client_key": "k"})
    assert again.url == at("inspect", draft)
    other = clinic.post(at("copy_forward", in_2026), {"year": "2027", "client_key": "other"})
    assert other.status_code == 200
    assert IndexYear.objects.count() == 3


def test_a_draft_is_changed_compared_and_published(clinic, in_2026, dewi):
    draft = copy_forward(in_2026, 2027, dewi)
    sent(clinic, at("figures", draft), {"source": "Pedoman 2027", "divisor": "14"})
    draft.refresh_from_db()
    assert (draft.divisor, draft.source, draft.count_cap) == (14, "Pedoman 2027", 200)
    html = page(clinic, at("compare", draft, in_2026))
    assert "Pedoman 2027" in html
    assert "1887/BSKDN" in html
    assert "Kemanfaatan" not in html
    assert clinic.post(at("publish", draft), {"client_key": "k"}).status_code == 200
    sent(clinic, at("publish", draft), {"sure": "on"})
    draft.refresh_from_db()
    assert draft.is_published


def test_what_is_missing_stands_on_the_page_of_publishing(clinic, in_2026, dewi):
    draft = copy_forward(in_2026, 2027, dewi)
    answer = sent(clinic, at("publish", draft), {"sure": "on"})
    assert "Sumbernya belum ada." in answer.content.decode()
    draft.refresh_from_db()
    assert not draft.is_published


def test_tiers_of_a_draft_are_changed_and_a_hole_is_marked(clinic, erratum):
    indicator = erratum.indicators.get(aspect="sid", code="13")
    second = indicator.tiers.get(level=2)
    typed = {f"low_{second.pk}": "3", f"text_{second.pk}": "3–5 hari"}
    sent(clinic, at("change", indicator), typed)
    second.refresh_from_db()
    assert (second.low, second.text) == (3, "3–5 hari")
    rule = indicator.evidence_rules.get()
    sent(clinic, at("change", indicator), {f"evidence_types_{rule.pk}": "pdf,jpg"})
    rule.refresh_from_db()
    assert rule.types == "pdf,jpg"
    assert "(1, 3)" in page(clinic, at("inspect", erratum))
    sent(clinic, at("flaws", indicator), {"flaws": ["|gap|(1, 3)"]})
    assert indicator.scales.get().flaws == [{"why": "gap", "span": "(1, 3)", "note": ""}]


def test_predicates_of_a_draft_are_changed(clinic, erratum):
    best, good = (erratum.bands.get(name=each) for each in ("Sangat Inovatif", "Inovatif"))
    typed = {f"low_{best.pk}": "70.01", f"high_{good.pk}": "70"}
    sent(clinic, at("bands", erratum), typed)
    assert str(erratum.bands.get(name="Inovatif").high) == "70.00"
    answer = sent(clinic, at("bands", erratum), {f"high_{good.pk}": "1"})
    assert "Batas atas lebih kecil" in answer.content.decode()


def test_an_indicator_is_added_without_wording_and_taken_out_again(clinic, erratum):
    typed = {"aspect": "sid", "code": "21", "name": "Baru", "weight": "1", "client_key": "k"}
    clinic.post(at("add_indicator", erratum), typed)
    made = erratum.indicators.get(code="21", aspect="sid")
    assert made.order == 21
    assert made.tiers.count() == 3
    assert "SID 21" in page(clinic, at("inspect", erratum))
    again = clinic.post(at("add_indicator", erratum), {**typed, "client_key": "other"})
    assert "Nomor ini sudah ada." in again.content.decode()
    zero = clinic.post(
        at("add_indicator", erratum), {**typed, "code": "22", "weight": "0", "client_key": "third"}
    )
    assert zero.status_code == 200
    sent(clinic, at("remove", made), {"sure": "on"})
    assert not erratum.indicators.filter(code="21").exists()


def test_ends_in_the_wrong_order_are_refused_beside_their_field(clinic, erratum):
    indicator = erratum.indicators.get(aspect="sid", code="13")
    second = indicator.tiers.get(level=2)
    answer = sent(clinic, at("change", indicator), {f"low_{second.pk}": "9"})
    assert "Batas atas lebih kecil" in answer.content.decode()


def test_an_erratum_is_opened_and_thrown_away(clinic, in_2026):
    clinic.post(
        at("erratum", in_2026), {"source": "Surat", "difference": "Bobot", "client_key": "k"}
    )
    draft = IndexRevision.objects.get(index_year__year=2026, n=2)
    sent(clinic, at("discard", draft), {"sure": "on"})
    assert not IndexRevision.objects.filter(pk=draft.pk).exists()


@pytest.mark.parametrize("who", ["aulia", "sari", "noor"])
def test_nobody_but_the_clinic_comes_in(as_user, request, in_2026, who):
    client = as_user(request.getfixturevalue(who))
    for address in (
        reverse("index_revisions:index"),
        at("inspect", in_2026),
        at("erratum", in_2026),
    ):
        assert client.get(address).status_code in (302, 403)


def test_listings_take_no_query_more_for_more_rows(clinic, in_2026, dewi, queries_of):
    addresses = [reverse("index_revisions:index"), reverse("index_indicators:index")]
    for each in addresses:
        page(clinic, each)
    before = [queries_of(lambda address=each: clinic.get(address)) for each in addresses]
    for year in (2027, 2028, 2029):
        copy_forward(in_2026, year, dewi)
    after = [queries_of(lambda address=each: clinic.get(address)) for each in addresses]
    assert after == before

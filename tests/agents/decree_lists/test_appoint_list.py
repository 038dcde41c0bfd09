"""…/sk/<pk>/daftar/: what a list would do, and doing it."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import ModelLogEntry

from agents.decree_lists.operations.lists import read_list
from agents.decree_lists.operations.plans import Outcome, plan
from agents.models import Appointment, Employment, Opd, OpdAlias, Person
from agents.registry.operations import appointments
from foundation.models import Notice
from tests.agents.staff_import.staff_lists import xlsx_file
from tests.makers import make_decree, make_opd, make_person, nip_number

Kind = Appointment.Kind
DAY = timedelta(days=1)
MOST_FOR_EACH = 13


@pytest.fixture
def decree(database):
    return make_decree("188.45/77/Kum/2026")


@pytest.fixture
def url(decree):
    return reverse("decree_lists:appoint", args=[decree.pk])


@pytest.fixture
def clinic(clinic_user, as_user):
    return as_user(clinic_user)


@pytest.fixture
def people(dinkes, disdikbud):
    return [make_person(f"Pegawai {n}", nip_number(7000 + n), dinkes) for n in range(3)]


@pytest.fixture
def by_decree(decree):
    return Appointment.objects.filter(decree=decree).order_by("pk")


def _text(*rows):
    return "\n".join("\t".join(row) for row in [("NIP", "Tugas", "Cakupan"), *rows])


def _look(clinic, url, text, **more):
    return clinic.post(url, {"text": text, "starts_on": "05/01/2026", "step": "look", **more})


def _apply(clinic, url, shown, **more):
    """What the page of the plan sends."""
    form, made = shown.context["form"], shown.context["plan"]
    days = {"starts_on": "2026-01-05", "ends_on": ""}
    if form.cleaned_data["ends_on"]:
        days["ends_on"] = form.cleaned_data["ends_on"].isoformat()
    sent = {"text": form.read, "seen": made.digest, "client_key": shown.context["key"], **days}
    return clinic.post(url, {**sent, "step": "apply", **more}, follow=True)


def _outcomes(shown):
    return [row.outcome for row in shown.context["plan"].rows]


def _faults(shown):
    return [[fault.text for fault in row.entry.faults] for row in shown.context["plan"].rows]


def test_a_list_is_looked_at_and_appoints_all_at_once(clinic, url, people, by_decree, dinkes, disdikbud, clinic_user):  # fmt: skip
    rows = [
        (people[0].nip, "Agen inovasi", "Dinkes; Disdikbud"),
        (people[1].nip, "Pamong", "Dinkes"),
    ]
    rows.append((people[2].nip, "Tim klinik (pelaksana)", ""))
    shown = _look(clinic, url, _text(*rows))
    assert _outcomes(shown) == [Outcome.NEW] * 3
    assert not by_decree.exists()
    assert people[0].nip not in shown.text.partition("</textarea>")[2]
    done = _apply(clinic, url, shown)
    assert "3 penunjukan dibuat atau diubah" in done.text
    first, second, third = by_decree
    assert (first.person, first.kind, set(first.scope.all())) == (
        people[0],
        Kind.AGENT,
        {dinkes, disdikbud},
    )
    assert (second.kind, third.kind, third.circle) == (Kind.PAMONG, Kind.CLINIC, "implementer")
    assert str(first.starts_on) == "2026-01-05"
    assert first.ends_on is None
    logged = ModelLogEntry.objects.filter(
        action="agents.appoint", object_id__in=[first.pk, third.pk]
    )
    assert {each.user for each in logged} == {clinic_user}
    told = Notice.objects.filter(kind="agents.appointed", subject=f"appointment:{first.pk}")
    assert told.count() == 1


def test_the_groups_follow_the_list(clinic, url, rini, by_decree):
    text = _text((rini.person.nip, "Editor", ""))
    _apply(clinic, url, _look(clinic, url, text))
    assert rini.groups.filter(pk__in=Group.objects.filter(name__icontains="editor")).exists()


def test_a_file_does_as_well(clinic, url, people, by_decree):
    data = xlsx_file([(people[0].nip, "Agen", "Dinkes")], ("NIP", "Tugas", "Cakupan"))
    shown = _look(clinic, url, "", upload=SimpleUploadedFile("lampiran.xlsx", data))
    _apply(clinic, url, shown)
    assert by_decree.get().person == people[0]


def test_sent_twice_it_appoints_once(clinic, url, people, by_decree):
    shown = _look(clinic, url, _text((people[0].nip, "Agen", "Dinkes")))
    for _ in range(2):
        assert "1 penunjukan dibuat" in _apply(clinic, url, shown).text
    assert by_decree.count() == 1
    other = _apply(clinic, url, shown, ends_on="2026-12-31")
    assert "sudah pernah dikirim" in other.text


def test_the_same_list_again_changes_nothing(clinic, url, people, by_decree):
    text = _text((people[0].nip, "Agen", "Dinkes"))
    _apply(clinic, url, _look(clinic, url, text))
    again = _look(clinic, url, text)
    assert _outcomes(again) == [Outcome.SAME]
    assert 'value="apply"' not in again.text
    assert "Tidak ada yang perlu dikerjakan" in _apply(clinic, url, again).text
    assert by_decree.count() == 1


def test_another_last_day_is_a_change_and_another_scope_is_refused(clinic, url, people, by_decree, today):  # fmt: skip
    text = _text((people[0].nip, "Agen", "Dinkes"))
    _apply(clinic, url, _look(clinic, url, text))
    last = today + 90 * DAY
    shown = _look(clinic, url, text, ends_on=last.isoformat())
    assert _outcomes(shown) == [Outcome.CHANGED]
    _apply(clinic, url, shown)
    assert by_decree.get().ends_on == last
    wider = _look(clinic, url, _text((people[0].nip, "Agen", "Disdikbud")))
    assert _outcomes(wider) == [Outcome.REFUSED]
    assert "Akhiri dahulu penunjukan itu" in _faults(wider)[0][0]


def test_one_bad_row_and_nothing_is_done_unless_it_is_left_out(clinic, url, people, by_decree):
    rows = [(people[0].nip, "Agen", "Dinkes"), ("199003012015031999", "Agen", "Dinkes")]
    shown = _look(clinic, url, _text(*rows))
    assert _outcomes(shown) == [Outcome.NEW, Outcome.REFUSED]
    refused = _apply(clinic, url, shown)
    assert "sebagian baris salah" in refused.text
    assert not by_decree.exists()
    _apply(clinic, url, shown, rows="good")
    assert by_decree.get().person == people[0]


def test_what_is_wrong_with_a_row_is_told(
    clinic, url, people, decree, dinkes, disdikbud, bapperida
):
    make_opd("Bidang Umum", dinkes, short_name="Umum")
    make_opd("Bagian Umum", disdikbud, short_name="Umum")
    left = make_person("Pensiun", nip_number(7500), dinkes)
    Employment.objects.filter(person=left).update(ends_on=decree.issued_on)
    nips = [person.nip for person in people]
    shown = _look(clinic, url, _text(
        ("199003012015031999", "Agen", "Dinkes"), (left.nip, "Agen", "Dinkes"),
        (nips[0], "Agen", "Dinas Sulap"), (nips[1], "Agen", "Umum"), (nips[2], "Agen", ""),
        (nips[2], "Editor", "Dinkes"),
    ))  # fmt: skip
    wrong = [faults[0] for faults in _faults(shown)]
    assert _outcomes(shown) == [Outcome.REFUSED] * 6
    for text, said in zip(
        wrong,
        ("Tidak ada orang dengan NIP ini", "berhenti pada 5 Januari 2026", "Dinas Sulap",
         "Bagian Umum – Dinas Pendidikan", "sebutkan OPD-nya", "kosongkan cakupannya"),
        strict=True,
    ):  # fmt: skip
        assert said in text
    assert "Cakupan (C4): " in shown.text


def test_an_alias_means_its_opd(clinic, url, people, by_decree, dinkes):
    OpdAlias.objects.create(opd=dinkes, name="DKK Balangan")
    _apply(clinic, url, _look(clinic, url, _text((people[0].nip, "Agen", "dkk  balangan"))))
    assert list(by_decree.get().scope.all()) == [dinkes]


def test_duplicates_say_the_same_or_are_both_refused(clinic, url, people, by_decree):
    same = (people[0].nip, "Agen", "Dinkes")
    shown = _look(clinic, url, _text(same, same, (people[1].nip, "Agen", "Dinkes"),
        (people[1].nip, "Agen inovasi", "Disdikbud"), (people[1].nip, "Pamong", "Dinkes")))  # fmt: skip
    refused = Outcome.REFUSED
    assert _outcomes(shown) == [Outcome.NEW, Outcome.REPEATED, refused, refused, Outcome.NEW]
    assert "baris 5" in _faults(shown)[2][0]


def test_whoever_has_the_task_by_another_decree_is_named(clinic, url, people, dinkes):
    other = make_decree("188.45/1/Kum/2025")
    appointments.appoint(people[0], Kind.AGENT, other, scope=[dinkes], starts_on=other.issued_on)
    shown = _look(clinic, url, _text((people[0].nip, "Agen", "Dinkes")))
    assert "Juga memegang tugas ini dengan 188.45/1/Kum/2025" in shown.text


def test_what_was_shown_is_what_is_done(clinic, url, people, by_decree, decree, dinkes):
    shown = _look(clinic, url, _text((people[0].nip, "Agen", "Dinkes")))
    appointments.appoint(people[0], Kind.AGENT, decree, scope=[dinkes], starts_on=decree.issued_on)
    again = _apply(clinic, url, shown)
    assert "Registri berubah sejak Anda melihatnya" in again.text
    assert by_decree.count() == 1


def test_the_list_comes_back_to_be_corrected(clinic, url, people):
    text = _text((people[0].nip, "Tukang", "Dinkes"))
    shown = _look(clinic, url, text)
    back = clinic.post(url, {"text": shown.context["form"].read, "starts_on": "2026-01-05",
                             "step": "change"})  # fmt: skip
    assert f"{people[0].nip}\tTukang\tDinkes" in back.text


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"text": ""}, "text"),
        ({"text": "halo"}, "text"),
        ({"text": "NIP\tTugas"}, "text"),
        ({"text": '"NIP\tTugas'}, "text"),
        ({"text": "x", "starts_on": ""}, "starts_on"),
        ({"text": "x", "ends_on": "01/01/2020"}, "ends_on"),
    ],
)
def test_a_list_that_is_none_is_refused_beside_its_field(clinic, url, sent, field):
    page = _look(clinic, url, sent.pop("text"), **sent)
    assert field in page.context["form"].errors


@pytest.mark.parametrize(
    "text",
    ["\0", "NIP\tTugas\n" + "9" * 200_000, "\u200b" * 10_000, '"' * 999,
     "NIP\tTugas\tMulai\n199003012015031001\tAgen\t2^63", "sep=;\nNIP;Tugas"],
)  # fmt: skip
@pytest.mark.parametrize("step", ["look", "apply", "change", "\0"])
def test_what_nobody_means_breaks_nothing(clinic, url, text, step, by_decree):
    sent = {"text": text, "starts_on": "05/01/2026", "step": step, "seen": "\0", "client_key": "\0"}
    assert clinic.post(url, sent).status_code == 200
    assert clinic.post(url, {**sent, "starts_on": "1/1/99999"}).status_code == 200
    assert not by_decree.exists()


def test_only_the_clinic_opens_it(url, sari, fauzi, aulia, as_user):
    for user in (sari, fauzi, aulia):
        for answer in (as_user(user).get(url), as_user(user).post(url, {"step": "look"})):
            assert answer.status_code in {302, 403, 404}


def test_the_decree_leads_to_its_list(clinic, url, decree):
    page = reverse("registry_decrees:inspect", args=[decree.pk])
    assert url in clinic.get(page).text


def _many(count: int, dinkes: Opd) -> str:
    nips = [nip_number(20_000 + number) for number in range(count)]
    Person.objects.bulk_create(
        Person(name=f"Orang {nip}", nip=nip, employment="pns") for nip in nips
    )
    return _text(*((nip, "Agen", "Dinkes; Disdikbud") for nip in nips))


def test_a_plan_asks_as_much_for_five_hundred_rows_as_for_five(decree, dinkes, disdikbud):
    def asked(text: str) -> int:
        entries, _ = read_list(text.encode())
        with CaptureQueriesContext(connection) as queries:
            made = plan(entries, decree, decree.issued_on, None)
        assert {row.outcome for row in made.rows} == {Outcome.NEW}
        return len(queries)

    text = _many(500, dinkes)
    assert asked("\n".join(text.splitlines()[:6])) == asked(text) <= 8


def test_five_hundred_are_appointed_at_once(clinic, url, by_decree, dinkes, disdikbud):
    shown = _look(clinic, url, _many(500, dinkes))
    with CaptureQueriesContext(connection) as queries:
        _apply(clinic, url, shown)
    assert by_decree.count() == 500
    # What is asked of all stands apart from what is written for each.
    assert len(queries) < 500 * MOST_FOR_EACH

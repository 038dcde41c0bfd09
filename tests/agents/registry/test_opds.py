"""The OPD tree: what was in force keeps its name and place; the rest goes to the successor."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from wagtail.models import ModelLogEntry

from agents.models import Appointment, Opd, Posting
from agents.models.appointments import opds_in_charge
from agents.models.opds import opds_below
from agents.registry.operations import opds
from agents.registry.operations.refusals import OpdNotInForceError

pytestmark = pytest.mark.nobody_yet

NEW_YEAR = date(2026, 1, 1)
LAST_DAY = date(2025, 12, 31)
MARCH = date(2026, 3, 1)
Kind = Appointment.Kind


def _fresh(opd: Opd) -> Opd:
    return Opd.objects.get(pk=opd.pk)


def _rename(opd: Opd, name: str = "Dinas Kesehatan dan KB", on: date = NEW_YEAR) -> Opd:
    return opds.rename(opd, name=name, short_name=name, on=on)


def test_a_renamed_opd_keeps_its_old_name_for_the_old_years(dinkes):
    successor = _rename(dinkes)
    old = _fresh(dinkes)
    assert (old.name, old.valid_until, old.successor_id) == (
        "Dinas Kesehatan",
        LAST_DAY,
        successor.pk,
    )
    assert (successor.name, successor.valid_from) == ("Dinas Kesehatan dan KB", NEW_YEAR)
    assert successor.get_parent() == old.get_parent()


def test_of_old_and_new_exactly_one_is_in_force_on_any_day(dinkes):
    _rename(dinkes)
    for day in (LAST_DAY, NEW_YEAR):
        assert Opd.objects.in_force(day).filter(short_name__startswith="Din").count() == 1


def test_the_people_of_a_renamed_opd_work_at_the_new_one_from_that_day(dinkes, make_person):
    sari = make_person("Sari", opd=dinkes)
    successor = _rename(dinkes)
    assert sari.primary_opd(LAST_DAY) == dinkes
    assert sari.primary_opd(NEW_YEAR) == successor
    assert sari.postings.count() == 2
    assert sari.postings.open().get().position == "Staf"


def test_a_posting_that_had_ended_stays_where_it_was(dinkes, make_person):
    sari = make_person("Sari", opd=dinkes)
    sari.postings.update(ends_on=date(2023, 5, 1))
    _rename(dinkes)
    assert sari.postings.get().opd == dinkes


def test_a_posting_that_starts_later_starts_at_the_new_one(dinkes, make_person):
    sari = make_person("Sari", opd=dinkes, since=MARCH)
    successor = _rename(dinkes)
    assert sari.postings.get().opd == successor


def test_units_below_pass_to_the_successor_with_their_people(dinkes, paringin, make_person):
    sari = make_person("Sari", opd=paringin)
    successor = _rename(dinkes)
    now = sari.primary_opd(NEW_YEAR)
    assert (now.name, now.get_parent()) == ("Puskesmas Paringin", successor)
    assert _fresh(paringin).valid_until == LAST_DAY


def test_the_head_of_a_renamed_opd_stays_its_head(fauzi, dinkes, paringin):
    successor = _rename(dinkes)
    mine = opds_in_charge(fauzi, MARCH, Kind.HEAD)
    assert {dinkes.pk, paringin.pk, successor.pk} < mine
    assert {opd.name for opd in Opd.objects.in_force(MARCH).filter(pk__in=mine)} == {
        "Dinas Kesehatan dan KB",
        "Puskesmas Paringin",
    }


def test_who_was_appointed_over_a_unit_stays_in_charge_when_the_agency_is_renamed(
    dinkes, paringin, make_member, make_appointment
):
    head = make_member("Kepala Puskesmas", paringin)
    make_appointment(head.person, Kind.HEAD, paringin)
    _rename(dinkes)
    names = Opd.objects.filter(pk__in=opds_in_charge(head, MARCH, Kind.HEAD)).in_force(MARCH)
    assert [opd.name for opd in names] == ["Puskesmas Paringin"]


def test_whoever_heads_the_new_opd_also_sees_what_the_old_one_was(dinkes, paringin):
    first = _rename(dinkes)
    second = _rename(first, "Dinas Kesehatan, KB, dan Gizi", MARCH)
    assert {dinkes.pk, first.pk, paringin.pk} < opds_below([second.pk])


def test_a_moved_opd_belongs_to_the_new_parent_from_that_day(balangan, dinkes, paringin, disdikbud):
    moved = opds.move(paringin, parent=disdikbud, on=NEW_YEAR)
    assert moved.get_parent() == disdikbud
    assert _fresh(paringin).get_parent() == dinkes
    assert moved.pk not in opds_below([dinkes.pk])
    assert {moved.pk, paringin.pk} < opds_below([disdikbud.pk])


def test_the_former_parent_keeps_what_the_moved_one_was(dinkes, paringin, disdikbud):
    opds.move(paringin, parent=disdikbud, on=NEW_YEAR)
    assert paringin.pk in opds_below([dinkes.pk])


@pytest.mark.parametrize("target", ["dinkes", "paringin"])
def test_an_opd_never_moves_below_itself(request, dinkes, paringin, target):
    with pytest.raises(opds.BelowItselfError):
        opds.move(dinkes, parent=request.getfixturevalue(target), on=NEW_YEAR)


def test_stale_copies_of_the_tree_do_not_mislead_a_move(make_opd, balangan):
    """Opening "Arsip" gives it the path that `dinas` had, behind the caller's back."""
    dinas = make_opd("Dinas B", balangan)
    unit = make_opd("Unit", make_opd("Arsip", balangan))
    assert opds.move(dinas, parent=unit, on=NEW_YEAR).get_parent() == unit


def test_merged_opds_become_one_with_the_people_of_all(dinkes, disdikbud, make_person):
    sari, rini = make_person("Sari", opd=dinkes), make_person("Rini", opd=disdikbud)
    merged = _merge(dinkes, disdikbud)
    assert sari.primary_opd(MARCH) == rini.primary_opd(MARCH) == merged
    assert {_fresh(each).successor_id for each in (dinkes, disdikbud)} == {merged.pk}
    assert {dinkes.pk, disdikbud.pk} < opds_below([merged.pk])


def _merge(*merged: Opd) -> Opd:
    return opds.merge(merged, name="Dinas Sosial", short_name="Dinsos", kind="agency", on=NEW_YEAR)


def test_a_merger_gives_nobody_the_data_of_the_other_agency(fauzi, dinkes, disdikbud):
    merged = _merge(dinkes, disdikbud)
    mine = opds_in_charge(fauzi, MARCH, Kind.HEAD)
    assert dinkes.pk in mine
    assert not {merged.pk, disdikbud.pk} & mine


def test_units_of_the_same_name_survive_a_merger_side_by_side(make_opd, dinkes, disdikbud):
    """Every agency has a secretariat: merging two must not be refused for it."""
    for parent in (dinkes, disdikbud):
        make_opd("Sekretariat", parent, "unit")
    merged = _merge(dinkes, disdikbud)
    assert [unit.name for unit in merged.get_children()] == ["Sekretariat"] * 2


def test_a_closed_opd_ends_with_that_day(dinkes):
    opds.close(dinkes, on=LAST_DAY)
    assert _fresh(dinkes).is_in_force(LAST_DAY)
    assert not _fresh(dinkes).is_in_force(NEW_YEAR)


def test_an_opd_with_people_is_not_closed(dinkes, make_person):
    make_person("Sari", opd=dinkes)
    with pytest.raises(opds.StillInUseError):
        opds.close(dinkes, on=LAST_DAY)
    Posting.objects.update(ends_on=LAST_DAY)
    opds.close(dinkes, on=LAST_DAY)


def test_an_opd_with_units_is_not_closed(dinkes, paringin):
    with pytest.raises(opds.StillInUseError):
        opds.close(dinkes, on=LAST_DAY)
    opds.close(paringin, on=LAST_DAY)
    opds.close(_fresh(dinkes), on=LAST_DAY)


def test_what_is_closed_changes_no_more(dinkes):
    _rename(dinkes)
    with pytest.raises(OpdNotInForceError):
        _rename(dinkes, "Lagi", MARCH)
    with pytest.raises(OpdNotInForceError):
        opds.close(dinkes, on=MARCH)


def test_an_opd_is_not_renamed_before_it_existed(make_opd, balangan):
    young = make_opd("Dinas Muda", balangan, valid_from=MARCH)
    for day in (NEW_YEAR, MARCH):
        with pytest.raises(OpdNotInForceError):
            _rename(young, on=day)


def test_a_name_in_force_is_not_given_twice_under_one_parent(make_opd, balangan, dinkes, disdikbud):
    with pytest.raises(opds.NameTakenError):
        make_opd("dinas kesehatan", balangan)
    with pytest.raises(opds.NameTakenError):
        _rename(disdikbud, "DINAS KESEHATAN")
    assert make_opd("Dinas Kesehatan", disdikbud).depth == 3


def test_a_refused_change_leaves_the_tree_as_it_was(dinkes, disdikbud, make_person):
    make_person("Sari", opd=disdikbud)
    before = list(Opd.objects.values())
    with pytest.raises(opds.NameTakenError):
        _rename(disdikbud, "Dinas Kesehatan")
    assert list(Opd.objects.values()) == before


def test_a_name_that_is_free_again_may_be_taken(make_opd, balangan, dinkes):
    _rename(dinkes)
    assert make_opd("Dinas Kesehatan", balangan, valid_from=MARCH)


def test_every_change_is_logged_with_who_did_it(dinkes, dewi):
    successor = opds.rename(dinkes, name="Baru", short_name="Baru", on=NEW_YEAR, by=dewi)
    entry = ModelLogEntry.objects.get(action="agents.rename_opd")
    assert (entry.user, entry.object_id) == (dewi, str(successor.pk))
    assert entry.data == {"from": ["Dinas Kesehatan"], "to": "Baru", "on": "2026-01-01"}


@pytest.mark.smoke
def test_the_database_itself_refuses_a_term_that_ends_before_it_starts(dinkes):
    with pytest.raises(IntegrityError), transaction.atomic():
        Opd.objects.filter(pk=dinkes.pk).update(valid_from=MARCH, valid_until=NEW_YEAR)


@pytest.mark.smoke
def test_the_tree_is_sound_after_many_changes(make_opd, balangan, dinkes, paringin, disdikbud):
    make_opd("Arsip", balangan)
    opds.move(_rename(dinkes), parent=disdikbud, on=MARCH)
    assert Opd.find_problems() == ([], [], [], [], [])

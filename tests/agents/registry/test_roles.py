"""Wagtail's groups follow from the appointments in force."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Group, Permission

from agents.models import Appointment, User
from agents.registry.operations import appointments
from agents.registry.operations.roles import derive_groups, prepare_groups

Kind = Appointment.Kind
CLINIC, EDITORS = "Klinik", "Editor"  # as this site calls them


def _groups(user: User) -> set[str]:
    return set(user.groups.values_list("name", flat=True))


def _fresh(user: User) -> User:
    return User.objects.get(pk=user.pk)


def test_an_appointment_opens_the_admin_and_its_end_closes_it(dewi, today):
    assert _groups(dewi) == {CLINIC}
    assert _fresh(dewi).has_perm("wagtailadmin.access_admin")
    appointments.end(dewi.person.appointments.get(), today - timedelta(days=1), "Mutasi")
    assert _groups(dewi) == set()
    assert not _fresh(dewi).has_perm("wagtailadmin.access_admin")


def test_only_clinic_and_editors_enter_the_admin(dewi, aulia, fauzi, rizki, budi, sari):
    enter = "wagtailadmin.access_admin"
    assert all(_fresh(user).has_perm(enter) for user in (dewi, aulia))
    assert not any(_fresh(user).has_perm(enter) for user in (fauzi, rizki, budi, sari))


@pytest.mark.parametrize("start", ["tomorrow", "ended"])
def test_a_term_that_is_not_now_opens_nothing(make_member, make_appointment, today, start):
    day = timedelta(days=1)
    term = {
        "tomorrow": {"starts_on": today + day},
        "ended": {"starts_on": today - 9 * day, "ends_on": today - day},
    }[start]
    user = make_member("Dewi Lestari")
    make_appointment(user.person, Kind.CLINIC, circle="actor", **term)
    assert _groups(user) == set()


def test_the_day_a_term_starts_or_ends_the_groups_follow_by_themselves(
    make_member, make_appointment, set_clock
):
    set_clock("2026-03-01 09:00")
    user = make_member("Dewi Lestari")
    term = {"starts_on": "2026-03-10", "ends_on": "2026-03-20"}
    make_appointment(user.person, Kind.EDITOR, **_dates(term))
    seen = []
    for day in ("2026-03-09 23:59", "2026-03-10 00:01", "2026-03-20 23:59", "2026-03-21 00:01"):
        set_clock(day)
        derive_groups()
        seen.append(_groups(user))
    assert seen == [set(), {EDITORS}, {EDITORS}, set()]


def _dates(term: dict[str, str]) -> dict[str, object]:
    return {name: date.fromisoformat(day) for name, day in term.items()}


def test_membership_that_somebody_gave_by_hand_is_taken_back(sari):
    sari.groups.add(Group.objects.get(name=EDITORS))
    assert derive_groups() == 1
    assert _groups(sari) == set()


def test_a_closed_account_leaves_its_groups(dewi):
    User.objects.filter(pk=dewi.pk).update(is_active=False)
    derive_groups()
    assert _groups(dewi) == set()


def test_an_account_that_comes_after_the_decree_enters_with_the_next_minute(
    make_person, make_appointment, make_user
):
    person = make_person("Dewi Lestari")
    make_appointment(person, Kind.CLINIC, circle="actor")
    user = make_user("dewi@balangan.example", person)
    assert derive_groups() == 1
    assert _groups(user) == {CLINIC}


def test_deriving_twice_changes_nothing(dewi, aulia):
    assert derive_groups() == 0


def test_two_appointments_to_the_clinic_end_with_the_last_one(dewi, make_appointment, today):
    make_appointment(dewi.person, Kind.CLINIC, circle="actor")
    first = dewi.person.appointments.last()
    appointments.end(first, today - timedelta(days=1), "Mutasi")
    assert _groups(dewi) == {CLINIC}


def test_no_group_of_ours_may_touch_accounts_or_groups(db):
    forbidden = Permission.objects.filter(
        content_type__model__in=["user", "group", "permission", "session"]
    )
    ours = Group.objects.filter(name__in=[CLINIC, EDITORS])
    assert forbidden.exists()
    assert not forbidden.filter(group__in=ours).exists()


def test_editors_have_no_right_in_the_registry(db):
    rights = Group.objects.get(name=EDITORS).permissions
    assert not rights.filter(content_type__app_label="agents").exists()


def test_preparing_the_groups_again_adds_nothing(db):
    def rights() -> list[tuple]:
        return sorted(Group.objects.values_list("name", "permissions__codename"))

    before = rights()
    prepare_groups()
    assert rights() == before

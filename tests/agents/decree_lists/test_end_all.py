"""…/sk/<pk>/akhiri-semua/: all that a decree gave ends with one day."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from agents.decree_lists.operations import acts
from agents.models import Appointment
from agents.registry.operations import appointments
from foundation.models import Notice
from tests.makers import make_appointment, make_decree, make_person, nip_number

Kind = Appointment.Kind
DAY = timedelta(days=1)


@pytest.fixture
def decree(database):
    return make_decree("188.45/78/Kum/2026")


@pytest.fixture
def url(decree):
    return reverse("decree_lists:end", args=[decree.pk])


@pytest.fixture
def clinic(clinic_user, as_user):
    return as_user(clinic_user)


@pytest.fixture
def appointed(decree, dinkes):
    """Two that run, one that ended, one that begins in a month."""
    return {
        name: make_appointment(
            make_person(name, nip_number(21_000 + number), dinkes), Kind.AGENT, dinkes,
            decree=decree, **days,
        )
        for number, (name, days) in enumerate(_days().items())
    }  # fmt: skip


def _days():
    today = timezone.localdate()
    return {
        "Berjalan": {},
        "Setahun": {"ends_on": today + 300 * DAY},
        "Selesai": {"ends_on": today - DAY},
        "Nanti": {"starts_on": today + 30 * DAY},
    }


def _look(clinic, url, on, reason="SK dicabut"):
    return clinic.post(url, {"on": on.isoformat(), "reason": reason, "step": "look"})


def _apply(clinic, url, shown, on, **more):
    sent = {"on": on.isoformat(), "reason": "SK dicabut", "step": "apply"}
    sent |= {"seen": shown.context["endings"].digest, "client_key": shown.context["key"]}
    return clinic.post(url, {**sent, **more}, follow=True)


def _ends(appointed):
    return {
        each.person.name: each.ends_on
        for each in Appointment.objects.filter(pk__in=[one.pk for one in appointed.values()])
    }


def test_who_would_end_is_shown_and_then_ends(clinic, url, appointed, today, clinic_user):
    before = _ends(appointed)
    shown = _look(clinic, url, today)
    endings = shown.context["endings"]
    assert [each.appointment.person.name for each in endings.ending] == ["Berjalan", "Setahun"]
    assert ([each.person.name for each in endings.later], endings.untouched) == (["Nanti"], 1)
    assert _ends(appointed) == before
    done = _apply(clinic, url, shown, today)
    assert "2 penunjukan sudah punya hari terakhir" in done.text
    assert _ends(appointed) == {**before, "Berjalan": today, "Setahun": today}
    running = appointed["Berjalan"]
    line = ModelLogEntry.objects.get(action="agents.end_appointment", object_id=running.pk)
    assert (line.user, line.data["reason"]) == (clinic_user, "SK dicabut")
    told = Notice.objects.filter(
        kind="agents.appointment_ended", subject=f"appointment:{running.pk}"
    )
    assert told.count() == 1


def test_sent_twice_it_ends_once(clinic, url, appointed, today):
    shown = _look(clinic, url, today)
    for _ in range(2):
        assert "2 penunjukan sudah punya hari terakhir" in _apply(clinic, url, shown, today).text
    ended = ModelLogEntry.objects.filter(action="agents.end_appointment")
    assert ended.count() == 2


def test_whoever_was_appointed_meanwhile_is_shown_first(clinic, url, appointed, decree, dinkes, today):  # fmt: skip
    shown = _look(clinic, url, today)
    late = make_appointment(make_person("Susulan", nip_number(21_050)), Kind.AGENT, dinkes, decree=decree)  # fmt: skip
    again = _apply(clinic, url, shown, today)
    assert "Registri berubah" in again.text
    late.refresh_from_db()
    assert late.ends_on is None


def test_nothing_lasts_and_nothing_ends(clinic, url, decree, today, clinic_user):
    assert "Tidak ada penunjukan SK ini" in clinic.get(url).text
    with pytest.raises(acts.NothingToDoError):
        acts.end_all(decree, today, "x", clinic_user, seen="")


def test_a_reason_and_a_day_are_asked_for(clinic, url, appointed):
    page = clinic.post(url, {"on": "", "reason": "", "step": "apply"})
    assert set(page.context["form"].errors) == {"on", "reason"}


def test_a_later_day_ends_them_later(clinic, url, appointed, today):
    on = today + 60 * DAY
    _apply(clinic, url, _look(clinic, url, on), on)
    assert _ends(appointed)["Nanti"] == on


def test_only_the_clinic_opens_it(url, sari, aulia, as_user):
    for user in (sari, aulia):
        assert as_user(user).get(url).status_code in {302, 403, 404}


def test_the_decree_leads_there_while_something_lasts(clinic, url, decree, appointed, today):
    page = reverse("registry_decrees:inspect", args=[decree.pk])
    assert url in clinic.get(page).text
    for each in appointed.values():
        if each.ends_on is None or each.ends_on > today:
            appointments.end(each, max(today - DAY, each.starts_on), "x")
    Appointment.objects.filter(decree=decree).update(starts_on="2021-01-01", ends_on=today - DAY)
    assert url not in clinic.get(page).text


def test_the_preview_asks_as_much_for_many(clinic, url, appointed, decree, dinkes):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert clinic.get(url).status_code == 200
        return len(queries)

    clinic.get(url)
    before = asked()
    for number in range(8):
        person = make_person(f"Lagi {number}", nip_number(21_100 + number))
        make_appointment(person, Kind.AGENT, dinkes, decree=decree)
    assert asked() == before

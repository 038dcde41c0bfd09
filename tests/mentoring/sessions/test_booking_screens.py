"""From the innovation's page to a booked session, without JavaScript."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from agents.models import Appointment
from mentoring.assignments.operations import assign
from mentoring.models import Session
from mentoring.sessions.operations.booking import book
from mentoring.sessions.slots import Slot
from tests.edits import opened, send
from tests.mentoring.conftest import local

HALF = timedelta(minutes=30)


def _slot(window, number=0):
    return Slot(window, window.starts_at + HALF * number).key


def _text(response):
    return re.sub(r"\s+", " ", response.content.decode())


def test_a_session_is_booked_in_three_taps_when_there_is_one_mentor(
    assignment, window, innovation, sari, as_user
):
    client = as_user(sari)
    page = client.get(innovation.get_absolute_url())
    start = reverse("mentoring:choose_mentor", args=[innovation.pk])
    assert start in _text(page)  # tap one
    form = client.get(start, follow=True)
    address = form.redirect_chain[-1][0]
    assert _slot(window) in _text(form)  # tap two: the radio button
    assert 'class="kl-alert' not in _text(form)
    answer = client.post(address, {"slot": _slot(window), "client_key": "a"})  # tap three
    session = Session.objects.get()
    assert answer.url == session.get_absolute_url()
    assert "09.00–09.30 WITA" in _text(client.get(answer.url))


def test_with_two_mentors_one_more_tap_chooses(
    assignment, innovation, sari, other_mentor, dewi, as_user, today
):
    hana = Appointment.objects.get(person=other_mentor.person)
    assign(hana, innovation, dewi, starts_on=today)
    page = as_user(sari).get(reverse("mentoring:choose_mentor", args=[innovation.pk]))
    for mentor in (assignment.mentor, other_mentor.person):
        assert reverse("mentoring:book", args=[innovation.pk, mentor.pk]) in _text(page)


@pytest.fixture
def address(assignment, innovation, budi):
    return reverse("mentoring:book", args=[innovation.pk, budi.person.pk])


def test_whoever_is_late_gets_three_times_nearby_and_keeps_what_she_typed(
    session, window, address, make_member, innovation, sari, as_user, rizki
):
    taken = {"slot": _slot(window), "topic": "Perlu bantuan", "client_key": "b"}
    answer = as_user(rizki).post(address, taken)
    assert answer.status_code == 409
    text = _text(answer)
    assert all(text.count(_slot(window, number)) == 2 for number in (1, 2, 3))
    assert "Perlu bantuan" in text
    assert Session.objects.count() == 1


def test_the_same_form_sent_twice_is_one_session(address, window, sari, as_user):
    typed = {"slot": _slot(window), "client_key": "c"}
    answers = {as_user(sari).post(address, typed).url for _ in range(2)}
    assert answers == {Session.objects.get().get_absolute_url()}


@pytest.mark.parametrize("slot", ["", "x", "1-", "99999-1773277200", "1-9" + "9" * 40, "1-²"])
def test_a_slot_that_is_none_is_an_error_of_the_form(address, sari, as_user, slot):
    answer = as_user(sari).post(address, {"slot": slot, "client_key": "d"})
    assert answer.status_code == 200
    assert not Session.objects.exists()


def test_a_window_of_another_mentor_is_not_booked_under_this_address(
    address, sari, make_window, other_mentor, as_user
):
    theirs = make_window(other_mentor, "2026-03-12 09:00")
    answer = as_user(sari).post(address, {"slot": _slot(theirs), "client_key": "e"})
    assert answer.status_code == 409
    assert not Session.objects.exists()


@pytest.mark.parametrize(
    "name", ["session", "move", "cancel", "report", "add_session_follow_up", "session_file"]
)
def test_a_stranger_finds_nothing(session, rini, as_user, name):
    address = reverse(f"mentoring:{name}", args=[session.pk])
    assert as_user(rini).get(address).status_code == 404
    assert as_user(rini).get(reverse("mentoring:sessions")).status_code == 200


def test_a_stranger_can_neither_choose_nor_book(address, innovation, rini, as_user, window):
    client = as_user(rini)
    assert client.post(address, {"slot": _slot(window)}).status_code == 404
    start = reverse("mentoring:choose_mentor", args=[innovation.pk])
    assert client.get(start).status_code == 404


def test_a_session_is_moved_with_a_reason(session, window, sari, as_user):
    address = reverse("mentoring:move", args=[session.pk])
    client = as_user(sari)
    assert _slot(window, 1) in _text(client.get(address))
    typed = opened(
        client, address, {"slot": _slot(window, 1), "reason": "Ada rapat", "client_key": "f"}
    )
    assert client.post(address, {**typed, "reason": ""}).status_code == 200
    for _ in range(2):
        assert client.post(address, typed).url == session.get_absolute_url()
    session.refresh_from_db()
    assert (session.starts_at, session.sequence) == (window.starts_at + HALF, 1)
    assert "Ada rapat" in _text(client.get(session.get_absolute_url()))


def test_a_session_is_cancelled_with_a_reason(session, budi, as_user):
    address = reverse("mentoring:cancel", args=[session.pk])
    for _ in range(2):
        answer = as_user(budi).post(address, {"reason": "Sakit", "client_key": "g"})
        assert answer.url == session.get_absolute_url()
    session.refresh_from_db()
    assert (session.status, session.sequence) == ("cancelled", 1)


def test_a_move_to_a_taken_time_is_refused_and_nothing_is_lost(
    session, window, innovation, rizki, sari, as_user
):
    book(rizki, innovation, window, window.starts_at + HALF)
    address = reverse("mentoring:move", args=[session.pk])
    typed = {"slot": _slot(window, 1), "reason": "Ada rapat", "client_key": "h"}
    answer = send(as_user(sari), address, typed)
    assert answer.status_code == 409
    session.refresh_from_db()
    assert session.starts_at == window.starts_at


def test_a_move_without_reason_keeps_the_chosen_time(session, window, sari, as_user):
    address = reverse("mentoring:move", args=[session.pk])
    page = _text(as_user(sari).post(address, {"slot": _slot(window, 2), "client_key": "i"}))
    assert f'value="{_slot(window, 2)}" required checked' in page
    assert page.count(" checked") == 1
    assert 'href="#id_reason"' in page


def test_the_time_that_it_has_is_none_to_move_to(session, window, sari, as_user):
    page = _text(as_user(sari).get(reverse("mentoring:move", args=[session.pk])))
    assert _slot(window) not in page
    assert _slot(window, 1) in page


def test_two_taps_say_once_what_came_of_it(address, window, sari, as_user):
    client = as_user(sari)
    form = {"slot": _slot(window), "client_key": "j"}
    for _ in range(2):
        answer = client.post(address, form)
    assert _text(client.get(answer.url)).count("Sesi telah dipesan.") == 1


def test_what_is_over_is_no_entry_for_a_calendar(session, sari, as_user, set_clock):
    file = reverse("mentoring:session_file", args=[session.pk])
    assert file in _text(as_user(sari).get(session.get_absolute_url()))
    set_clock("2026-03-12 10:00")
    page = _text(as_user(sari).get(session.get_absolute_url()))
    assert file not in page
    assert "Peserta" in page


def test_only_who_takes_part_sees_the_link(session, sari, fauzi, as_user):
    link = session.link
    assert link in _text(as_user(sari).get(session.get_absolute_url()))
    page = as_user(fauzi).get(session.get_absolute_url())
    assert page.status_code == 200
    assert link not in _text(page)


def test_list_month_and_day_show_the_session(session, sari, as_user):
    client = as_user(sari)
    addresses = [
        reverse("mentoring:sessions"),
        f"{reverse('mentoring:month')}?bulan=2026-03",
        reverse("mentoring:day", args=[local("2026-03-12").date()]),
    ]
    for address in addresses:
        assert session.get_absolute_url() in _text(client.get(address))
    assert session.get_absolute_url() not in _text(client.get(f"{addresses[0]}?lalu=1"))
    other_month = client.get(f"{reverse('mentoring:month')}?bulan=2026-05")
    assert session.get_absolute_url() not in _text(other_month)


@pytest.mark.parametrize("month", ["", "x", "2026-13", "9999-12", "0001-01"])
def test_a_month_that_is_none_shows_this_one(sari, as_user, month):
    page = as_user(sari).get(f"{reverse('mentoring:month')}?bulan={month}")
    assert page.status_code == 200
    assert "Maret 2026" in _text(page)


@pytest.mark.parametrize("day", ["2026-02-30", "0001-01-01", "9999-12-31"])
def test_a_day_that_is_none_is_not_found(sari, as_user, day):
    assert as_user(sari).get(f"/sesi/hari/{day}/").status_code == 404


def test_the_file_for_a_calendar_is_that_of_the_session(session, sari, as_user):
    answer = as_user(sari).get(reverse("mentoring:session_file", args=[session.pk]))
    assert answer["Content-Type"].startswith("text/calendar")
    assert f"UID:{session.uid}" in answer.content.decode()


def test_a_month_of_slots_stays_light(address, make_window, budi, sari, as_user):
    for day in range(10, 31):
        make_window(budi, f"2026-03-{day} 08:00", hours=8)
    assert len(as_user(sari).get(address).content) < 250_000

"""From Mulai to a booked session in four taps: the page of all mentors, the time chosen, the team."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from agents.models import Appointment, Expertise, PersonExpertise
from foundation.outbox.operations import deliver_due
from innovations.models import Innovation, Member
from mentoring.assignments.operations import assign
from mentoring.models import Session
from mentoring.sessions import limits
from mentoring.sessions.choices import choices_of
from mentoring.sessions.operations.booking import book
from scheduling.windows.slots import Slot
from tests.mentoring.conftest import local

START = reverse("mentoring:choose_time")


def _text(response):
    return re.sub(r"\s+", " ", response.content.decode())


@pytest.fixture
def address(assignment, innovation, budi):
    return reverse("mentoring:book", args=[innovation.pk, budi.person.pk])


@pytest.fixture
def rizki_too(innovation, rizki):
    return Member.objects.create(innovation=innovation, person=rizki.person)


def test_from_the_sessions_to_a_booked_one_in_three_taps_more(address, window, sari, as_user):
    client = as_user(sari)
    assert START in _text(client.get(reverse("mentoring:sessions")))  # tap two, after Sesi
    time = f"{address}?waktu={Slot(window, window.starts_at).key}"
    assert time in _text(client.get(START))  # tap three
    page = _text(client.get(time))
    (chosen,) = re.findall(r'name="slot" value="([^"]+)" required checked', page)
    client.post(address, {"slot": chosen, "client_key": "a"})  # tap four
    assert Session.objects.get().starts_at == window.starts_at


def test_it_names_the_subjects_and_the_first_three_times(
    address, window, make_window, innovation, budi, sari, as_user
):
    make_window(budi, "2026-03-11 13:00", hours=0.5)
    field = Expertise.objects.create(slug="bukti", name="Bukti dukung")
    PersonExpertise.objects.create(person=budi.person, expertise=field, level=3, source="decree")
    (found,) = choices_of(sari, [innovation])
    (choice,) = found.mentors
    assert [each.starts_at for each in choice.times] == [
        local("2026-03-11 13:00"),
        local("2026-03-12 09:00"),
        local("2026-03-12 09:30"),
    ]
    page = _text(as_user(sari).get(START))
    assert "Bidang: Bukti dukung" in page
    assert innovation.get_absolute_url() in page


def test_whoever_carries_nothing_is_told_what_comes_first(rini, as_user):
    page = as_user(rini).get(START)
    assert page.status_code == 200
    assert reverse("innovations:list") in _text(page)
    assert START not in _text(as_user(rini).get(reverse("mentoring:sessions")))


def test_more_mentors_and_innovations_cost_no_query_more(
    address, window, make_innovation, make_window, other_mentor, innovation, sari, dewi, today
):
    def count():
        carried = list(Innovation.objects.carried_by(sari))
        with CaptureQueriesContext(connection) as captured:
            choices_of(sari, carried)
        return len(captured)

    few = count()
    hana = Appointment.objects.get(person=other_mentor.person)
    assign(hana, innovation, dewi, starts_on=today)
    make_window(other_mentor, "2026-03-13 09:00")
    for number in range(4):
        made = make_innovation(sari, name=f"Kelas {number}")
        assign(hana, made, dewi, starts_on=today)
    assert count() == few <= 9


def test_each_innovation_has_the_mentors_and_days_that_are_its_own(
    address, window, make_innovation, make_window, other_mentor, innovation, sari, dewi, set_clock
):
    second = make_innovation(sari, name="Kelas Ibu")
    hana = Appointment.objects.get(person=other_mentor.person)
    assign(hana, second, dewi, starts_on=local("2026-03-14").date())
    make_window(other_mentor, "2026-03-13 09:00", hours=0.5)
    make_window(other_mentor, "2026-03-16 09:00", hours=0.5)
    one, other = choices_of(sari, [innovation, second])
    assert [each.mentor.full_name for each in one.mentors] == ["Budi Santoso"]
    (choice,) = other.mentors
    assert [each.starts_at for each in choice.times] == [local("2026-03-16 09:00")]


def test_how_many_more_one_may_book_stands_there(address, window, innovation, sari, as_user):
    client = as_user(sari)
    for page in (START, address):
        assert "Anda masih dapat memesan 4 sesi." in _text(client.get(page))
    book(sari, innovation, window, window.starts_at)
    assert "Anda masih dapat memesan 3 sesi." in _text(client.get(address))


def test_what_is_left_is_what_a_booking_allows(address, window, innovation, sari, settings):
    settings.MENTORING_OPEN_PER_PERSON = 2
    for nth in range(2):
        left = limits.reached(sari, sari.person, innovation).left
        assert left == 2 - nth
        book(sari, innovation, window, window.starts_at + nth * window.length)
    assert limits.reached(sari, sari.person, innovation).left == 0
    with pytest.raises(limits.TooManyOfPersonError):
        book(sari, innovation, window, window.starts_at + 2 * window.length)


def test_a_chosen_time_that_is_gone_is_said_so(address, window, innovation, rizki, sari, as_user):
    book(rizki, innovation, window, window.starts_at)
    for key in (Slot(window, window.starts_at).key, "x", "1-9"):
        page = as_user(sari).get(f"{address}?waktu={key}")
        assert "Waktu yang Anda pilih sudah tidak kosong" in _text(page)


def test_the_month_is_a_table_whose_days_lead_to_their_times(
    address, window, innovation, sari, as_user
):
    page = _text(as_user(sari).get(address))
    table = page.partition('<table class="kl-free">')[2].partition("</table>")[0]
    assert re.findall(r'href="#([^"]+)"', table) == ["hari-2026-03-12"]
    assert "4 waktu" in table
    assert page.count('id="hari-2026-03-12"') == 1
    assert table.count("<td>") % 7 == 0


def test_the_confirmation_stays_in_sight_on_a_phone():
    css = Path(finders.find("mentoring/mentoring.css")).read_text()
    rule = css.partition(".klinik .kl-slots__confirm {")[2]
    rule = rule.partition("}")[0]
    assert "position: sticky" in rule
    assert "safe-area-inset-bottom" in rule


def _invited(session):
    return {each.person for each in session.booking.participants.filter(invited=True)}


def _book(client, address, window, **typed):
    key = Slot(window, window.starts_at).key
    client.post(address, {"slot": key, "client_key": "z", **typed})
    return Session.objects.get()


def test_the_whole_team_is_invited_unless_one_says_otherwise(
    address, window, rizki_too, sari, budi, rizki, as_user
):
    session = _book(as_user(sari), address, window)
    assert _invited(session) == {budi.person, sari.person, rizki.person}


def test_some_of_the_team_are_invited_and_the_rest_still_see_it(
    address, window, rizki_too, innovation, sari, budi, rizki, fauzi, as_user
):
    Member.objects.create(innovation=innovation, person=fauzi.person)
    session = _book(as_user(sari), address, window, invite="some", members=[str(fauzi.person.pk)])
    assert _invited(session) == {budi.person, sari.person, fauzi.person}
    assert rizki.person not in session.attendees
    assert Session.objects.visible_to(rizki).filter(pk=session.pk).exists()
    deliver_due()
    told = {address for each in mail.outbox for address in each.to}
    assert fauzi.email in told
    assert rizki.email not in told


def test_nobody_from_outside_is_invited_by_a_form(address, window, rizki_too, rini, sari, as_user):
    key = Slot(window, window.starts_at).key
    typed = {"slot": key, "invite": "some", "members": [str(rini.person.pk)], "client_key": "y"}
    answer = as_user(sari).post(address, typed)
    assert answer.status_code == 200
    assert not Session.objects.exists()

"""Booking and calling off a clinic session: by keyboard alone, and without JavaScript."""

from datetime import timedelta

import pytest
from django.utils import timezone

from agents.models import Appointment
from innovations.registration.operations import register
from mentoring.assignments.operations import assign
from mentoring.models import Session
from mentoring.sessions.operations.booking import book
from tests.browser.keyboard import tab_to
from tests.guards.clinic import window_of

MOST_TAPS = 4


@pytest.fixture
def innovation(sari, budi, dewi, paringin, today):
    """Sari's, accompanied by Pak Budi."""
    innovation = register(
        sari, name="Posyandu Keliling", summary="Ringkas", stage="trial", opd=paringin
    )
    assign(Appointment.objects.get(person=budi.person), innovation, dewi, starts_on=today)
    return innovation


@pytest.fixture
def window(budi):
    return window_of(budi)


@pytest.fixture
def session(innovation, window, sari) -> Session:
    return book(sari, innovation, window, window.starts_at, "Bukti inovasi")


def test_a_session_is_booked_by_keyboard_alone(open_page, innovation, window, sari):
    page = open_page(innovation.get_absolute_url(), sari)
    tab_to(page, "Pesan sesi klinik")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sesi/pesan/**")
    tab_to(page, "09.00")
    page.keyboard.press("ArrowDown")
    tab_to(page, "Apa yang ingin Anda bicarakan")
    page.keyboard.type("Bukti inovasi")
    tab_to(page, "Pesan sesi ini")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sesi/*/")
    booked = Session.objects.get()
    assert booked.starts_at == window.starts_at + timedelta(minutes=30)
    assert booked.topic == "Bukti inovasi"


def test_a_session_is_booked_in_four_taps_without_javascript(
    open_page, innovation, window, make_member, make_appointment, bapperida, dinkes, sari, dewi
):
    tuti = make_member("Tuti Handayani", bapperida)
    second = make_appointment(tuti.person, Appointment.Kind.AGENT, dinkes)
    assign(second, innovation, dewi, starts_on=timezone.localdate())
    page = open_page(innovation.get_absolute_url(), sari, width=360, java_script_enabled=False)
    taps = ["Pesan sesi klinik", "Budi Santoso", "09.00", "Pesan sesi ini"]
    for tap in taps:
        page.locator(f"main :is(a, label, button):has-text('{tap}')").first.click()
    page.wait_for_url("**/sesi/*/")
    assert len(taps) <= MOST_TAPS
    assert Session.objects.get().starts_at == window.starts_at


def test_a_time_that_somebody_took_meanwhile_is_told_and_another_is_a_tap_away(
    open_page, innovation, window, sari, rizki
):
    page = open_page(innovation.get_absolute_url(), sari, width=360, java_script_enabled=False)
    page.click("text=Pesan sesi klinik")
    page.locator("label:has-text('09.00')").click()
    page.fill("[name=topic]", "Bukti inovasi")
    book(rizki, innovation, window, window.starts_at, "Lebih cepat")
    page.click("text=Pesan sesi ini")
    assert page.locator("[role=alert]").count() == 1
    assert page.input_value("[name=topic]") == "Bukti inovasi"
    page.click("text=Pesan sesi ini")
    page.wait_for_url("**/sesi/*/")
    assert Session.objects.filter(topic="Bukti inovasi").count() == 1


def test_a_session_is_called_off_with_a_reason_by_keyboard_alone(open_page, session, sari):
    page = open_page(session.get_absolute_url(), sari)
    tab_to(page, "Batalkan")
    page.keyboard.press("Enter")
    page.wait_for_url("**/batal/")
    tab_to(page, "Alasan")
    page.keyboard.type("Ada imunisasi serentak")
    tab_to(page, "Batalkan sesi ini")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{session.get_absolute_url()}")
    assert page.locator("text=Ada imunisasi serentak").count() == 1
    session.refresh_from_db()
    assert session.status == Session.Status.CANCELLED


def test_without_a_reason_nothing_is_called_off_and_the_field_says_why(open_page, session, sari):
    page = open_page(f"{session.get_absolute_url()}batal/", sari, java_script_enabled=False)
    page.fill("main [name=reason]", "   ")
    page.click("main form button[type=submit]")
    assert page.locator("main [name=reason][aria-invalid=true]").count() == 1
    session.refresh_from_db()
    assert session.status == Session.Status.CONFIRMED

"""What goes on paper: facts and outside addresses, a whole table and what its figures mean."""

import pytest
from django.urls import reverse

from agents.models import Appointment
from innovations.registration.operations import register
from mentoring.assignments.operations import assign
from mentoring.models import Session
from mentoring.sessions.operations.booking import book
from tests.guards.clinic import window_of

PRINTED = (
    "(css) => [...document.querySelectorAll(css)].filter(each => each.checkVisibility()).length"
)
LEFT_OUT = "form, nav, button, .kl-button, .kl-site-header, .kl-site-footer"


@pytest.fixture
def session(server, sari, budi, dewi, paringin, today) -> Session:
    innovation = register(
        sari, name="Posyandu Keliling", summary="Ringkas", stage="trial", opd=paringin
    )
    assign(Appointment.objects.get(person=budi.person), innovation, dewi, starts_on=today)
    window = window_of(budi)
    return book(sari, innovation, window, window.starts_at, topic="Bukti")


def test_a_page_is_printed_without_forms_and_with_outside_addresses(session, sari, open_page):
    page = open_page(session.get_absolute_url(), sari)
    assert page.evaluate(PRINTED, LEFT_OUT)  # the control arm
    page.emulate_media(media="print")
    assert page.evaluate(PRINTED, LEFT_OUT) == 0
    assert page.evaluate(PRINTED, ".kl-facts dd") > 2
    address = page.evaluate(
        "() => { const a = document.querySelector('.kl-facts a[href^=http]');"
        "return [a.href, getComputedStyle(a, '::after').content]; }"
    )
    assert address[0].removesuffix("/") in address[1].replace('" "', "")


def test_a_report_is_printed_whole_and_says_what_its_figures_mean(server, fauzi, open_page):
    page = open_page(reverse("courses:report"), fauzi)
    page.emulate_media(media="print")
    assert page.evaluate(PRINTED, LEFT_OUT) == 0
    frame = "() => getComputedStyle(document.querySelector('.kl-table-frame')).overflowX"
    assert page.evaluate(frame) == "visible"
    # The explanation lies in a fold that nobody opened.
    height = "() => document.querySelector('main details:not([open]) > :not(summary)').getBoundingClientRect().height"
    assert page.evaluate(height) > 40

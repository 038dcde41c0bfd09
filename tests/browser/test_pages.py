"""Every page of ours in Chromium: axe in both themes, 360 px without sideways scroll, no complaint."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import combinations
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from playwright.sync_api import Page
from wagtail.models import get_page_models

from agents.models import Appointment
from mentoring.assignments.operations import assign
from mentoring.models import Session
from mentoring.sessions.operations.booking import book
from tests.browser.axe import colour_violations, violations
from tests.browser.covering import hidden_under
from tests.browser.doors import doors
from tests.browser.narrow import broken_words, sideways
from tests.browser.stops import Stop, after_a_session, stops_of, unseen
from tests.guards import matrix, reading
from tests.guards.clinic import window_of
from tests.guards.repository import OURS
from tests.mentoring.makers import rewrite

PHONE = 360
URL = reverse_lazy("foundation:bell")
PUT_BAR = """text => {
  const other = new DOMParser().parseFromString(text, 'text/html');
  document.querySelector('.kl-site-nav').replaceWith(other.querySelector('.kl-site-nav'));
}"""
EXPECTED = (
    # A page that says "not found" is answered with that status, and Chromium complains of it.
    "Failed to load resource: the server responded with a status of",
    # This server has pages alone; test_live.py has one with sockets.
    "WebSocket connection to",
)


@dataclass
class Walk:
    """Opens pages as a phone does and notes what is wrong with them."""

    enter: Callable[..., Page]
    pages: dict[int, Page] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)

    def page_of(self, client: Client) -> Page:
        if id(client) not in self.pages:
            page = self.enter(client, width=PHONE, reduced_motion="reduce")
            page.on("console", lambda message: self._note(message.text))
            page.on("pageerror", lambda error: self._note(str(error)))
            self.pages[id(client)] = page
        return self.pages[id(client)]

    def _note(self, text: str) -> None:
        if not text.startswith(EXPECTED):
            self.complaints.append(text)

    def look(self, stop: Stop) -> list[str]:
        page = self.page_of(stop.client)
        response = page.goto(stop.path)
        if page.url.partition("//")[2].partition("/")[2] != stop.path.removeprefix("/"):
            return [f"{stop}: led to {page.url}"]
        if response.status != (404 if stop.name == "not found" else 200):
            return [f"{stop}: {response.status}"]
        return [f"{stop}: {each}" for each in self.faults(page, response.text())]

    def faults(self, page: Page, source: str) -> list[str]:
        self.complaints.clear()
        found = reading.faults(source)
        found += [f"light: {each}" for each in violations(page)]
        page.emulate_media(color_scheme="dark")
        found += [f"dark: {each}" for each in colour_violations(page)]
        page.emulate_media(color_scheme="light")
        if page.evaluate("document.documentElement.scrollWidth") > PHONE:
            found.append("scrolls sideways")
        found += [f"cannot be pressed: {each}" for each in hidden_under(page)]
        found += sideways(page, back_to=PHONE)
        return [*found, *self.complaints]


@pytest.fixture
def walk(enter) -> Walk:
    return Walk(enter)


@pytest.fixture
def second_mentor(
    world, make_member, make_appointment, bapperida, dinkes, sari, dewi, today
) -> None:
    """Sari's innovation has two mentors, between whom she chooses."""
    tuti = make_member("Tuti Handayani", bapperida)
    appointment = make_appointment(tuti.person, Appointment.Kind.AGENT, dinkes)
    assign(appointment, sari.person.innovations.confirmed().earliest("pk"), dewi, starts_on=today)


@pytest.fixture
def held(world, budi, sari) -> Session:
    """A session that is over and waits for its report."""
    window = window_of(budi, days=12)
    session = book(
        sari,
        sari.person.innovations.confirmed().earliest("pk"),
        window,
        window.starts_at,
        "Manfaat",
    )
    ends_at = timezone.now() - timedelta(days=1)
    rewrite(session, starts_at=ends_at - timedelta(hours=1), ends_at=ends_at)
    return session


def _looked_at(walk: Walk, stops: Iterable[Stop]) -> list[str]:
    return [fault for stop in stops for fault in walk.look(stop)]


@pytest.mark.usefixtures("second_mentor")
def test_every_page_is_sound(world, held, walk, as_user, make_member, make_user, covered, settings):
    # The walk is longer than an account may change its factors without signing in again.
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 3600
    after = after_a_session(held, as_user(world.users["mentor"]))
    stops = [*stops_of(world), *after, *doors(make_member, make_user)]
    covered(f"{len(stops)} pages of {len({stop.name for stop in stops})} addresses, both themes")
    assert unseen(stops) == []
    assert _looked_at(walk, stops) == []


def test_every_kind_of_page_in_the_tree_is_a_stop(world):
    ours = [each for each in get_page_models() if each._meta.app_label in OURS]
    kinds = {each.__name__ for each in ours if each.is_creatable}
    rows = {row.address for row in matrix.rows() if row.address.startswith("page:")}
    assert len(rows - {"page:open_lesson"}) == len(kinds)


def test_control_arm_planted_faults_are_found(walk, committed_db):
    stop = Stop("home", "/", "visitor", Client())
    assert walk.look(stop) == []
    page = walk.page_of(stop.client)
    page.evaluate(
        "document.querySelector('main').innerHTML +="
        " '<img src=x><p id=pale>Pucat</p><script>x()</script>'"
        ' + \'<table class="kl-table kl-table--stack"><tr><td class="kl-num" data-label="Kelulusan">\' + \'a\'.repeat(70)'
        " + '<div id=box><button>Simpan</button><p id=lid>Tutup</p></div>'"
    )
    # The policy refuses styles in the text.
    page.evaluate("document.querySelector('#box').style.position = 'relative'")
    page.evaluate(
        "Object.assign(document.querySelector('#lid').style, {position: 'absolute', inset: 0})"
    )
    page.evaluate("console.warn('keluhan')")
    page.evaluate("document.querySelector('main').style.minWidth = '400px'")
    page.evaluate("document.querySelector('#pale').style.color = '#333'")  # dark on dark
    found = " ".join(walk.faults(page, page.content()))
    for fault in (
        *("light: image-alt", "dark: color-contrast", "sideways", "inline <script>"),
        "cut off in its cell Kelulusan",
        "BUTTON. Simpan lies under P. Tutup",
    ):
        assert fault in found


def test_control_arm_a_page_that_fails_or_leads_elsewhere_is_found(walk, committed_db):
    """However sound the page that says so is."""
    assert "404" in walk.look(Stop("lost", "/tidak-ada/", "visitor", Client()))[0]
    assert "led to" in walk.look(Stop("shut", "/mulai/", "visitor", Client()))[0]


def test_control_arm_an_address_that_is_left_out_is_found(world):
    assert "home:start" in unseen([])


@pytest.fixture
def bars(enter, committed_db, make_member, make_appointment, bapperida, as_user, covered):
    """The bar of each pair of roles, in each language, put into one page: who it is, and the page."""

    def shown() -> Iterator[tuple[str, Page]]:
        pairs = list(combinations(Appointment.Kind, 2))
        covered(f"{len(pairs)} pairs of roles in two languages")
        page = None
        for number, pair in enumerate(pairs):
            user = make_member(f"Peran {number}", bapperida)
            for kind in pair:
                circle = Appointment.Circle.IMPLEMENTER if kind == Appointment.Kind.CLINIC else ""
                make_appointment(user.person, kind, bapperida, circle=circle)
            client = as_user(user)
            page = page or enter(client, width=PHONE)
            if number == 0:
                page.goto(str(URL))
            for language in ("id", "en"):
                user.language = language
                user.save(update_fields=["language"])
                page.evaluate(PUT_BAR, client.get(URL).text)
                yield f"{[each.value for each in pair]} {language}", page

    return shown


def test_no_word_of_the_bar_breaks_on_a_phone(bars):
    assert [f"{who}: {each}" for who, page in bars() for each in broken_words(page)] == []


def test_control_arm_a_word_that_breaks_is_found(bars):
    _who, page = next(bars())
    # Set by the model of the document: the policy refuses styles in the text.
    page.evaluate(
        "document.querySelectorAll('.kl-site-nav__link').forEach(link =>"
        " { link.style.overflowWrap = 'anywhere'; link.style.width = '1rem'; })"
    )
    assert broken_words(page) != []


WRONG = {
    "account_signup": "visitor",
    "innovations:register": "innovator",
    "courses:withdraw": "innovator",
    "scheduling:windows": "mentor",
    "mentoring:end_assignment": "clinic",
    "scheduling:rooms": "clinic",
}


def test_pages_that_refuse_what_was_typed_are_sound(world, walk, as_user):
    """Sent empty past the browser's own check: the server's words stand beside the fields."""
    found = []
    for name, role in WRONG.items():
        user = world.users[role]
        page = walk.page_of(Client() if user is None else as_user(user))
        page.goto(world.path(name, "own"))
        form = page.locator("main form[method=post]:has(:is(input, textarea, select):visible)")
        form.first.evaluate("form => { form.noValidate = true; form.requestSubmit(); }")
        page.wait_for_selector(".field--error, [data-error-summary], [aria-invalid=true]")
        found += [f"{name}: {each}" for each in walk.faults(page, page.content())]
    assert found == []


def _broken(error: Exception) -> Callable[[], Any]:
    def fail() -> Any:
        raise error

    return fail


@pytest.mark.parametrize(
    ("error", "status"), [(PermissionDenied(), 403), (RuntimeError("rusak"), 500)]
)
def test_pages_of_failure_are_sound(walk, committed_db, monkeypatch, error, status):
    monkeypatch.setattr("foundation.health.views.probes.health", _broken(error))
    page = walk.page_of(Client())
    response = page.goto(reverse("healthz"))
    assert response.status == status
    assert walk.faults(page, response.text()) == []


def test_a_form_whose_token_is_lost_is_answered_soundly(walk, committed_db):
    page = walk.page_of(Client())
    page.goto("/akun/login/")
    page.evaluate("document.querySelector('main [name=csrfmiddlewaretoken]').value = 'x'")
    page.fill("[name=login]", "sari@balangan.example")
    page.fill("[name=password]", "tebakan-saya")
    with page.expect_response("**/akun/login/") as answer:
        page.click("main form button[type=submit]")
    assert answer.value.status == 403
    page.wait_for_load_state()
    assert walk.faults(page, page.content()) == []


def test_the_page_for_guessers_is_sound(walk, sari):
    guess = {"login": sari.email, "password": "tebakan-saya"}
    for _ in range(10):
        Client().post("/akun/login/", guess)
    page = walk.page_of(Client())
    page.goto("/akun/login/")
    page.fill("[name=login]", guess["login"])
    page.fill("[name=password]", guess["password"])
    with page.expect_response("**/akun/login/") as answer:
        page.click("main form button[type=submit]")
    assert answer.value.status == 429
    page.wait_for_load_state()
    assert walk.faults(page, page.content()) == []

"""What each role does most takes the taps that `docs/jobs.md` names, in the demonstration's world.

From *Mulai*, on a phone; where a job leads into Wagtail's admin, on a wide screen.
"""

import re
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone, translation
from playwright.sync_api import Locator, Page, Response

from agents.models import Appointment, User
from home.help.jobs import ROLES, Job, Role
from tests import databases
from tests.browser.demo_world import DEMO

WHO = {
    "inovator": "sari.wulandari",
    "pendamping": "budi.santoso",
    "pimpinan": "ahmad.fauzi",
    "pengawas": "mukhlis.haryadi",
    "klinik": "dewi.lestari",
    "penyunting": "aulia.rahmah",
    "verifikator": "hendri.pratama",
}
# Where the one above has nothing of the kind to do in this world.
INSTEAD = {
    ("inovator", "Continue a course"): "hendri.pratama",
    ("pimpinan", "Confirm a registration"): "muhammad.rizki",
    ("pimpinan", "Answer a request to link an account"): "muhammad.rizki",
}
# What a step names without its words on the screen, by the address to which it leads.
PLACES = {
    "a time of the mentor": r"/sesi/pesan/.+|/pesan/",
    "its name": r"/inovasi/\d+/$",
    "the figure": r"/laporan/.+/(not_begun|overdue)/",
    "the course": r"/bimtek/[^/]+/$",
    "the question": r"/konsultasi/\d+/",
}
# What one types before the last tap; typing is no tap.
TYPED = {
    "textarea[name=text]": "Terima kasih, akan saya coba.",
    "textarea[name=minutes]": "Lancar.",
}


PATIENCE = 3.0  # seconds
ON_A_WIDE_SCREEN = {"klinik", "penyunting"}


@pytest.fixture
def committed_db(django_db_setup, django_db_blocker) -> Iterator[None]:
    with django_db_blocker.unblock(), databases.own_copy(DEMO):
        yield


def _visible(found: Locator) -> Iterator[Locator]:
    return (each for each in found.all() if each.is_visible())


def _find(page: Page, name: str, search: Callable[[], Iterator[Locator]]) -> Locator:
    """The first that `search` finds, also where a script puts it there a moment later."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        for each in search():
            return each
        page.wait_for_timeout(100)
    there = [each.inner_text() for each in _visible(page.locator("main a, main button"))]
    raise AssertionError(f"{page.url}: nothing to press is {name}, but {there[-25:]}")


def _named(page: Page, words: str) -> Locator:
    """What one presses that begins with these words; or says so on a row that is one link."""
    begins = re.compile(rf"^\s*(\d+\s+)?{re.escape(words)}\b", re.IGNORECASE)

    def search() -> Iterator[Locator]:
        for role in ("link", "button"):
            yield from _visible(page.get_by_role(role, name=begins))
        yield from _visible(page.locator("summary").filter(has_text=begins))
        yield from _visible(page.locator(".kl-todo").filter(has=page.get_by_text(begins)))

    return _find(page, f"called {words!r}", search)


def _leading_to(page: Page, address: str) -> Locator:
    def search() -> Iterator[Locator]:
        for each in _visible(page.locator("main a[href]")):
            if re.search(address, each.get_attribute("href") or ""):
                yield each

    return _find(page, f"leading to {address}", search)


def _type_what_is_asked(page: Page) -> None:
    for field, text in TYPED.items():
        for each in page.locator(field).all():
            if each.is_visible():
                each.fill(text)


def _english(words: Any) -> str:
    with translation.override("en"):
        return str(words)


def _status(answer: Response) -> int:
    """Of pages; the world's pictures are not here."""
    return answer.status if answer.request.resource_type == "document" else 200


def _tap(page: Page, step: Any) -> None:
    plain = _english(step)
    found = _leading_to(page, PLACES[plain]) if plain in PLACES else _named(page, str(step))
    found.click()
    page.wait_for_load_state()


def _jobs() -> Iterator[Any]:
    for role in ROLES:
        for number, job in enumerate(role.jobs, 1):
            yield pytest.param(role, job, id=f"{role.name}-{number}")


@pytest.mark.parametrize(("role", "job"), _jobs())
def test_a_job_takes_the_taps_that_the_help_names(open_page, role: Role, job: Job):
    name = INSTEAD.get((role.name, _english(job.title)), WHO[role.name])
    user = User.objects.get(email__startswith=f"{name}@")
    if role.name == "penyunting":  # who is of the clinic too is led by that role
        of_clinic = user.person.appointments.filter(kind=Appointment.Kind.CLINIC)
        of_clinic.update(ends_on=timezone.localdate() - timedelta(days=1))
    page = open_page("/mulai/", user, width=1280 if role.name in ON_A_WIDE_SCREEN else 360)
    answers: list[int] = []
    page.on("response", lambda answer: answers.append(_status(answer)))
    for step in job.steps:
        _type_what_is_asked(page)
        _tap(page, step)
    assert max(answers, default=200) < 400

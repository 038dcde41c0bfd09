"""What each role does most takes the taps that `docs/jobs.md` names, in the demonstration's world.

From *Mulai*, on a phone; where a job leads into Wagtail's admin, on a wide screen.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page

from agents.models import User
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
# What a step names without its words on the screen, by its place.
PLACES = {
    "a time of the mentor": "main [data-slot], main a[href*='/pesan/'], main .kl-slot",
    "its name": "main a[href^='/inovasi/']:not([href$='/baru/'])",
    "the figure": "main a[href*='/not_begun/'], main a[href*='/in_progress/']",
    "the course": "main .kl-card a",
    "the question": "main a[href*='/konsultasi/']:not([href$='/tanya/'])",
    "the module": "main a[href*='/cms/pages/']",
}
# What one types before the last tap; typing is no tap.
TYPED = {
    "textarea[name=text]": "Terima kasih, akan saya coba.",
    "textarea[name=minutes]": "Lancar.",
}


@pytest.fixture
def committed_db(django_db_setup, django_db_blocker) -> Iterator[None]:
    with django_db_blocker.unblock(), databases.own_copy(DEMO):
        yield


def _named(page: Page, words: str) -> Locator:
    """What one presses that bears these words, the visible one that stands first."""
    for role in ("link", "button"):
        for is_exact in (True, False):
            for found in page.get_by_role(role, name=words, exact=is_exact).all():
                if found.is_visible():
                    return found
    raise AssertionError(
        f"{page.url}: nothing to press is called {words!r}: {page.inner_text(chr(98) + chr(111) + chr(100) + chr(121))[:600]}"
    )


def _at(page: Page, place: str) -> Locator:
    for found in page.locator(place).all():
        if found.is_visible():
            return found
    raise AssertionError(f"{page.url}: nothing stands at {place}")


def _type_what_is_asked(page: Page) -> None:
    for field, text in TYPED.items():
        for each in page.locator(field).all():
            if each.is_visible():
                each.fill(text)


def _tap(page: Page, step: Any) -> None:
    plain = str(step._args[0]) if hasattr(step, "_args") else str(step)
    found = _at(page, PLACES[plain]) if plain in PLACES else _named(page, str(step))
    found.click()
    page.wait_for_load_state()


def _jobs() -> Iterator[Any]:
    for role in ROLES:
        for number, job in enumerate(role.jobs, 1):
            yield pytest.param(role, job, id=f"{role.name}-{number}")


@pytest.mark.parametrize(("role", "job"), _jobs())
def test_a_job_takes_the_taps_that_the_help_names(open_page, role: Role, job: Job):
    user = User.objects.get(email__startswith=f"{WHO[role.name]}@")
    is_wide = role.name in {"klinik", "penyunting"}
    page = open_page("/mulai/", user, width=1280 if is_wide else 360)
    answers: list[int] = []
    page.on("response", lambda answer: answers.append(answer.status))
    for step in job.steps:
        _type_what_is_asked(page)
        _tap(page, step)
    assert max(answers, default=200) < 400

"""Guard 5 in a browser: what a phone really loads, pictures and all, before somebody scrolls."""

import gzip
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, Response

from agents.models import Appointment
from courses.learning.operations import enroll
from innovations.registration.operations import register
from mentoring.assignments.operations import assign
from mentoring.consultations.operations.talking import open_consultation
from mentoring.models import Assignment, Consultation
from scheduling.windows.operations import open_windows
from tests.guards.pictures import illustrate
from tests.guards.test_weight import KILOBYTE, PAGE, REQUESTS, WHOLE
from tests.mentoring.consultations.talks import say

THREAD = 160 * KILOBYTE  # a page of fifty messages, and the script that keeps them fresh

WITHOUT_BODY = (204, 301, 302, 304)
# As editors write it: a card without words is shorter, and more of them come near the screen.
INTRODUCTION = (
    "Bimtek bagi ASN yang mengisi dan memeriksa indeks: dua puluh indikator, tingkatnya,"
    " bukti yang diterima, dan penolakan yang lazim."
)
ALREADY_SMALL = ("image/webp", "image/jpeg", "image/png")


@pytest.fixture
def courses(make_course, sari) -> list:
    """A screen of the catalogue and more, all with photographs; Sari takes the first."""
    made = [
        make_course(f"Mengisi indeks inovasi daerah {number}", introduction=INTRODUCTION)
        for number in range(9)
    ]
    for course in made:
        illustrate(course)
    enroll(sari, made[0])
    return made


@pytest.fixture
def accompanied(sari, budi, dewi, paringin) -> Assignment:
    """Pak Budi accompanies Sari's innovation and offers five afternoons a week."""
    today = timezone.localdate()
    made = register(sari, name="Posyandu Keliling", summary="Ringkas", stage="trial", opd=paringin)
    pamong = Appointment.objects.get(person=budi.person)
    now = timezone.now().replace(minute=0, second=0, microsecond=0)
    for day in range(1, 6):
        start = now + timedelta(days=day)
        open_windows(
            budi.person,
            budi,
            starts_at=start,
            ends_at=start + timedelta(hours=3),
            slot_minutes=30,
            link="https://temu.example/klinik",
            weeks=4,
        )
    return assign(pamong, made, dewi, starts_on=today)


@pytest.fixture
def talk(accompanied, sari, budi) -> Consultation:
    """As much as one page of it shows."""
    made = open_consultation(
        sari, subject="Bukti", text=INTRODUCTION, innovation=accompanied.innovation
    )
    for number in range(49):
        say((budi, sari)[number % 2], made, f"{number}. {INTRODUCTION}", key=f"{number}")
    return made


@pytest.fixture
def weigh(enter, as_user, sari) -> Callable[[str], tuple[int, int, int]]:
    """Requests and bytes with an empty cache, and bytes with a warm one."""

    def load(page: Page, path: str) -> list[int]:
        answers: list[Response] = []

        def note(answer: Response) -> None:
            answers.append(answer)

        page.on("response", note)
        page.goto(path, wait_until="networkidle")
        page.remove_listener("response", note)
        return [_bytes(each) for each in answers]

    def measure(path: str) -> tuple[int, int, int]:
        page = enter(as_user(sari), width=360, device_scale_factor=3)
        cold = load(page, path)
        return len(cold), sum(cold), load(page, path)[0]

    return measure


def _bytes(answer: Response) -> int:
    if answer.status in WITHOUT_BODY:
        return 0
    body = answer.body()
    kind = answer.headers.get("content-type", "")
    return len(body) if kind in ALREADY_SMALL else len(gzip.compress(body, 6))


def test_a_phone_loads_little(courses, weigh, covered):
    lesson = courses[0].lessons[0]
    found = {}
    for name, path in {
        "start": "/mulai/",
        "catalogue": "/bimtek/",
        "course": courses[0].url,
        "lesson": lesson.url,
    }.items():
        requests, cold, warm = weigh(path)
        found[name] = (requests, cold // KILOBYTE, warm // KILOBYTE)
        assert requests <= REQUESTS, found
        assert cold <= WHOLE, found
        assert warm <= PAGE, found
    covered(", ".join(f"{name} {found[name]}" for name in found))


def test_control_arm_pictures_are_weighed(courses, weigh):
    with_pictures = weigh(courses[0].url)
    courses[0].cover = []
    courses[0].save_revision().publish()
    without = weigh(courses[0].url)
    assert with_pictures[0] > without[0]
    assert with_pictures[1] > without[1] + 10 * KILOBYTE


def test_a_phone_books_and_talks_with_little(accompanied, talk, budi, weigh, covered):
    booking = reverse("mentoring:book", args=[accompanied.innovation_id, budi.person.pk])
    found = {}
    for name, path, most in (
        ("booking", booking, WHOLE),
        ("thread", talk.get_absolute_url(), THREAD),
    ):
        requests, cold, warm = weigh(path)
        found[name] = (requests, cold // KILOBYTE, warm // KILOBYTE)
        assert requests <= REQUESTS, found
        assert cold <= most, found
        assert warm <= PAGE, found
    covered(", ".join(f"{name} {found[name]}" for name in found))

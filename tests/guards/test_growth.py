"""Guard 3: no list, report or admin listing asks more queries when there is more to show."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from agents.models import Appointment, Claim, Expertise, Opd, PersonExpertise
from agents.notices.bells import bell_name
from courses.learning.operations import enroll, finish_activity
from courses.models import Enrollment, LessonPage
from foundation.notices.operations import notify
from innovations.models import Innovation
from innovations.registration.operations import add_member, register
from mentoring.consultations.operations.talking import open_consultation
from mentoring.models import Consultation
from tests.guards.addresses import every_address
from tests.guards.talks import add_messages
from tests.guards.visits import Visit, client_of, visits

ROLES = ("visitor", "innovator", "admin", "head", "clinic")
MANY = 30


def _count(world, found: list[Visit]) -> dict[str, int]:
    counts = {}
    clients = {visit.role: client_of(world, visit.role) for visit in found}
    for visit in found:
        client = clients[visit.role]
        client.get(visit.path)  # what a process remembers after its first answer
        with CaptureQueriesContext(connection) as captured:
            response = client.get(visit.path)
        assert response.status_code == 200, visit
        counts[f"{visit} {visit.path}"] = len(captured)
    return counts


def _admin_listings() -> list[Visit]:
    names = {
        address.name
        for address in every_address()
        if address.route.startswith("cms/") and address.app == "agents"
    }
    listings = [name for name in names if name.endswith((":index", ":index_results", ":choose"))]
    return [Visit("root", reverse(name), name) for name in sorted(listings)]


@pytest.fixture
def grow(
    world, make_course, make_person, make_user, make_opd, make_appointment, request, today
) -> Callable:
    get = request.getfixturevalue

    def grow() -> None:
        dinkes, paringin, sari = get("dinkes"), get("paringin"), get("sari")
        course = LessonPage.objects.get(
            url_path__contains="kursus-kami", slug="pelajaran-11"
        ).course
        module = course.get_children().first()
        add_messages(sari, Consultation.objects.get(opened_by=sari.person, subject="Bukti"), MANY)
        for number in range(MANY):
            carried = Innovation.objects.carried_by(sari).earliest("pk")
            open_consultation(sari, subject=f"Hal {number}", text="Apa?", innovation=carried)
            enroll(sari, make_course(f"Kursus {number}", lessons=1))
            module.add_child(instance=LessonPage(title=f"Tambahan {number}", minutes=5))
            person = make_person(f"Orang {number}", opd=paringin)
            Enrollment.objects.create(
                person=person, course=course, enrolled_on=today, started_on=today
            )
            make_opd(f"Puskesmas {number}", Opd.objects.get(pk=dinkes.pk), "health_centre")
            make_appointment(person, Appointment.Kind.AGENT, paringin, dinkes)
            expertise = Expertise.objects.create(slug=f"ahli-{number}", name=f"Ahli {number}")
            PersonExpertise.objects.create(
                person=person, expertise=expertise, level=1, source="self"
            )
            line = {"data": {"name": "Sari"}, "url": reverse("agents:claim")}
            bells = [bell_name(sari.person.pk)]
            notify(bells, kind="agents.claim_linked", subject=f"claim:{number}", **line)
            register(sari, name=f"Inovasi {number}", summary="x", stage="trial", opd=paringin)
            add_member(Innovation.objects.earliest("pk"), person, "member", sari)
            Claim.objects.create(
                user=make_user(f"orang{number}@contoh.example"),
                person=person,
                proof="approval",
                asked_at=timezone.now(),
            )

    return grow


def _moved(few: dict[str, int], many: dict[str, int]) -> dict[str, tuple[int, int]]:
    return {page: (few[page], many[page]) for page in few if few[page] != many[page]}


def test_no_page_asks_more_when_there_is_more(world, grow, make_course, request, covered):
    # Some of everything first: an empty list may be spared a query.
    second = make_course("Kursus kedua", lessons=1)
    finished = make_course("Kursus ketiga", lessons=1)
    sari = request.getfixturevalue("sari")
    enroll(sari, second)
    for course in (finished,):
        enroll(sari, course)
        finish_activity(sari, course.lessons[0])
    word = Expertise.objects.create(slug="awal", name="Awal")
    PersonExpertise.objects.create(person=sari.person, expertise=word, level=1, source="self")
    listings = _admin_listings()
    found = [*visits(world, ROLES), *listings]
    few = _count(world, found)
    grow()
    many = _count(world, found)
    covered(f"{len(few)} pages, {len(listings)} of them listings of the admin")
    assert len(listings) >= 5
    assert _moved(few, many) == {}


def test_control_arm_a_list_that_asks_for_each_row_is_found(world, grow, monkeypatch):
    """Without the look-ahead every enrollment asks for its person."""
    visit = next(each for each in visits(world, ("head",)) if each.name == "courses:report_rows")
    monkeypatch.setattr("courses.report.figures.QuerySet.select_related", lambda self, *names: self)
    few = _count(world, [visit])
    grow()
    assert _moved(few, _count(world, [visit]))

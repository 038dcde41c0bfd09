"""The guards' world with a little of everything, and with more of it."""

from django.urls import reverse
from django.utils import timezone

from agents.models import Appointment, Claim, Expertise, Opd, Person, PersonExpertise
from agents.notices.bells import bell_name
from courses.learning.operations import enroll, finish_activity
from courses.models import CoursePage, Enrollment, LessonPage
from foundation.notices.operations import notify
from innovations.models import Innovation, Invitation
from innovations.registration.operations import register
from innovations.team.operations.members import add_member
from mentoring.consultations.operations.talking import open_consultation
from mentoring.invitations.operations.answering import decline
from mentoring.models import Consultation, SessionInvitation
from tests.databases import Template
from tests.guards.talks import add_messages
from tests.guards.world import WORLD, World, building, find_world
from tests.makers import make_appointment, make_course, make_opd, make_person, make_user

MORE = 6


def _add_some(world: World) -> None:
    """An empty list may be spared a query."""
    sari = world.cast["sari"]
    finished = make_course("Kursus ketiga", lessons=1)
    for course in (make_course("Kursus kedua", lessons=1), finished):
        enroll(sari, course)
    finish_activity(sari, finished.lessons[0])
    word = Expertise.objects.create(slug="awal", name="Awal")
    PersonExpertise.objects.create(person=sari.person, expertise=word, level=1, source="self")
    _ask_to_be(make_person("Orang pertama", opd=world.cast["paringin"]), "pertama@contoh.example")
    # Start shows the first few that wait: an invitation would be among them here, and not with more.
    for invitation in SessionInvitation.objects.answerable_by(sari):
        decline(invitation, sari)
    Innovation.objects.create(name="Lain", opd=world.cast["paringin"], state="confirmed")


def _ask_to_be(person: Person, email: str) -> None:
    user = make_user(email)
    Claim.objects.create(user=user, person=person, proof="approval", asked_at=timezone.now())


def _add_more(world: World) -> None:
    sari = world.cast["sari"]
    lesson = LessonPage.objects.get(url_path__contains="kursus-kami", slug="pelajaran-11")
    talk = Consultation.objects.get(opened_by=sari.person, subject="Bukti")
    add_messages(sari, talk, MORE)
    for number in range(MORE):
        _add_to_courses(world, number, lesson.course)
        _add_to_mentoring(world, number)
        _add_to_agents(world, number)


def _add_to_courses(world: World, number: int, course: CoursePage) -> None:
    today = timezone.localdate()
    enroll(world.cast["sari"], make_course(f"Kursus {number}", lessons=1))
    module = course.get_children().first()
    module.add_child(instance=LessonPage(title=f"Tambahan {number}", minutes=5))
    person = make_person(f"Orang {number}", opd=world.cast["paringin"])
    Enrollment.objects.create(person=person, course=course, enrolled_on=today, started_on=today)
    _add_to_registry(world, number, person)


def _add_to_registry(world: World, number: int, person: Person) -> None:
    add_member(Innovation.objects.earliest("pk"), person, "member", world.cast["sari"])
    scope = world.cast["paringin"], world.cast["dinkes"]
    make_appointment(person, Appointment.Kind.AGENT, *scope)
    word = Expertise.objects.create(slug=f"ahli-{number}", name=f"Ahli {number}")
    PersonExpertise.objects.create(person=person, expertise=word, level=1, source="self")
    _ask_to_be(person, f"orang{number}@contoh.example")


def _add_to_mentoring(world: World, number: int) -> None:
    sari, paringin = world.cast["sari"], world.cast["paringin"]
    carried = Innovation.objects.carried_by(sari).earliest("pk")
    stranger = make_user(f"warga{number}@contoh.example", first_name=f"Warga {number}")
    register(stranger, name=f"Usul {number}", summary="x", stage="trial", opd=world.cast["dinkes"])
    asked = {"invited_by": sari.person, "asked_at": timezone.now()}
    Invitation.objects.create(innovation=carried, named=f"nama{number}@contoh.example", **asked)
    budis = Innovation.objects.create(name=f"Lain {number}", opd=paringin, state="confirmed")
    Invitation.objects.create(innovation=budis, person=sari.person, named=f"{number}", **asked)
    open_consultation(sari, subject=f"Hal {number}", text="Apa?", innovation=carried)
    register(sari, name=f"Inovasi {number}", summary="x", stage="trial", opd=paringin)


def _add_to_agents(world: World, number: int) -> None:
    dinkes = Opd.objects.get(pk=world.cast["dinkes"].pk)
    make_opd(f"Puskesmas {number}", dinkes, "health_centre")
    notify(
        [bell_name(world.cast["sari"].person.pk)],
        kind="agents.claim_linked",
        subject=f"claim:{number}",
        data={"name": "Sari"},
        url=reverse("agents:claim"),
    )


def _fill_few() -> None:
    with building(21_000):
        _add_some(find_world())


def _fill_many() -> None:
    with building(22_000):
        _add_more(find_world())


FEW = Template("few", WORLD.fingerprint, _fill_few, base=WORLD)
MANY = Template("many", WORLD.fingerprint, _fill_many, base=FEW)

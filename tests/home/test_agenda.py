"""What each finds on the start page: her own work, and the figures that she answers for."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from agents.models import Appointment, User
from agents.personal_data.operations.requests import ask
from courses.learning.operations import enroll
from foundation.agenda import agenda, figures
from foundation.agenda.agenda import MOST, Agenda
from home import start
from innovations.models import Innovation
from innovations.registration.operations import register
from innovations.team.operations.inviting import invite
from mentoring.assignments.operations import assign
from mentoring.consultations.operations.talking import open_consultation, post
from mentoring.followups.operations.keeping import add
from mentoring.invitations.operations.inviting import Time
from mentoring.invitations.operations.inviting import invite as invite_to_session
from mentoring.models import Assignment
from tests.guards.visits import client_of
from tests.mentoring.makers import make_session

START = reverse("home:start")
MOST_QUERIES = 15


def _figures(user: Any) -> dict[str, int]:
    return {each.figure.name: each.count for group in Agenda(user).groups for each in group.figures}


def _parts(user: Any) -> dict[str, list[str]]:
    return {
        part.urgency.name: [f"{each.kind.name}: {each.item.title}" for each in part.shown]
        for part in Agenda(user).parts
    }


@pytest.fixture
def innovation(sari, paringin):
    made = register(sari, name="Posyandu", summary="", stage="trial", opd=paringin)
    Innovation.objects.update(state=Innovation.State.CONFIRMED)
    return made


def accompany(innovation: Innovation, mentor: Any, by: Any, day: date) -> Assignment:
    appointment = Appointment.objects.get(person=mentor.person)
    return assign(appointment, innovation, by, starts_on=day)


@pytest.fixture
def accompanied(innovation, budi, dewi, today):
    return accompany(innovation, budi, dewi, today)


def test_a_course_is_due_overdue_or_to_be_continued(sari, make_course, today):
    for title, days in (("Lewat", -1), ("Kini", 0), ("Nanti", 9), ("Bebas", None)):
        enrollment = enroll(sari, make_course(title))
        if days is not None:
            type(enrollment).objects.filter(pk=enrollment.pk).update(
                due_on=today + timedelta(days=days)
            )
    assert _parts(sari) == {
        "OVERDUE": ["enrollment: Lewat"],
        "TODAY": ["enrollment: Kini"],
        "CONTINUE": ["enrollment: Nanti", "enrollment: Bebas"],
    }


def _next_action(user: Any) -> str:
    [part] = [each for each in Agenda(user).parts if each.urgency.name == "STEP"]
    return str(part.shown[0].item.action)


def test_an_innovation_leads_from_step_to_step(sari, innovation, rini, budi, dewi, today):
    assert _next_action(sari) == "Tulis ringkasan"
    Innovation.objects.update(summary="Ringkas")
    assert _next_action(sari) == "Ajukan pertanyaan"
    accompany(innovation, budi, dewi, today)
    assert _next_action(sari) == "Pesan sesi"
    Innovation.objects.update(state=Innovation.State.REJECTED, reason="Ganda")
    assert _next_action(sari) == "Perbaiki"
    Innovation.objects.update(state=Innovation.State.AWAITING)
    assert _next_action(sari) == "Lihat"
    Innovation.objects.update(state=Innovation.State.WITHDRAWN)
    assert "STEP" not in _parts(sari)


def test_a_question_waits_for_the_mentor_and_its_answer_for_who_asked(
    sari, budi, fauzi, accompanied, innovation
):
    talk = open_consultation(sari, subject="Bukti", text="Apa?", innovation=innovation)
    assert "question: Bukti" in _parts(budi)["WAITING"]
    assert "WAITING" not in _parts(sari)
    seen = type(talk).objects.for_thread(budi).get(pk=talk.pk)
    post(budi, seen, "Foto.", key="1")
    assert "WAITING" not in _parts(budi)
    assert _parts(sari)["WAITING"] == ["answer: Bukti"]
    assert not _parts(fauzi)


def test_a_question_that_waits_too_long_is_overdue_and_counts_for_who_answers_for_it(
    sari, budi, dewi, fauzi, noor, accompanied, innovation, set_clock
):
    set_clock("2026-03-02 08:00")
    open_consultation(sari, subject="Bukti", text="Apa?", innovation=innovation)
    set_clock("2026-03-27 08:00")
    type(accompanied).objects.update(starts_on="2026-01-01")
    Appointment.objects.filter(person=budi.person).update(starts_on="2026-01-01")
    assert _parts(budi)["OVERDUE"] == ["question: Bukti"]
    assert _figures(dewi)["late_questions_of_clinic"] == 1
    assert _figures(fauzi)["late_questions_of_unit"] == 1
    assert _figures(noor)["late_questions_of_unit"] == 0


def test_an_invitation_waits_until_it_is_answered(sari, rini, innovation):
    asked = invite(innovation, rini.email, "member", sari)
    type(asked).objects.filter(pk=asked.pk).update(person=rini.person)
    assert _parts(rini)["WAITING"] == ["invitation: Posyandu"]


def test_without_mentor_counts_until_somebody_accompanies_it(
    innovation, dewi, fauzi, noor, budi, today
):
    def found() -> list[int]:
        return [
            _figures(dewi)["without_mentor_of_clinic"],
            _figures(fauzi)["without_mentor_of_unit"],
            _figures(noor)["without_mentor_of_unit"],
        ]

    assert found() == [1, 1, 0]
    appointment = accompany(innovation, budi, dewi, today).appointment
    assert found() == [0, 0, 0]
    # Whose decree has ended accompanies nobody.
    Appointment.objects.filter(pk=appointment.pk).update(
        starts_on=today - timedelta(days=9), ends_on=today - timedelta(days=1)
    )
    assert found() == [1, 1, 0]


def test_an_innovation_of_a_group_without_mentor_is_the_clinics(sari, dewi, fauzi):
    register(sari, name="Madu", summary="", stage="trial", opd=None, group_name="Kelompok Tani")
    Innovation.objects.update(state=Innovation.State.CONFIRMED)
    assert _figures(dewi)["without_mentor_of_clinic"] == 1
    assert _figures(fauzi)["without_mentor_of_unit"] == 0


def test_the_clinic_sees_erasures_and_what_runs_out(sari, dewi, budi, today):
    ask(sari, "")
    Appointment.objects.filter(person=budi.person).update(ends_on=today + timedelta(days=30))
    found = _figures(dewi)
    assert (found["erasures"], found["ending_appointments"]) == (1, 1)
    assert "erasures" not in _figures(budi)


def test_an_editor_sees_her_drafts_and_no_others(aulia, dewi, make_course):
    course = make_course("Draf")
    course.title = "Draf baru"
    course.save_revision(user=aulia)
    page = Page.objects.get(pk=course.pk)
    assert page.has_unpublished_changes
    assert _figures(aulia)["drafts"] == 1
    page.specific.save_revision(user=dewi)
    assert _figures(aulia)["drafts"] == 0


@pytest.mark.parametrize(
    "who", ["sari", "budi", "fauzi", "rizki", "noor", "rini", "dewi", "aulia", "root"]
)
def test_the_start_page_costs_few_queries(
    request, who, as_user, accompanied, sari, innovation, make_course
):
    enroll(sari, make_course("Bimtek"))
    open_consultation(sari, subject="Bukti", text="Apa?", innovation=innovation)
    client = as_user(request.getfixturevalue(who))
    client.get(START)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(START).status_code == 200
    asked = [each["sql"][:90] for each in captured]
    assert len(asked) <= MOST_QUERIES, "\n".join(asked)


@pytest.mark.parametrize("who", ["sari", "budi", "dewi", "fauzi", "rizki"])
def test_it_costs_no_more_where_every_kind_of_work_waits(
    request, who, as_user, accompanied, sari, budi, innovation, make_course
):
    """A world as full as the demonstration: courses, an invitation, follow-ups, sessions, talks."""
    _fill(innovation, sari, budi, make_course)
    client = as_user(request.getfixturevalue(who))
    client.get(START)
    with CaptureQueriesContext(connection) as captured:
        page = client.get(START)
    kinds = {each.kind.name for part in page.context["agenda"].parts for each in part.shown}
    if who == "budi":
        assert {"enrollment", "session_invitation", "follow_up", "session"} <= kinds
    asked = [each["sql"][:90] for each in captured]
    assert len(asked) <= MOST_QUERIES, "\n".join(asked)


def _fill(innovation, sari, budi, make_course):
    now = timezone.now().replace(second=0, microsecond=0)
    for user in (sari, budi):
        enroll(user, make_course(f"Bimtek {user.pk}"))
        add(innovation, sari, what="Periksa", owner=user.person, due_on=timezone.localdate())
    open_consultation(sari, subject="Bukti", text="Apa?", innovation=innovation)
    times = [
        Time(now + timedelta(days=day), now + timedelta(days=day, hours=1)) for day in (3, 4, 5)
    ]
    invite_to_session(budi, innovation, times, link="https://temu.example/budi")
    start = now + timedelta(days=6)
    make_session(
        innovation=innovation, mentor=budi.person, booked_by=sari.person, starts_at=start,
        ends_at=start + timedelta(hours=1),
    )  # fmt: skip


def test_whoever_is_in_the_midst_of_a_course_is_not_led_to_another(sari, as_user, make_course):
    first, _other = make_course("Bimtek"), make_course("Lanjutan")
    client = as_user(sari)
    assert len(client.get(START).context["suggestions"]) == 2
    enroll(sari, first)
    assert client.get(START).context["suggestions"] == []


def test_all_of_a_part_is_shown_to_whoever_asks(sari, as_user, make_course):
    for number in range(7):
        enroll(sari, make_course(f"Bimtek {number}"))
    client = as_user(sari)
    assert client.get(START).content.decode().count('class="kl-todo ') == 5
    assert client.get(START, {"semua": ""}).content.decode().count('class="kl-todo ') == 7


def test_the_admins_first_page_shows_the_same(aulia, as_user, make_course):
    course = make_course("Draf")
    course.save_revision(user=aulia)
    html = as_user(aulia).get(reverse("wagtailadmin_home")).content.decode()
    assert "Draf Anda" in html


@pytest.mark.parametrize(
    "who", ["innovator", "mentor", "admin", "head", "clinic", "editor", "root"]
)
def test_whatever_the_agenda_shows_leads_somewhere(world, who, covered):
    """Every figure, also one of none, and every row: a page that opens for whom it is shown to."""
    user, client = world.users[who], client_of(world, who)
    agenda = Agenda(user, MOST)
    ways = [each.url for group in agenda.groups for each in group.figures]
    for group in agenda.groups:
        ways += [item.url for each in group.figures for item in each.items(MOST)]
    ways += [shown.item.url for part in agenda.parts for shown in part.shown]
    covered(f"{who}: {len(ways)} ways")
    assert ways
    assert [way for way in ways if client.get(way.partition("#")[0]).status_code != 200] == []


def test_kept_statements_answer_each_role_as_new_ones_do(world):
    """Every role of both agencies, one after the other, so that one kind of reader meets what was
    kept for another."""
    day = timezone.localdate()
    for user in [*User.objects.order_by("pk"), *User.objects.order_by("-pk")]:
        rows = agenda._together(user, day)
        assert agenda._entry_rows(user, day) == ([] if rows is None else list(rows))
        asked = figures._counts(user, day)
        counted = () if asked.rows is None else tuple(asked.rows)
        names, lines = figures._count_lines.noted(user, day)
        assert (names, tuple(lines)) == (asked.note, counted)
        assert start._suggestions(user) == list(start._could_begin(user))

"""Guard 2: what one agency writes is seen by no other, and moves nobody else's totals."""

import asyncio
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.test import Client
from django.utils import timezone

from agents.models import Claim, Decree, Employment, Erasure, Person, Posting, Signer
from agents.models.opds import opds_below
from agents.notices.bells import bell_name
from courses.models import Enrollment, LessonPage
from courses.report.figures import CompletionReport
from foundation.live.following import MOST_ASKED
from foundation.models import Notice, Stream
from innovations.models import Innovation, Invitation
from mentoring.models import Assignment, Consultation, FollowUp, Message, Session, SessionChange
from scheduling.models import Booking, Window
from tests.foundation.live.sockets import Tab
from tests.guards.repository import OURS
from tests.guards.visits import client_of, open_all

BIRD = "Kenarikuning"
STRANGERS = ("visitor", "innovator", "mentor", "admin", "head")

# Written by, or about, one agency: the bird sits here.
PLANTED = {
    "agents.Person": {"title_prefix", "name", "title_suffix", "email", "nip"},
    "agents.Posting": {"position", "grade"},
    "agents.Employment": {"contract"},
    "agents.Signer": {"position"},
    "agents.Decree": {"number", "about"},
    "agents.User": {"first_name", "last_name", "email"},
    "courses.CoursePage": {"introduction", "body", "cover"},
    "courses.ModulePage": {"summary"},
    "courses.LessonPage": {"body"},
    "courses.Enrollment": {"withdrawn_reason"},
    "agents.Claim": {"named", "note", "reason"},
    "agents.Erasure": {"reason", "answer"},
    "innovations.Innovation": {"name", "summary", "group_name", "reason"},
    "innovations.Invitation": {"named"},
    "mentoring.Assignment": {"note", "end_reason"},
    "mentoring.Session": {"topic", "minutes"},
    "scheduling.Booking": {"title", "place", "link"},
    "mentoring.SessionInvitation": {"topic", "reason"},
    "mentoring.FollowUp": {"what"},
    "mentoring.Consultation": {"subject"},
    "mentoring.Message": {"text", "key"},
    "mentoring.MessageTemplate": {"name", "text"},
    "mentoring.SessionChange": {"reason"},
    "scheduling.Window": {"link"},
}
# Everybody may read these, or nobody's agency is told by them.
DECLARED = {
    "agents.Opd": "the tree of agencies is public",
    "agents.OpdAlias": "other names of public agencies",
    "agents.ClaimCode": "a keyed hash, and the address to which it was mailed; on no page",
    "scheduling.Room": "rooms of the clinic are told to whoever books",
    "scheduling.CalendarFeed": "a secret of 128 bits; shown to its owner alone",
    "agents.Expertise": "one vocabulary for the whole regency",
    "courses.Topic": "one vocabulary for the whole regency",
    "courses.CourseIndexPage": "the catalogue is public",
    "assessments": "one bank for the whole regency, for the clinic and editors alone",
    "credentials": "for the holder, her OPD and the clinic; whoever has the code sees the paper",
    "innovations.Affair": "affairs of a national guideline",
    "innovations.Band": "predicates of a national guideline",
    "innovations.EvidenceRule": "what a national guideline asks for",
    "innovations.Indicator": "rows of a national guideline",
    "innovations.IndexRevision": "a national guideline and its source, entered by the clinic",
    "innovations.Scale": "units of a national guideline",
    "innovations.Tier": "tiers of a national guideline",
    "home": "the front of the site is public: news, guides, pictures",
    "foundation.Holiday": "holidays are public",
    "foundation.Reminder": "kinds, names and numbers; on no page",
    "foundation.OutboxMessage": "what is sent is read by nobody on a page",
    "foundation.ClientKey": "random keys of forms",
    "foundation.Event": "names and numbers; sockets carry them by the rule of the stream",
    "foundation.Notice": "its words are in `data`, where the bird sits; read by its owner",
    "foundation.NoticeText": "the clinic's words for everybody's notices",
    "foundation.NoticeChoice": "the name of a topic, which is ours",
    "foundation.Stream": "a prefix and a number",
    "foundation.PrivateFile": "opened by rule only; the matrix has its rows",
}


def _text_fields(model: type[models.Model]) -> set[str]:
    return {
        field.name
        for field in model._meta.get_fields()
        if isinstance(field, models.CharField | models.TextField)
        and field.model._meta.app_label in OURS
        and not field.choices
        and field.editable
        and not getattr(field, "primary_key", False)
    }


def _undeclared() -> dict[str, set[str]]:
    found = {}
    for app in OURS:
        for model in apps.get_app_config(app).get_models():
            label = model._meta.label
            fields = (
                _text_fields(model)
                - PLANTED.get(label, set())
                - {"password", "username", "language"}
            )
            if fields and label not in DECLARED and app not in DECLARED:
                found[label] = fields
    return found


@pytest.fixture
def planted(world, rini, noor, make_course, disdikbud, make_decree, today):
    """Every text of the other agency carries the bird's name."""
    person = Person.objects.filter(pk=rini.person.pk)
    person.update(name=f"Rini {BIRD}", title_prefix=BIRD, title_suffix=BIRD)
    person.update(email=f"{BIRD}@balangan.example")
    Posting.objects.filter(opd=disdikbud).update(position=BIRD, grade=BIRD)
    Employment.objects.filter(person=rini.person).update(contract=BIRD)
    Signer.objects.create(person=noor.person, position=BIRD, starts_on=today)
    Decree.objects.filter(appointments__person=noor.person).update(number=BIRD, about=BIRD)
    type(rini).objects.filter(pk=rini.pk).update(first_name=BIRD, last_name=BIRD)
    Claim.objects.filter(person__postings__opd=disdikbud).update(note=BIRD, reason=BIRD)
    asked = {"user": rini, "person": rini.person, "asked_at": timezone.now()}
    Erasure.objects.create(reason=BIRD, answer=BIRD, **asked)
    carried = {"members__person": rini.person}
    Innovation.objects.filter(**carried).update(name=BIRD, summary=BIRD, reason=BIRD)
    Invitation.objects.filter(invited_by=rini.person).update(named=f"{BIRD}@contoh.example")
    Innovation.objects.confirmed().filter(name=BIRD).update(opd=None, group_name=BIRD)
    Notice.objects.of(bell_name(rini.person.pk)).update(data={"name": BIRD})
    theirs = Innovation.objects.filter(name=BIRD)
    Assignment.objects.filter(innovation__in=theirs).update(note=BIRD)
    sessions = Session.objects.filter(innovation__in=theirs)
    FollowUp.objects.filter(session__in=sessions).update(what=BIRD)
    SessionChange.objects.filter(session__in=sessions).update(reason=BIRD)
    windows = Window.objects.filter(pk__in=sessions.values("window_id"))
    windows.update(link=f"https://{BIRD}.example/")
    sessions.update(topic=BIRD, minutes=BIRD)
    bookings = Booking.objects.filter(session__in=sessions)
    bookings.update(title=BIRD, place=BIRD, link=f"https://{BIRD}.example/")
    talks = Consultation.objects.filter(opened_by=rini.person)
    talks.update(subject=BIRD)
    for message in Message.objects.filter(consultation__in=talks):
        Message.objects.filter(pk=message.pk).update(text=BIRD, key=f"{BIRD}{message.pk}")
    text = [{"type": "text", "value": f"<p>{BIRD}</p>"}]
    course = make_course(f"Kursus {BIRD}", audience="opds", introduction=BIRD, body=text)
    course.audience_opds.set([disdikbud])
    course.save()
    for lesson in course.lessons:
        LessonPage.objects.filter(pk=lesson.pk).update(title=BIRD, draft_title=BIRD, body=text)
    Enrollment.objects.create(
        person=rini.person,
        course=course,
        enrolled_on=today,
        withdrawn_on=today,
        withdrawn_reason=BIRD,
    )
    Enrollment.objects.create(person=rini.person, course=course, enrolled_on=today)
    return world


def _sightings(world, roles: tuple[str, ...] = STRANGERS) -> list[str]:
    return [
        str(visit)
        for visit, response in open_all(world, roles)
        if not response.streaming and BIRD in response.content.decode(errors="replace")
    ]


def test_every_text_of_an_agency_is_planted_or_declared(covered):
    covered(f"{sum(map(len, PLANTED.values()))} fields of {len(PLANTED)} models")
    assert _undeclared() == {}


def test_nobody_of_another_agency_sees_the_bird(planted, covered):
    covered(f"pages of {len(STRANGERS)} roles")
    assert _sightings(planted) == []


def test_control_arm_whoever_may_see_it_does(planted):
    assert _sightings(planted, ("clinic",))


def test_control_arm_a_catalogue_that_shows_everything_is_found(planted, monkeypatch):
    monkeypatch.setattr(
        "courses.models.pages.CourseQuerySet.visible_to", lambda self, user: self.live()
    )
    assert _sightings(planted, ("innovator",))


async def _overheard(client: Client, names: list[str]) -> list[dict[str, Any]]:
    """All that sockets carry which ask for every stream there is, as many at once as are let in."""
    frames = []
    for start in range(0, len(names), MOST_ASKED):
        some = names[start : start + MOST_ASKED]
        tab = Tab(client, "&".join(f"ikuti={name}@0" for name in some))
        await tab.open()
        frames.append(await tab.frame())  # the greeting, however long it takes
        while not await tab.is_silent(0.1):
            frames.append(await tab.frame())
        await tab.close()
    return frames


def test_the_search_finds_no_word_of_another_agency(planted, rini, covered):
    """Nor does it propose one. Control arm: she whose it is finds it among her own."""
    asked = (BIRD, BIRD[:6], BIRD.replace("ku", "uk"), f"{BIRD}nya")
    planted.users["control"] = rini
    for role in STRANGERS:
        for text in asked:
            html = client_of(planted, role).get("/cari/", {"q": text}).content.decode()
            assert "kl-rows__item" not in html, (role, text)
            assert "Maksud Anda" not in html, (role, text)
    found = client_of(planted, "control").get("/cari/", {"q": BIRD}).content.decode()
    kinds = {"inovasi", "sesi", "konsultasi", "pesan"}
    assert {kind for kind in kinds if f'id="hasil-{kind}"' in found} == kinds
    proposed = client_of(planted, "control").get("/cari/", {"q": asked[2]}).content.decode()
    assert "Maksud Anda" in proposed
    covered(f"{len(asked)} questions × {len(STRANGERS)} roles")


def test_no_socket_carries_what_another_agency_announces(committed_db, planted, rini, covered):
    names = list(Stream.objects.values_list("name", flat=True))
    covered(f"{len(names)} streams × {len(STRANGERS)} roles")
    bell = bell_name(rini.person.pk)
    clients = {role: client_of(planted, role) for role in STRANGERS if role != "visitor"}
    for client in clients.values():
        frames = asyncio.run(_overheard(client, names))
        assert BIRD not in str(frames)
        assert bell not in {frame.get("stream") for frame in frames}
    planted.users["control"] = rini
    frames = asyncio.run(_overheard(client_of(planted, "control"), names))
    assert bell in {frame.get("stream") for frame in frames}
    assert BIRD not in str(frames)


def _totals(opd, today) -> object:
    report = CompletionReport(today.year, opds_below([opd.pk]), today)
    return report.total(), [(row.opd, row.figures) for row in report.rows()]


def test_the_rows_of_one_agency_move_nobody_elses_totals(world, dinkes, rini, make_course, today):
    before = _totals(dinkes, today)
    for number in range(3):
        Enrollment.objects.create(
            person=rini.person,
            course=make_course(f"Kursus {number}"),
            enrolled_on=today,
            started_on=today,
        )
    assert _totals(dinkes, today) == before

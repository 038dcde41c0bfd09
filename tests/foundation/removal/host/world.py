"""Something of everything that a plugin can leave in a site, made by its own operations."""

from datetime import date, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.embeds.models import Embed
from wagtail.models import (
    Comment,
    GroupApprovalTask,
    GroupPagePermission,
    Page,
    PageViewRestriction,
    Site,
    Workflow,
    WorkflowTask,
)

from agents.app_settings import app_settings
from agents.models import Appointment, Decree, Employment, Opd, Person, Posting
from agents.registry.operations import appointments, decrees, opds
from courses.learning.operations import enroll
from courses.models import CourseIndexPage, CoursePage, LessonPage, ModulePage
from innovations.models import Innovation
from innovations.registration.operations import register
from mentoring.assignments.operations import assign
from mentoring.consultations.operations.talking import open_consultation
from mentoring.sessions.operations.booking import book
from scheduling.leave.operations import record_leave
from scheduling.models import Leave, Window

SINCE = date(2021, 1, 1)
VIDEO = "https://www.youtube.com/watch?v=abc&t=1"
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def fill() -> None:
    root = get_user_model().objects.create_superuser("root", "root@host.example", "x")
    region = opds.found(None, name="Regency", short_name="Regency", kind="government")
    health = opds.found(region, name="Health", short_name="Health", kind="agency")
    planning = opds.found(region, name="Planning", short_name="Planning", kind="board")
    sari, budi = _person("sari", health), _person("budi", planning)
    decree = decrees.record(
        kind=Decree.Kind.DECREE,
        number="1/2021",
        issued_on=SINCE,
        about="Roles",
        upload=SimpleUploadedFile("decree.pdf", PDF),
        by=root,
    )
    appointment = appointments.appoint(
        budi, Appointment.Kind.PAMONG, decree, scope=[health], starts_on=SINCE
    )
    course = _course()
    enroll(sari.user, course)
    innovation = register(
        sari.user, name="Bird", summary="x", stage=Innovation.Stage.INITIATIVE, opd=health
    )
    _accompany(root, sari, budi, appointment, innovation)
    _use_of_wagtail(root, course)


def _person(name: str, opd: Opd) -> Person:
    user = get_user_model().objects.create_user(name, f"{name}@host.example", "x")
    person = Person.objects.create(name=name, user=user, employment="pns", is_verified=True)
    Employment.objects.create(person=person, kind="pns")
    Posting.objects.create(person=person, opd=opd, starts_on=SINCE, position="Staff")
    return person


def _course() -> CoursePage:
    front = Site.objects.get().root_page
    catalogue = front.add_child(instance=CourseIndexPage(title="Courses"))
    course = catalogue.add_child(instance=CoursePage(title="Birds", audience="public", jp=2))
    module = course.add_child(instance=ModulePage(title="One"))
    lesson = module.add_child(instance=LessonPage(title="First", minutes=10))
    player = f'<embed embedtype="media" url="{VIDEO.replace("&", "&amp;")}"/>'
    lesson.body = [("text", f"<p>{player}</p>")]
    for page in (catalogue, course, module, lesson):
        page.save_revision().publish()
    return CoursePage.objects.get(pk=course.pk)


def _accompany(
    root: Any, sari: Person, budi: Person, appointment: Appointment, innovation: Innovation
) -> None:
    assign(appointment, innovation, root, starts_on=timezone.localdate())
    first = timezone.now().replace(hour=1, minute=0, second=0, microsecond=0) + timedelta(days=8)
    window = Window.objects.create(
        person=budi,
        starts_at=first,
        ends_at=first + timedelta(hours=2),
        slot_minutes=30,
        link="https://meet.example/x",
    )
    book(sari.user, innovation, window, first, "Evidence")
    later = first + timedelta(days=3)
    record_leave(
        budi, Leave.Kind.ANNUAL, budi.user, starts_at=later, ends_at=later + timedelta(hours=8)
    )
    open_consultation(
        sari.user,
        subject="Proof",
        text="What is missing?",
        innovation=innovation,
        uploads=[SimpleUploadedFile("proof.pdf", PDF)],
    )


def _use_of_wagtail(root: Any, course: CoursePage) -> None:
    """What editors of the host have done with a page of ours, and with a group."""
    front = Site.objects.get().root_page
    Comment.objects.create(page=course, user=root, text="Nice", contentpath="title")
    Redirect.objects.create(old_path="/birds", redirect_page=course)
    Embed.objects.create(url=VIDEO, type="video", hash="1", last_updated=timezone.now())
    Embed.objects.create(url="https://else.where/", type="video", hash="2")
    PageViewRestriction.objects.create(page=course, restriction_type="login")
    group = Group.objects.create(name="Host's editors")
    change = Permission.objects.get(content_type__app_label="wagtailcore", codename="change_page")
    GroupPagePermission.objects.create(group=group, page=course, permission=change)
    GroupPagePermission.objects.create(group=group, page=front, permission=change)
    task = GroupApprovalTask.objects.create(name="By the plugins' editors")
    task.groups.add(Group.objects.get(name=app_settings.EDITORS_GROUP))
    workflow = Workflow.objects.create(name="Approval")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    workflow.start(course, root)
    copy = course.create_alias(update_slug="birds-too", parent=course.get_parent())
    assert copy.alias_of_id == course.pk
    assert Page.objects.get(pk=copy.pk).live

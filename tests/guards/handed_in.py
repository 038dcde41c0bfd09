"""An assignment in the course of each agency, and what a learner of it has handed in."""

from typing import Any

from django.urls import reverse

from assessments.assignments.operations import Work, appoint_marker, submit
from assessments.models import AssignmentPage
from courses.models import Enrollment

BY_ASSIGNMENT = ("work", "work_results", "markers", "extend")
BY_SUBMISSION = ("submission", "give_back")


def add_assignments(world: Any) -> None:
    """Budi marks for our agency, Noor for the other one."""
    for whose, learner, marker in (("own", "sari", "budi"), ("other", "rini", "noor")):
        user = world.cast[learner]
        enrollment = Enrollment.objects.of(user).current().latest("pk")
        module = enrollment.course.get_children().first()
        page = AssignmentPage(title=f"Tugas {learner}", minutes=30, is_required=False)
        module.add_child(instance=page)
        appointed = appoint_marker(page, world.cast[marker].person, world.cast["aulia"])
        page = AssignmentPage.objects.get(pk=page.pk)
        world.addresses["page:assignment", whose] = page.url
        sent = submit(user, page, Work(text="Isi tugas."))
        pages = dict.fromkeys(BY_ASSIGNMENT, page.pk) | dict.fromkeys(BY_SUBMISSION, sent.pk)
        for name, pk in {**pages, "end_marker": appointed.pk}.items():
            address = f"assessments:{name}"
            world.addresses[address, whose] = reverse(address, args=[pk])

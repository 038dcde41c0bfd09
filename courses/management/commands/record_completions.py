from typing import Any

from django.core.management.base import BaseCommand

from courses.certificates.ledger import record_completed
from courses.models import CoursePage, Enrollment


class Command(BaseCommand):
    help = (
        "Write completed courses that stand in no ledger yet into it, and order their certificates."
        " Safe to run again."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        done = Enrollment.objects.exclude(completed_on=None).select_related("person")
        courses = CoursePage.objects.filter(pk__in=done.values("course")).order_by("pk")
        count = sum(
            record_completed(done.filter(course=each).order_by("pk"), each, None)
            for each in courses
        )
        self.stdout.write(f"{count} achievements written")

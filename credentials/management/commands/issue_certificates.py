from typing import Any

from django.core.management.base import BaseCommand

from credentials.certificates.operations.ordering import order_all
from credentials.certificates.operations.working import issue_waiting
from credentials.models import Achievement, CertificateDesign


class Command(BaseCommand):
    help = (
        "Issue certificates for all that was achieved before a template issued them by itself."
        " Each is issued once, however often this runs."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        for design in CertificateDesign.objects.filter(is_active=True).exclude(use_for=""):
            mine = Achievement.objects.standing().filter(kind=design.use_for)
            order_all(design, mine, f"{design.get_use_for_display()}, issue_certificates", None)
        count = 0
        while done := issue_waiting():
            count += done
        self.stdout.write(f"{count} certificates issued")

"""`manage.py index_years --check`: the years of the index, and whether each holds together."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from innovations.index.checking import report_of
from innovations.models import IndexRevision


class Command(BaseCommand):
    help = "List the index years with their revisions; --check looks for faults in each."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check",
            action="store_true",
            help="look for wrong sums, missing tiers and sources, new holes and overlaps, and changes"
            " after publishing; fails where there is one in what is published",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        broken = 0
        revisions = IndexRevision.objects.select_related("index_year")
        for revision in revisions.order_by("index_year__year", "n"):
            self.stdout.write(f"{revision}: {_state(revision)}")
            if options["check"]:
                broken += self._checked(revision)
        if broken:
            raise CommandError(_("Faults in what is published: %(count)s.") % {"count": broken})

    def _checked(self, revision: IndexRevision) -> int:
        """How many faults count: those of a draft are only told."""
        report = report_of(revision)
        for fault in report.faults:
            self.stdout.write("  " + _("fault: %(what)s") % {"what": fault})
        for flaw in report.in_source:
            told = _("in the source: %(what)s. A person chooses the tier.") % {"what": flaw}
            self.stdout.write(f"  {told}")
        return len(report.faults) if revision.is_published else 0


def _state(revision: IndexRevision) -> str:
    if not revision.is_published:
        return _("draft")
    if not revision.is_scorable:
        return _("published; cannot be scored, because %(reason)s") % {"reason": revision.reason}
    return _("published")

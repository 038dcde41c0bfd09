"""`manage.py index_score --year 2026`: the index, with all that one needs to reckon it again."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from innovations.index.reading import NotScorableError, rules_of
from innovations.index.scoring import document_of, known_of
from innovations.index.worlds import WorldError, limits_of, world_in
from innovations.models import IndexRevision

KINDS = ("claimed", "verified")


class Command(BaseCommand):
    help = (
        "The regional innovation index of a year, claimed and verified. --world reckons a made-up region:"
        ' {"spd": 50, "innovations": [{"maturity": 80, "affair": "Kesehatan"}]}.'
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--year", type=int, required=True, help="the index year")
        parser.add_argument("--format", choices=["json", "text"], default="text")
        parser.add_argument(
            "--world", help="a file with a made-up region, as JSON; - reads what is piped in"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        revision = _current(options["year"])
        try:
            rules = rules_of(revision)
            if options["world"] is None:
                document = known_of(revision)
            else:
                world = world_in(_read(options["world"]), limits_of(revision))
                document = document_of(revision, world, rules)
        except NotScorableError as refusal:
            raise CommandError(
                _("%(year)s cannot be scored, because %(reason)s")
                % {"year": refusal.year, "reason": refusal.reason}
            ) from None
        except WorldError as refusal:
            raise CommandError(str(refusal)) from None
        if options["format"] == "json":
            self.stdout.write(json.dumps(document, ensure_ascii=False, indent=2))
        else:
            self._write_text(document)

    def _write_text(self, document: dict[str, Any]) -> None:
        said = {"year": document["year"], "revision": document["revision"]}
        self.stdout.write(_("Index of %(year)s, revision %(revision)s") % said)
        counted = sum(each["eligible"] for each in document["innovations"])
        told = {"counted": counted, "all": len(document["innovations"])}
        self.stdout.write(_("Innovations that count: %(counted)s of %(all)s") % told)
        labels = {"claimed": _("Claimed"), "verified": _("Verified")}
        for kind in KINDS:
            figures = ", ".join(
                f"{name} {_or_dash(document[name][kind])}"
                for name in ("spd", "sid", "count_score", "affairs_covered", "iid", "band")
            )
            self.stdout.write(f"{labels[kind]}: {figures}")


def _or_dash(value: Any) -> Any:
    return "–" if value is None else value


def _current(year: int) -> IndexRevision:
    found = IndexRevision.objects.current().select_related("index_year")
    revision = found.filter(index_year__year=year).first()
    if revision is None:
        years = ", ".join(str(each.year) for each in found.order_by("index_year__year"))
        raise CommandError(
            _("There is no published index year %(year)s. Published: %(years)s.")
            % {"year": year, "years": years or "–"}
        )
    return revision


def _read(named: str) -> str:
    path = Path("/dev/stdin" if named == "-" else named)
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError, ValueError) as fault:
        raise CommandError(
            _("The file %(file)s cannot be read: %(fault)s") % {"file": named, "fault": fault}
        ) from None

"""Certificates of other organisers: recognised, given back, refused, and some that wait."""

from datetime import timedelta
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from credentials.models import Recognition
from credentials.recognition.operations import give_back, recognise, refuse, submit
from demo import content
from demo.accounts import user_named
from demo.content import Seed

DAY = timedelta(days=1)


def build_recognitions() -> None:
    """Needs accounts and the rules of lesson hours."""
    plan = content.of("recognition")
    for each in plan["certificates"]:
        _decide(_sent(each), each, plan["decider"])


def _sent(seed: Seed) -> Recognition:
    held = timezone.now() - seed["days_ago"] * DAY
    holder = user_named(seed["holder"])
    day = timezone.localdate(held)
    paper = (content.CONTENT / "files" / "lembar-kerja-gagasan.pdf").read_bytes()
    return submit(
        holder.person,
        # Each its own bytes: the clinic is told of one file that two people sent.
        SimpleUploadedFile("sertifikat.pdf", paper + seed["number"].encode()),
        holder,
        at=held + 2 * DAY,
        title=seed["title"],
        organiser=seed["organiser"],
        form=seed["form"],
        role="participant",
        starts_on=day,
        ends_on=day,
        number=seed["number"],
        issued_on=day,
        jp=Decimal(seed["jp"]),
        predicate=seed.get("predicate", ""),
        place="",
    )


def _decide(row: Recognition, seed: Seed, decider: str) -> None:
    by, at = user_named(decider), row.submitted_at + 3 * DAY
    remarks = seed.get("remarks", "")
    match seed.get("decided"):
        case "recognised":
            recognise(row, by, jp=row.jp, at=at)
        case "returned":
            give_back(row, by, remarks, at=at)
        case "refused":
            refuse(row, by, remarks, at=at)

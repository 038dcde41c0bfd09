"""Certificates of three years: one revoked, one replaced after a change of name, some expired."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from agents.models import Decree, Person
from credentials.app_settings import app_settings
from credentials.certificates.operations.ending import revoke
from credentials.certificates.operations.issuing import issue, reissue
from credentials.designs import operations as designs
from credentials.ledger.operations import Attendee, Occasion, record_all
from credentials.models import Achievement, Certificate, CertificateDesign
from credentials.signers.operations import enter
from credentials.signing.keys import make_key
from demo import content
from demo.accounts import user_named
from demo.content import Seed
from foundation.files.operations import keep

OFFICE = "Pemerintah Kabupaten Balangan (data contoh)"
PAPERS_FOR = Achievement.Kind.COURSE
EVERY = 3  # of the completed courses, so many have their paper


def build_certificates() -> None:
    """Issue through the operations of credentials; needs people and what they completed."""
    _make_key()
    plan, clinic = content.of("certificates"), user_named("Dewi Lestari")
    signer = _signer(plan["signer"], clinic)
    emblem = _emblem(clinic)
    design = designs.add(clinic, **plan["design"], signer=signer, emblem=emblem)
    done = Achievement.objects.filter(kind=PAPERS_FOR).order_by("ends_on", "pk")
    papers = [_issue(each, design, clinic) for each in done[::EVERY]]
    designs.change(design, clinic, use_for=CertificateDesign.Use.COURSE)
    _end_some(papers, clinic)
    _hold_seminar(plan["seminar"], clinic, signer=signer, emblem=emblem)


def _make_key() -> None:
    key = Path(app_settings.KEY_FILE)
    if app_settings.KEY_FILE and not key.exists():
        make_key(key.parent, OFFICE, years=10)


def _signer(seed: Seed, by: Any) -> Any:
    decree = Decree.objects.get(number=seed["decree"])
    facts = {"position": seed["position"], "starts_on": seed["starts_on"], "decree": decree}
    return enter(Person.objects.get(name=seed["person"]), by, **facts)


def _emblem(by: Any) -> Any:
    path = content.CONTENT / "files" / "emblem.png"
    upload = SimpleUploadedFile("lambang.png", path.read_bytes())
    return keep(upload, by=by, kinds={"image/png": ".png"})


def _issue(achievement: Achievement, design: CertificateDesign, by: Any) -> Certificate:
    on = min(achievement.ends_on + timedelta(days=1), timezone.localdate())
    return issue(achievement, design, by, on=on)


def _end_some(papers: list[Certificate], by: Any) -> None:
    """One holder had married and has another name; one had not taken part after all."""
    if len(papers) > 1:
        reissue(papers[0], by, "Perbaikan penulisan nama (data contoh).")
        revoke(papers[1], by, "Peserta tercatat ganda pada daftar hadir (data contoh).")


def _hold_seminar(seed: Seed, by: Any, **look: Any) -> None:
    day = date(timezone.localdate().year - seed["years_ago"], seed["month"], seed["day"])
    occasion = Occasion(
        source_key=seed["key"],
        kind=Achievement.Kind.EVENT,
        form="seminar",
        title=seed["title"],
        organiser="Bapperida Kabupaten Balangan",
        starts_on=day,
        ends_on=day,
        minutes=135,
        jp=Decimal(seed["jp"]),
    )
    design = designs.add(by, **seed["design"], **look)
    people = Person.objects.filter(name__in=seed["people"]).order_by("pk")
    for each in record_all(occasion, [Attendee(person) for person in people], by):
        _issue(each, design, by)

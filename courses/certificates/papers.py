"""A learner's certificates, as her pages show them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.certificates.ledger import source_key
from courses.models import Enrollment
from credentials.models import Certificate, CertificateDesign, Issuance
from foundation.app_settings import app_settings
from foundation.users import AnyUser

SOON = timedelta(days=60)


@dataclass(frozen=True)
class Paper:
    """One certificate: where its file and its public check are. `share_url` is whole."""

    number: str
    title: str
    issued_on: date
    expires_on: date | None
    status: str
    file_url: str
    check_url: str
    share_url: str
    expires_soon: bool

    @property
    def said(self) -> str:
        """Its status in words."""
        words = {
            "valid": _("Still valid"),
            "expired": _("No longer valid"),
            "revoked": _("Revoked"),
            "replaced": _("Replaced"),
        }
        return words[self.status]


def papers_of(user: AnyUser) -> list[Paper]:
    """Her certificates, newest first, without those that were replaced. One query."""
    mine = Certificate.objects.of(user).issued().exclude(state=Certificate.State.REPLACED)
    return [_paper(each) for each in mine.select_related("file__file", "achievement")]


def paper_of(enrollment: Enrollment) -> Paper | None:
    """The live certificate of a completed enrollment; None while there is none."""
    key = source_key(enrollment.course_id, enrollment.cycle)
    mine = (
        Certificate.objects.live()
        .issued()
        .filter(achievement__source_key=key, achievement__person=enrollment.person_id)
    )
    found = mine.select_related("file__file", "achievement").first()
    return _paper(found) if found else None


def numbers_of(enrollments: Iterable[Enrollment]) -> dict[int, str]:
    """Numbers of the live certificates of completed enrollments, by id of enrollment. One query."""
    keys = {
        (each.person_id, source_key(each.course_id, each.cycle)): each.pk for each in enrollments
    }
    rows = Certificate.objects.live().filter(
        achievement__source_key__in={key for _person, key in keys},
        achievement__person__in={person for person, _key in keys},
    )
    found = rows.values_list("achievement__person", "achievement__source_key", "number")
    return {keys[person, key]: number for person, key, number in found if (person, key) in keys}


def is_on_its_way(enrollment: Enrollment) -> bool:
    """Whether a certificate was ordered that is not issued yet."""
    key = source_key(enrollment.course_id, enrollment.cycle)
    rows = Issuance.objects.filter(achievement__source_key=key)
    return rows.filter(
        achievement__person=enrollment.person_id, state=Issuance.State.WAITING
    ).exists()


def has_certificates() -> bool:
    """Whether completed courses get one by themselves."""
    return CertificateDesign.objects.filter(is_active=True, use_for="course").exists()


@dataclass(frozen=True)
class Prospect:
    """What the page of a course says of its certificate. `missing`: required steps that are open."""

    paper: Paper | None
    is_on_its_way: bool
    is_offered: bool
    missing: Sequence[object]


def prospect_of(enrollment: Enrollment | None, missing: Sequence[object]) -> Prospect:
    """`missing`: what is left of the outline. One query, two for whoever has completed the course and
    waits for her certificate."""
    if enrollment is None or enrollment.completed_on is None:
        return Prospect(None, False, has_certificates(), missing)
    paper = paper_of(enrollment)
    return Prospect(paper, paper is None and is_on_its_way(enrollment), False, [])


def _paper(certificate: Certificate) -> Paper:
    check = reverse("credentials:check", args=[certificate.code])
    today = timezone.localdate()
    last = certificate.expires_on
    return Paper(
        number=certificate.number,
        title=certificate.achievement.title,
        issued_on=certificate.issued_on,
        expires_on=last,
        status=certificate.status,
        file_url=certificate.file.file.get_absolute_url(),
        check_url=check,
        share_url=f"{app_settings.BASE_URL}{check}",
        expires_soon=last is not None and today <= last <= today + SOON,
    )

"""Issue one certificate: number, PDF with its code, signature, bytes kept for ever.

All of it in one transaction, so that nothing of it stands without the rest. Locks: the achievement
first, then the series of the numbers.
"""

import calendar
import hashlib
from datetime import date, timedelta

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from agents.models import Signer
from credentials.certificates.facts import facts_of
from credentials.certificates.operations.ending import NotLiveError, end
from credentials.certificates.rendering import pdf_of
from credentials.models import (
    Achievement,
    Certificate,
    CertificateDesign,
    CertificateFile,
    SigningJob,
)
from credentials.numbers import operations as numbers
from credentials.numbers.patterns import Filling
from credentials.refusals import UnexplainedError
from credentials.signals import certificate_issued
from credentials.signing.adapters import SIGNER, SignedLaterError, SigningError
from foundation.files.operations import MEGABYTE, keep
from foundation.users import Account

Signing = Certificate.Signing
LARGEST = 30 * MEGABYTE
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=2), timedelta(hours=6)


class NotAchievedError(Exception):
    """The achievement was withdrawn."""


class SignerNotInForceError(Exception):
    """The term of the template's signer does not cover the date of issue."""


@transaction.atomic
def issue(
    achievement: Achievement,
    design: CertificateDesign,
    by: Account | None,
    *,
    on: date | None = None,
) -> Certificate:
    """The certificate of `design` for an achievement; one that is live already is answered as it is.

    `on`: the date of issue, a local day; None is today. Raises NotAchievedError,
    SignerNotInForceError, TextError, RangesUsedUpError.
    """
    locked = _standing(achievement)
    live = Certificate.objects.live().filter(achievement=locked, kind=design.kind).first()
    return live or _issued(locked, design, by, on or timezone.localdate(), replaces=None)


@transaction.atomic
def reissue(
    certificate: Certificate, by: Account | None, reason: str, *, on: date | None = None
) -> Certificate:
    """A new paper in place of a live one, as after a change of name: with a new number and a new code.
    The old code says that it was replaced and nothing of the new one. Raises NotLiveError,
    UnexplainedError and what `issue` raises."""
    if not reason.strip():
        raise UnexplainedError
    achievement = _standing(certificate.achievement)
    old = Certificate.objects.select_for_update().live().filter(pk=certificate.pk).first()
    if old is None:
        raise NotLiveError
    end(old, Certificate.State.REPLACED, by, reason)
    return _issued(achievement, old.design, by, on or timezone.localdate(), replaces=old)


def _standing(achievement: Achievement) -> Achievement:
    rows = Achievement.objects.select_for_update(of=("self",)).standing()
    found = rows.select_related("person", "opd").filter(pk=achievement.pk).first()
    if found is None:
        raise NotAchievedError
    return found


def _issued(
    achievement: Achievement,
    design: CertificateDesign,
    by: Account | None,
    on: date,
    *,
    replaces: Certificate | None,
) -> Certificate:
    if not Signer.objects.in_force(on).filter(pk=design.signer_id).exists():
        raise SignerNotInForceError
    filling = Filling(on, design.classification, design.unit)
    entry = numbers.take(design.pattern, filling)
    expires = expiry_of(design, on)
    made = Certificate.objects.create(
        achievement=achievement,
        kind=design.kind,
        design=design,
        entry=entry,
        number=entry.number,
        issued_on=on,
        expires_on=expires,
        facts=facts_of(design, achievement, on=on, number=entry.number, expires=expires),
        signer=design.signer,
        replaces=replaces,
    )
    sign(made)
    log(instance=made, action="credentials.issue", user=by, data={"number": made.number})
    certificate_issued.after_commit(certificate=made, by=by)
    return made


def sign(certificate: Certificate) -> None:
    """Sign a certificate that has no bytes yet, and store them; or note what is waited for. The caller
    has it in its transaction."""
    adapter = SIGNER.make()
    design = certificate.design
    try:
        pdf = pdf_of(
            certificate.facts,
            certificate.code,
            adapter.words(),
            {"emblem": design.emblem, "background": design.background},
        )
        signed = adapter.sign(pdf, certificate.code)
    except SignedLaterError as later:
        _wait(certificate, Signing.WAITING, remote_id=later.remote_id)
    except SigningError as error:
        _wait(certificate, Signing.FAILED, error=str(error)[:250])
    else:
        store(certificate, signed, adapter.name, is_signed=adapter.signs)


def store(certificate: Certificate, pdf: bytes, by: str, *, is_signed: bool) -> None:
    """The bytes of a certificate, once and for ever."""
    digest = hashlib.sha256(pdf).hexdigest()
    name = f"Sertifikat {certificate.number} {certificate.facts['name']}.pdf"
    upload = SimpleUploadedFile(name.replace("/", "-"), ContentFile(pdf).read())
    kept = keep(upload, by=None, limit=LARGEST)
    CertificateFile.objects.create(certificate=certificate, file=kept, sha256=digest, signed_by=by)
    certificate.signing = Signing.SIGNED if is_signed else Signing.NONE
    certificate.save(update_fields=["signing"])
    SigningJob.objects.filter(certificate=certificate).delete()


def _wait(certificate: Certificate, signing: str, *, remote_id: str = "", error: str = "") -> None:
    job, _ = SigningJob.objects.get_or_create(
        certificate=certificate, defaults={"key": certificate.code}
    )
    wait = min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(job.attempts, 10))
    job.attempts += 1
    job.remote_id, job.error = remote_id or job.remote_id, error
    job.next_try_at = timezone.now() + wait
    job.save()
    certificate.signing = signing
    certificate.save(update_fields=["signing"])


def expiry_of(design: CertificateDesign, on: date) -> date | None:
    """The last day of what is issued on a local day; None where it does not expire."""
    return _months_after(on, design.valid_months) if design.valid_months else None


def _months_after(day: date, months: int) -> date:
    """The last day of a validity: 31 January and one month end on 27 or 28 February, the day before
    the same day of the month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last)) - timedelta(days=1)

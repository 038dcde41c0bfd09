"""Order certificates: a row for each in the transaction of what is certified, issued after it."""

import secrets
from collections.abc import Iterable

from django.db import models, transaction
from wagtail.log_actions import log

from credentials.models import Achievement, Batch, Certificate, CertificateDesign, Issuance
from foundation.outbox.operations import put
from foundation.users import Account

ISSUE = "credentials.issue"


def order_for(achievements: Iterable[Achievement]) -> int:
    """Order what templates issue by themselves for `achievements`, in the caller's transaction. It is
    issued right after the commit, and tried again every minute. Returns how many were ordered."""
    found = list(achievements)
    designs = CertificateDesign.objects.filter(is_active=True).exclude(use_for="")
    by_use = {each.use_for: each for each in designs} if found else {}
    rows = [
        Issuance(achievement=each, design=by_use[each.kind])
        for each in found
        if each.kind in by_use
    ]
    _write(rows)
    return len(rows)


@transaction.atomic
def order_all(
    design: CertificateDesign,
    achievements: "models.QuerySet[Achievement]",
    about: str,
    by: Account | None,
) -> Batch:
    """Order a certificate of `design` for each of `achievements` that stands and has none of its kind.
    They are issued in the background; what is issued already is not issued again."""
    batch = Batch.objects.create(design=design, about=about[:255], ordered_by=by)
    has_one = Certificate.objects.live().filter(achievement=models.OuterRef("pk"), kind=design.kind)
    ordered = Issuance.objects.filter(achievement=models.OuterRef("pk"), design=design)
    wanted = achievements.standing().filter(~models.Exists(has_one), ~models.Exists(ordered))  # type: ignore[attr-defined]
    rows = [
        Issuance(achievement=each, design=design, batch=batch)
        for each in wanted.order_by("pk").only("pk")
    ]
    _write(rows)
    log(instance=batch, action="credentials.order", user=by, data={"count": len(rows)})
    return batch


@transaction.atomic
def retry_refused(design: CertificateDesign) -> int:
    """What was refused for a fault of the template waits again, once that is mended."""
    refused = Issuance.objects.filter(design=design, state=Issuance.State.REFUSED)
    waits = {"state": Issuance.State.WAITING, "refusal": "", "claimed_until": None}
    count = refused.exclude(refusal="withdrawn").update(**waits)
    if count:
        wake()
    return count


def _write(rows: list[Issuance]) -> None:
    if rows:
        # Twice at once: one order stands, and neither fails.
        Issuance.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)
        wake()


def wake() -> None:
    """Issue what waits, right after the commit; `manage.py minute` makes sure."""
    put(f"{ISSUE}:{secrets.token_hex(8)}", ISSUE, {})

"""The personal data of certificates and lesson hours."""

from django.utils.translation import gettext_lazy as _

from foundation.privacy.map import (
    ARCHIVE,
    RECORD,
    TRAINING,
    Declaration,
    On,
    declare,
    declare_impersonal,
)

FOR_GOOD = _("For good: they count for a whole career")


def connect() -> None:
    declare(
        Declaration(
            "credentials.Achievement",
            TRAINING,
            {
                **dict.fromkeys(("person", "withdrawn_by"), On.STAYS),
                "details": On.REDACTED,
                "withdrawn_reason": On.REDACTED,
            },
            FOR_GOOD,
            whose=("person",),
            accounts=("withdrawn_by",),
            because=ARCHIVE,
        ),
        Declaration(
            "credentials.Certificate",
            TRAINING,
            {"facts": On.REDACTED, "reason": On.REDACTED, "ended_by": On.STAYS},
            FOR_GOOD,
            whose=("achievement__person",),
            accounts=("ended_by",),
            because=ARCHIVE,
        ),
        Declaration(
            "credentials.Batch",
            RECORD,
            {"ordered_by": On.STAYS},
            FOR_GOOD,
            accounts=("ordered_by",),
            because=ARCHIVE,
        ),
    )
    _declare_outside()
    _declare_impersonal()


def _declare_outside() -> None:
    declare(
        Declaration(
            "credentials.Recognition",
            TRAINING,
            {
                **dict.fromkeys(("person", "decided_by", "file", "achievement"), On.STAYS),
                **dict.fromkeys(("number", "predicate", "place", "remarks"), On.REDACTED),
            },
            FOR_GOOD,
            whose=("person",),
            accounts=("decided_by",),
            because=ARCHIVE,
        ),
    )


def _declare_impersonal() -> None:
    declare_impersonal("credentials.Achievement", "title", "organiser", "source_key")
    declare_impersonal("credentials.JpRule", "source")
    declare_impersonal("credentials.Recognition", "title", "organiser")
    declare_impersonal("credentials.Certificate", "number", "code")
    declare_impersonal("credentials.CertificateFile", "sha256", "signed_by")
    declare_impersonal("credentials.SigningJob", "key", "remote_id", "error")
    declare_impersonal("credentials.Batch", "about")
    declare_impersonal("credentials.Issuance", "refusal")
    for name in ("NumberSeries", "NumberRange", "GivenNumber", "NumberEntry"):
        declare_impersonal(
            f"credentials.{name}", "pattern", "unit", "number", "source", "void_reason"
        )
    texts = ("name", "issuer", "heading", "opening", "body", "place")
    declare_impersonal("credentials.CertificateDesign", *texts, "pattern", "classification", "unit")

"""The personal data of the registry."""

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from foundation.privacy.map import (
    ACCOUNT,
    ARCHIVE,
    FREE,
    OTHERS,
    PROOF,
    RECORD,
    REGISTRY,
    Declaration,
    On,
    declare,
    declare_impersonal,
)

AS_LONG_AS_THE_PERSON = _("As long as the person's record")


def fields_of_account() -> dict[str, On]:
    """Of whatever user model the site has: every text, and what must stay unique."""
    fields = get_user_model()._meta.concrete_fields
    free = [each for each in fields if isinstance(each, FREE) and not each.choices]
    return {each.name: On.PSEUDONYM if _is_known_by(each) else On.CLEARED for each in free}


def _is_known_by(field: Any) -> bool:
    return field.unique or field.name == get_user_model().get_email_field_name()


DECLARATIONS = (
    Declaration(
        "agents.Person",
        REGISTRY,
        {
            **dict.fromkeys(("title_prefix", "title_suffix", "nip", "email"), On.CLEARED),
            "user": On.CLEARED,
            "name": On.PSEUDONYM,
        },
        _("While she works for the government, then as a pseudonym with what she completed"),
        whose=("pk",),
        because=ARCHIVE,
    ),
    Declaration(
        "agents.Posting",
        REGISTRY,
        {
            "position": On.CLEARED,
            "grade": On.CLEARED,
            **dict.fromkeys(("person", "superior"), On.STAYS),
        },
        AS_LONG_AS_THE_PERSON,
        whose=("person",),
        because=_("Figures of past years count where people worked"),
    ),
    Declaration(
        "agents.Employment",
        REGISTRY,
        {"person": On.STAYS, "contract": On.CLEARED},
        AS_LONG_AS_THE_PERSON,
        whose=("person",),
        because=_("Figures of past years count where people worked"),
    ),
    Declaration(
        "agents.Signer",
        REGISTRY,
        {"person": On.STAYS},
        _("For good: a decree is a state document"),
        whose=("person",),
        because=ARCHIVE,
    ),
    Declaration(
        "agents.PersonExpertise",
        REGISTRY,
        {"person": On.CLEARED},
        AS_LONG_AS_THE_PERSON,
        whose=("person",),
        goes=True,
    ),
    Declaration(
        "agents.Appointment",
        REGISTRY,
        {"person": On.STAYS},
        _("For good: a decree is a state document"),
        whose=("person",),
        because=ARCHIVE,
    ),
    Declaration(
        "agents.Claim",
        ACCOUNT,
        {
            **dict.fromkeys(("user", "person", "settled_by", "carried"), On.STAYS),
            **dict.fromkeys(("named", "note", "reason"), On.CLEARED),
        },
        _("As long as the account; what was written beside it one year"),
        whose=("person",),
        accounts=("user",),
        because=PROOF,
    ),
    Declaration(
        "agents.ClaimCode",
        ACCOUNT,
        {**dict.fromkeys(("person", "email", "created_by"), On.CLEARED)},
        _("30 days after the code ran out"),
        whose=("person",),
        goes=True,
        secret=frozenset({"digest"}),
    ),
    Declaration(
        "agents.StaffImport",
        REGISTRY,
        {"result": On.STAYS, "created_by": On.STAYS},
        _("90 days, file and findings together"),
        accounts=("created_by",),
        because=PROOF,
        secret=frozenset({"result"}),
    ),
    Declaration(
        "agents.Erasure",
        RECORD,
        {
            **dict.fromkeys(("person", "user", "handled_by", "decided_by", "done"), On.STAYS),
            **dict.fromkeys(("reason", "answer"), On.CLEARED),
        },
        _("For good, without a name"),
        whose=("person",),
        accounts=("user",),
        because=PROOF,
    ),
    Declaration(
        settings.AUTH_USER_MODEL,
        ACCOUNT,
        fields_of_account(),
        _("As long as the account; 30 days if its e-mail was never verified"),
        accounts=("pk",),
        because=OTHERS,
        secret=frozenset({"password", "username"}),
    ),
)


def declare_fields() -> None:
    declare(*DECLARATIONS)
    _declare_impersonal()


def _declare_impersonal() -> None:
    declare_impersonal("agents.Decree", "number", "about")
    declare_impersonal("agents.Signer", "position")
    declare_impersonal("agents.Expertise", "slug", "name", "description")
    declare_impersonal("agents.Opd", "path", "name", "short_name")
    declare_impersonal("agents.OpdAlias", "name")
    declare_impersonal("agents.ClaimCode", "digest")
    declare_impersonal("agents.StaffImport", "counts")

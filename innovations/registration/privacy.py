"""The personal data of innovations."""

from django.utils.translation import gettext_lazy as _

from foundation.privacy.map import INNOVATION, PROOF, Declaration, On, declare, declare_impersonal


def declare_fields() -> None:
    declare(
        Declaration(
            "innovations.Member",
            INNOVATION,
            {"person": On.STAYS},
            _("As long as the innovation"),
            whose=("person",),
            because=PROOF,
        ),
        Declaration(
            "innovations.Innovation",
            INNOVATION,
            {"settled_by": On.STAYS, "reason": On.REDACTED},
            _("As long as the innovation"),
            whose=("settled_by",),
            because=PROOF,
        ),
        Declaration(
            "innovations.Invitation",
            INNOVATION,
            dict.fromkeys(("person", "invited_by", "named"), On.CLEARED),
            _("30 days"),
            whose=("person", "invited_by"),
            goes=True,
        ),
    )
    declare_impersonal("innovations.Innovation", "name", "group_name", "summary")

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
        )
    )
    declare_impersonal("innovations.Innovation", "name", "group_name", "summary")

"""Invitations are forgotten, answered or not; who is in a team stands in the team."""

from django.utils.translation import gettext_lazy as _

from foundation.privacy.retention import Rule, delete
from innovations.models import Invitation

INVITATIONS = Rule(
    "invitations",
    30,
    _("Invitations into a team"),
    lambda before: Invitation.objects.filter(asked_at__lt=before),
    delete,
)

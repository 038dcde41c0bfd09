"""Lines of the bell are forgotten some time after they were read."""

from django.utils.translation import gettext_lazy as _

from foundation.models import Notice
from foundation.privacy.retention import Rule, delete, forget_some

READ_NOTICES = Rule(
    "notices",
    180,
    _("Lines of the bell that were read"),
    lambda before: Notice.objects.filter(read_at__lt=before),
    delete,
)


def forget_read_notices() -> int:
    """The duty of the minute. Returns how many lines are gone."""
    return forget_some(READ_NOTICES)

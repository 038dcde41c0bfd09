"""Who may open the file of a certificate."""

from credentials.models import Certificate
from foundation.models import PrivateFile
from foundation.users import AnyUser


def may_open_certificate(user: AnyUser, file: PrivateFile) -> bool:
    """Its holder, who sees the figures of her OPD, and the clinic."""
    return Certificate.objects.visible_to(user).filter(file__file=file).exists()

"""Who opens the file of a certificate from outside."""

from credentials.models import Recognition
from credentials.permissions import may_certify
from foundation.models import PrivateFile
from foundation.users import AnyUser


def may_open_evidence(user: AnyUser, file: PrivateFile) -> bool:
    """Its holder, and the clinic, which decides."""
    rows = Recognition.objects.filter(file=file)
    return rows.of(user).exists() or (may_certify(user) and rows.exists())

"""Who may open the files that the registry stores."""

from django.utils import timezone

from agents.models import Appointment, Decree
from agents.models.appointments import has_role
from foundation.models import PrivateFile
from foundation.users import AnyUser


def may_open_decree(user: AnyUser, file: PrivateFile) -> bool:
    """The clinic, and whoever the decree appoints."""
    if not user.is_authenticated:
        return False
    decrees = Decree.objects.filter(file=file)
    if not decrees.exists():
        return False
    return (
        getattr(user, "is_superuser", False)
        or has_role(user, timezone.localdate(), Appointment.Kind.CLINIC)
        or decrees.filter(appointments__person__user_id=user.pk).exists()
    )

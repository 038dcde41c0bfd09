"""Files of a report with whole NIPs: for whoever must hand them on, such as to BKPSDM."""

from collections.abc import Set

from django.utils import timezone
from wagtail.log_actions import log

from agents.models import Appointment, Opd
from agents.models.appointments import opds_in_charge
from agents.reporting.opds import opd_key
from agents.reporting.permissions import sees_all_reports
from foundation.users import Account, AnyUser

# A supervisor reads figures and names; he hands nothing on.
KINDS = (Appointment.Kind.HEAD, Appointment.Kind.INNOVATION_ADMIN)


def opds_with_nips(user: AnyUser) -> Set[int] | None:
    """Ids of the OPDs whose people's NIPs `user` may take away in a file; None for all, the clinic's."""
    if not user.is_authenticated:
        return set()
    if sees_all_reports(user):
        return None
    return opds_in_charge(user, timezone.localdate(), *KINDS)


def may_take_nips(user: AnyUser, opds: Set[int] | None) -> bool:
    """Whether all of `opds` (None: everything) are among those."""
    allowed = opds_with_nips(user)
    return allowed is None or (opds is not None and bool(opds) and opds <= allowed)


def record_file(key: str, unit: Opd | None, rows: int, what: str, *, by: Account) -> None:
    """Who took how many lines of what: into the history of the OPD whose row `key` is, else of the
    `unit` that was chosen, else of the OPD at the top."""
    where = opd_key(key)
    row = Opd.objects.filter(pk=where).first() if isinstance(where, int) else None
    place = row or unit or Opd.get_first_root_node()
    if place is not None:
        log(instance=place, action="agents.take_nips", user=by, data={"rows": rows, "what": what})

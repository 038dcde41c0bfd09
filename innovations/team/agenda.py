"""Teams that ask somebody in."""

from collections.abc import Collection, Mapping
from datetime import date

from django.utils.translation import gettext as _

from foundation.agenda.kinds import AgendaKind, Entry, Item, Rows, Urgency, entries
from foundation.users import Account
from innovations.models import Invitation


def _rows(user: Account, day: date) -> Rows:
    pending = Invitation.objects.pending().to(user)
    yield entries(
        pending, "invitation", title="innovation__name", at="asked_at", urgency=Urgency.WAITING
    )


def _items(found: Collection[Entry], user: Account) -> Mapping[int, Item]:
    asked = Invitation.objects.to(user).filter(pk__in=[each.pk for each in found])
    return {
        each.pk: Item(
            each.innovation.name,
            each.get_absolute_url(),
            _("%(person)s invites you to the team.") % {"person": each.invited_by},
            _("Answer it"),
        )
        for each in asked.select_related("innovation", "invited_by")
    }


INVITATIONS = AgendaKind("invitation", "people", _rows, _items)

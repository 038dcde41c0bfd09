"""What one has to do for innovations oneself: overdue, today, within a week."""

from collections.abc import Collection, Mapping
from datetime import date

from django.utils.translation import gettext as _

from foundation.agenda.kinds import AgendaKind, Entry, Item, Rows, Urgency, due, entries
from foundation.calendar import local_time
from foundation.compiled import Compiled
from foundation.users import Account
from mentoring.models import FollowUp
from mentoring.models.followups import SOON


def _rows(user: Account, day: date) -> Rows:
    mine = FollowUp.objects.open().of(user).filter(due_on__lte=day + SOON)
    urgency = due("due_on", day, Urgency.NEXT)
    yield entries(mine, "follow_up", title="what", at="due_on", urgency=urgency)


def _items(found: Collection[Entry], user: Account) -> Mapping[int, Item]:
    return {each.pk: _item(each) for each in _with_innovations(*(each.pk for each in found))}


_with_innovations: Compiled[FollowUp] = Compiled(
    lambda *keys: FollowUp.objects.filter(pk__in=keys).select_related("innovation").order_by()
)


def _item(row: FollowUp) -> Item:
    said = {"innovation": row.innovation, "day": local_time.long_day(row.due_on or date.max)}
    return Item(row.what, row.get_absolute_url(), _("%(innovation)s, until %(day)s") % said)


FOLLOW_UPS = AgendaKind("follow_up", "check", _rows, _items)

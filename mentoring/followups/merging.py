"""Follow-ups of an account, and their reminders, follow it into its staff record, and back."""

from datetime import datetime
from typing import Any

from agents.models import Person
from agents.notices.bells import bell_name
from foundation.reminders.operations import pass_on
from mentoring.followups.operations.reminders import reminders_of
from mentoring.models import FollowUp

# Every place of a person.
PLACES = {"to_do": "owner", "given": "made_by", "finished": "done_by"}


def move(old: Person, new: Person) -> dict[str, list[int]]:
    """Give what `old` has to do, gave and finished to `new`. Answers what was moved."""
    moved = {name: _pass(field, old, new) for name, field in PLACES.items()}
    moved["reminded"] = pass_on(reminders_of(old), bell_name(new.pk))
    return moved


def give_back(moved: Any, holder: Person, owner: Person, since: datetime) -> None:
    """Return what came along, and what the account gave and finished since."""
    moved = moved or {}
    made = FollowUp.objects.filter(made_by=holder, made_at__gte=since)
    done = FollowUp.objects.filter(done_by=holder, done_at__gte=since)
    own = {
        "to_do": made.filter(owner=holder),
        "given": made,
        "finished": done,
    }
    # Read before the rows pass, by which it is decided what is her own.
    ids = {name: set(rows.values_list("pk", flat=True)) for name, rows in own.items()}
    for name, field in PLACES.items():
        _pass(field, holder, owner, [*ids[name], *moved.get(name, [])])
    theirs = [f"follow_up:{pk}" for pk in ids["to_do"]]
    reminded = reminders_of(holder)
    hers = reminded.filter(pk__in=moved.get("reminded", [])) | reminded.filter(subject__in=theirs)
    pass_on(hers, bell_name(owner.pk))


def _pass(field: str, person: Person, to: Person, only: list[int] | None = None) -> list[int]:
    rows = FollowUp.objects.filter(**{field: person})
    if only is not None:
        rows = rows.filter(pk__in=only)
    passed = list(rows.order_by("pk").values_list("pk", flat=True))
    FollowUp.objects.filter(pk__in=passed).update(**{field: to})
    return passed

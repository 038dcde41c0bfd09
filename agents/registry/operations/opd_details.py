"""What may change of an OPD in force without a successor, and what a successor would touch."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from wagtail.log_actions import log

from agents.models import Appointment, Opd, OpdAlias, Person, Posting
from agents.registry.operations.refusals import EndsBeforeStartError
from foundation.users import Account


@transaction.atomic
def correct(
    opd: Opd,
    *,
    kind: str,
    valid_from: date | None,
    aliases: Iterable[str],
    by: Account | None = None,
) -> Opd:
    """Mend kind, first day and aliases, of which `aliases` are all. Name and place in the tree
    change by a successor only (`agents.registry.operations.opds`). Raises EndsBeforeStartError."""
    opd = Opd.objects.select_for_update().get(pk=opd.pk)
    if valid_from and opd.valid_until and valid_from > opd.valid_until:
        raise EndsBeforeStartError
    values = {"kind": kind, "valid_from": valid_from}
    changed = [name for name, value in values.items() if getattr(opd, name) != value]
    for name in changed:
        setattr(opd, name, values[name])
    if changed:
        opd.save(update_fields=changed)
    if _set_aliases(opd, aliases):
        changed.append("aliases")
    if changed:
        log(instance=opd, action="agents.correct_opd", user=by, data={"fields": changed})
    return opd


def _set_aliases(opd: Opd, names: Iterable[str]) -> bool:
    wanted = dict.fromkeys(" ".join(name.split()) for name in names)
    wanted.pop("", None)
    present = set(opd.aliases.values_list("name", flat=True))
    opd.aliases.exclude(name__in=wanted).delete()
    OpdAlias.objects.bulk_create(
        OpdAlias(opd=opd, name=name) for name in wanted if name not in present
    )
    return present != set(wanted)


@dataclass(frozen=True)
class Reach:
    """Whom a rename, move, merge or closing touches, the OPDs themselves not counted."""

    units: int
    people: int
    appointments: int


def reach_of(opds: Sequence[Opd], on: date) -> Reach:
    """How many units, people and appointments a change of `opds` on `on` would touch: what is in
    force then or begins later in them and below them."""
    branch = Opd.objects.none()
    for opd in opds:
        branch |= Opd.get_tree(opd)
    tops = [opd.pk for opd in opds]
    return Reach(
        units=branch.in_force(on).exclude(pk__in=tops).count(),
        people=Person.objects.filter(
            pk__in=Posting.objects.filter(opd__in=branch.values("pk"))
            .exclude(ends_on__lt=on)
            .values("person_id")
        ).count(),
        appointments=Appointment.objects.filter(scopes__opd__in=branch.values("pk"))
        .exclude(ends_on__lt=on)
        .distinct()
        .count(),
    )

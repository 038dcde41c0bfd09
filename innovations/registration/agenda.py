"""One's own innovations, each with what its team could do next."""

from collections.abc import Collection, Mapping
from datetime import date

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agents.models import Appointment
from agents.models.appointments import has_role
from foundation.agenda.figures import AgendaFigure, FigureGroup
from foundation.agenda.kinds import AgendaKind, Entry, Item, Rows, Urgency, entries
from foundation.compiled import Compiled
from foundation.users import Account
from innovations.models import Innovation
from innovations.next_steps import NextStep, next_steps

State = Innovation.State


def _rows(user: Account, day: date) -> Rows:
    mine = Innovation.objects.carried_by(user).exclude(state=State.WITHDRAWN)
    yield entries(mine, "innovation", title="name", at="created_at", urgency=Urgency.STEP)


def _items(found: Collection[Entry], user: Account) -> Mapping[int, Item]:
    innovations = _with_opds(*(each.pk for each in found))
    steps = next_steps(innovations, user)
    return {each.pk: _item(each, steps.get(each.pk)) for each in innovations}


_with_opds: Compiled[Innovation] = Compiled(
    lambda *keys: Innovation.objects.filter(pk__in=keys).select_related("opd").order_by()
)


def _item(innovation: Innovation, step: NextStep | None) -> Item:
    if step is None:
        return Item(innovation.name, innovation.get_absolute_url(), innovation.get_stage_display())
    return Item(innovation.name, step.url(innovation), step.note(innovation), step.action())


INNOVATIONS = AgendaKind("innovation", "bulb", _rows, _items)


def _alone() -> "QuerySet[Innovation]":
    """Those with a team of one."""
    return Innovation.objects.annotate(size=Count("members")).filter(size=1)


def _edit(innovation: Innovation) -> str:
    return reverse("innovations:edit", args=[innovation.pk])


VERIFICATION = FigureGroup(
    "verification",
    gettext_lazy("Verification"),
    35,
    gettext_lazy(
        "You check evidence as soon as a season of the index is open. Until then you may read every"
        " innovation."
    ),
)


def _to_verify(user: Account, day: date) -> "QuerySet[Innovation] | None":
    is_verifier = has_role(user, day, Appointment.Kind.VERIFIER)
    return Innovation.objects.confirmed() if is_verifier else None


TO_VERIFY = AgendaFigure(
    "innovations_to_verify",
    VERIFICATION,
    gettext_lazy("Innovations to read"),
    10,
    _to_verify,
    lambda user: reverse("innovations:list"),
    is_alarm=False,
)


STEPS = (
    NextStep(
        "rejected",
        10,
        lambda each: _("Its owner has not confirmed it: %(reason)s") % {"reason": each.reason},
        lambda: _("Correct it"),
        _edit,
        is_for=lambda each: each.state == State.REJECTED,
    ),
    NextStep(
        "awaiting",
        20,
        lambda each: _("%(owner)s has not confirmed it yet.") % {"owner": each.owner_name},
        lambda: _("Look at it"),
        Innovation.get_absolute_url,
        is_for=lambda each: each.state == State.AWAITING,
    ),
    NextStep(
        "summary",
        30,
        lambda each: _("Say in a few sentences what it changes, and for whom."),
        lambda: _("Write the summary"),
        _edit,
        is_for=lambda each: not each.summary,
    ),
    NextStep(
        "team",
        60,
        lambda each: _("You carry it alone so far. A team holds longer."),
        lambda: _("Invite somebody"),
        lambda each: reverse("innovations:members", args=[each.pk]),
        rows=_alone,
    ),
)

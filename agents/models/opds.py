from collections.abc import Iterable
from datetime import date
from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from treebeard.mp_tree import MP_Node, MP_NodeManager, MP_NodeQuerySet

from foundation.request_cache import ask_once


class OpdQuerySet(MP_NodeQuerySet):
    def in_force(self, on: date) -> Self:
        """OPDs that exist on a local day."""
        return self.filter(
            models.Q(valid_from=None) | models.Q(valid_from__lte=on),
            models.Q(valid_until=None) | models.Q(valid_until__gte=on),
        )


class OpdManager(MP_NodeManager.from_queryset(OpdQuerySet)):  # type: ignore[misc]
    """Every list of OPDs is in the order of the tree."""

    def get_queryset(self) -> OpdQuerySet:
        return OpdQuerySet(self.model, using=self._db).order_by("path")


class Opd(MP_Node):
    """A regional agency (organisasi perangkat daerah) or a unit below one.

    A row in force is never renamed or re-parented: a rename, merge or move closes it
    and opens a successor (`agents.registry.operations.opds`), so that old years keep their names.
    """

    class Kind(models.TextChoices):
        GOVERNMENT = "government", _("Regional government")
        SECRETARIAT = "secretariat", _("Secretariat")
        INSPECTORATE = "inspectorate", _("Inspectorate")
        AGENCY = "agency", _("Agency (dinas)")
        BOARD = "board", _("Board (badan)")
        HOSPITAL = "hospital", _("Hospital")
        HEALTH_CENTRE = "health_centre", _("Health centre")
        DISTRICT = "district", _("District")
        WARD = "ward", _("Ward")
        UNIT = "unit", _("Technical unit")
        SCHOOL = "school", _("School")
        ENTERPRISE = "enterprise", _("Regional enterprise")

    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=80)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    successor = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessors",
        verbose_name=_("successor"),
    )

    node_order_by = ["name"]
    objects = OpdManager()

    class Meta:
        verbose_name = _("OPD")
        verbose_name_plural = _("OPDs")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_from=None)
                | models.Q(valid_until=None)
                | models.Q(valid_until__gte=models.F("valid_from")),
                name="opd_term_in_order",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def is_in_force(self, on: date) -> bool:
        """Whether the OPD exists on a local day; as `OpdQuerySet.in_force`."""
        return (self.valid_from is None or self.valid_from <= on) and (
            self.valid_until is None or self.valid_until >= on
        )


class OpdAlias(models.Model):
    """Another spelling under which lists of other offices know an OPD."""

    opd = models.ForeignKey(Opd, models.CASCADE, related_name="aliases", verbose_name=_("OPD"))
    name = models.CharField(_("alias"), max_length=200)

    class Meta:
        verbose_name = _("alias")
        verbose_name_plural = _("aliases")
        constraints = [models.UniqueConstraint(fields=["opd", "name"], name="opd_alias_once")]

    def __str__(self) -> str:
        return self.name


class OpdForest:
    """The whole tree in memory (one query), to answer who lies below whom and who came before.

    A regency has some hundred rows; walking them here costs less than recursive SQL
    and works alike on both databases.
    """

    def __init__(self, rows: Iterable[tuple[int, str, int | None]] | None = None) -> None:
        """`rows`: id, path and successor of every OPD, from whoever has read them already."""
        if rows is None:
            rows = Opd.objects.values_list("pk", "path", "successor_id").order_by("path")
        rows = list(rows)
        self._path = {pk: path for pk, path, _ in rows}
        self._predecessors: dict[int, list[int]] = {}
        for pk, _path, successor in rows:
            if successor is not None:
                self._predecessors.setdefault(successor, []).append(pk)

    def below(self, tops: Iterable[int]) -> set[int]:
        """`tops`, everything under them, and what all of these were before they were renamed."""
        found: set[int] = set()
        waiting = list(tops)
        while waiting:
            top = waiting.pop()
            for pk in self._branch(top) - found:
                found.add(pk)
                waiting.extend(self._predecessors.get(pk, ()))
        return found

    def _branch(self, top: int) -> set[int]:
        path = self._path.get(top)
        if path is None:
            return set()
        return {pk for pk, other in self._path.items() if other.startswith(path)}


def opds_below(tops: Iterable[int] | models.QuerySet[Any]) -> set[int]:
    """Ids of the OPDs covered by `tops`: those below and those they came from included."""
    tops = list(tops)
    # Several rules of one page ask.
    return ask_once("agents.forest", OpdForest).below(tops) if tops else set()

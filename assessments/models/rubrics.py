"""Rubrics: criteria with levels and points. A version by which something was marked never changes."""

from decimal import Decimal
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class Rubric(models.Model):
    """By what an assignment is marked."""

    title = models.CharField(_("name"), max_length=120, unique=True)

    class Meta:
        verbose_name = _("rubric")
        verbose_name_plural = _("rubrics")

    def __str__(self) -> str:
        return self.title

    @property
    def newest(self) -> "RubricVersion":
        """A rubric has one version at least."""
        return self.versions.latest("n")


class RubricVersion(models.Model):
    """`criteria`: a list of {"title", "levels": [{"points" (whole, 0 or more), "title"}]}.

    Locked with the first mark by it: whoever edits the rubric then makes the next version.
    """

    rubric = models.ForeignKey(Rubric, models.CASCADE, related_name="versions")
    n = models.PositiveIntegerField(_("version"))
    criteria: "models.JSONField[Any, Any]" = models.JSONField(default=list)
    locked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("version of a rubric")
        verbose_name_plural = _("versions of rubrics")
        constraints = [models.UniqueConstraint(fields=["rubric", "n"], name="rubric_version_once")]

    def __str__(self) -> str:
        return f"{self.rubric} {self.n}"

    @property
    def most(self) -> int:
        """Points of the best level of each criterion."""
        return sum(max(each["points"] for each in one["levels"]) for one in self.criteria)

    def percent_of(self, levels: list[int]) -> Decimal:
        """Score of the levels chosen (their places, one for each criterion): points of all that can be
        had, in percent, to two places."""
        points = sum(
            one["levels"][place]["points"] for one, place in zip(self.criteria, levels, strict=True)
        )
        return (Decimal(100 * points) / self.most).quantize(Decimal("0.01"))

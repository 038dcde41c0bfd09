from collections.abc import Iterable
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST = 150
BETWEEN = " / "


class CategoryQuerySet(models.QuerySet["Category"]):
    def with_paths(self) -> list["Category"]:
        """All of them in one query, each with `names`, its own and those above it, from the top,
        in the order of the tree."""
        found = {each.pk: each for each in self.model._default_manager.all()}
        for each in found.values():
            each.names = tuple(reversed(list(_upwards(each, found))))
        return sorted(found.values(), key=lambda each: [name.casefold() for name in each.names])

    def below(self, category: "Category") -> Self:
        """It and all that stand below it."""
        rows = list(self.model._default_manager.values_list("pk", "parent_id"))
        found, waiting = set[int](), [category.pk]
        while waiting:
            one = waiting.pop()
            if one not in found:
                found.add(one)
                waiting += [pk for pk, parent in rows if parent == one]
        return self.filter(pk__in=found)


class Category(models.Model):
    """A drawer of the question bank, in a tree."""

    name = models.CharField(_("name"), max_length=LONGEST)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("in the category"),
    )

    objects = CategoryQuerySet.as_manager()

    names: tuple[str, ...] = ()

    class Meta:
        verbose_name = _("question category")
        verbose_name_plural = _("question categories")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["parent", "name"], name="category_once_in_parent"),
            models.UniqueConstraint(
                fields=["name"],
                condition=models.Q(parent=None),
                name="category_once_at_top",
            ),
        ]

    def __str__(self) -> str:
        return self.path if self.names else self.name

    @property
    def path(self) -> str:
        return BETWEEN.join(self.names)


def _upwards(category: Category, found: dict[int, Category]) -> Iterable[str]:
    seen = set[int]()
    each: Category | None = category
    while each is not None and each.pk not in seen:
        seen.add(each.pk)
        yield each.name
        each = found.get(each.parent_id) if each.parent_id else None

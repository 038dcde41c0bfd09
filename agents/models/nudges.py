"""What the records of reminders have in common, whichever app keeps them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Self

from django.db import models


class NudgeQuerySet(models.QuerySet[Any]):
    """Of a model with `person`, `by` (both a Person) and `at`."""

    def since(self, at: datetime) -> Self:
        """Sent after that instant."""
        return self.filter(at__gt=at)

    def last_of(self, people: Iterable[int]) -> dict[int, datetime]:
        """By id of the person, when she was last reminded; without those who never were."""
        rows = self.filter(person__in=set(people)).order_by().values_list("person_id")
        return dict(rows.annotate(last=models.Max("at")))

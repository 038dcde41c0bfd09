"""Names with their titles, made by the database: for rows that are not records."""

from django.db import models

from foundation.search.kinds import joined


def full_name(path: str = "") -> models.Func:
    """`Person.full_name` as an expression; `path`: of the person, such as `mentor__`."""
    before, behind = f"{path}title_prefix", f"{path}title_suffix"
    return joined(
        _unless_empty(before, joined(before, models.Value(" "))),
        f"{path}name",
        _unless_empty(behind, joined(models.Value(", "), behind)),
    )


def _unless_empty(field: str, words: models.Func) -> models.Case:
    return models.Case(
        models.When(**{field: ""}, then=models.Value("")),
        default=words,
        output_field=models.TextField(),
    )

"""Why a pattern or a number is refused, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from credentials.numbers.patterns import PatternError

REASONS: dict[str, Promise | str] = {
    "brace": _("A brace is left over. Write tokens as {urut}, {urut:3} or {tahun}."),
    "unknown": _(
        "{%(detail)s} is no token. There are {klasifikasi}, {urut}, {unit}, {bulan}, {bulan_romawi}"
        " and {tahun}."
    ),
    "no_count": _(
        "Without {urut}, once, every certificate would have the same number. Put it where the count"
        " stands, as {urut:3}."
    ),
    "no_year": _(
        "Without {tahun} the numbers would repeat next year, when the count begins anew. Add {tahun}."
    ),
    "runs_together": _(
        "Two values stand side by side without a sign between them: 1 and 12 would look like 11 and 2."
        " Put a sign such as / between them."
    ),
    "empty": _("The pattern has {%(detail)s}, and nothing is filled in for it. Fill it in below."),
    "too_long": _("The number would have more than 120 characters. Make the pattern shorter."),
    "taken": _(
        "The template “%(detail)s” gives the same numbers by another pattern. Use exactly its pattern,"
        " so that both count together, or add something that tells them apart."
    ),
}


def sentence(error: PatternError) -> str:
    """What is wrong and how it is mended."""
    return str(REASONS[error.code]) % {"detail": error.detail}

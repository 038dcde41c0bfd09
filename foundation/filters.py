"""A list narrowed by its own address: one can hand it on, go back in it, and read it without JavaScript.

A list has a subclass of `FilterForm` with a field for each thing that narrows it. The page shows it by
`foundation/components/filter.html`; what leads from there, such as pages and files, carries `query`.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict

from foundation.forms import CleanFields

NOTHING = ("", None, False)


class FilterForm(CleanFields, forms.Form):
    """Made with `request.GET`. Nothing is required, and nothing is refused: a value that no record has
    narrows nothing, as an old link may name what is gone."""

    show_optional = False

    def __init__(self, sent: QueryDict, kept: Mapping[str, str] | None = None) -> None:
        """`kept`: what else the address says and a new choice does not change, such as the tab."""
        super().__init__(sent, auto_id="saring-%s")
        self.kept = dict(kept or {})

    @cached_property
    def chosen(self) -> dict[str, Any]:
        """By field, what was chosen and may be."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in NOTHING}

    @property
    def is_narrowed(self) -> bool:
        return bool(self.chosen)

    @property
    def query(self) -> str:
        """For addresses that show the same rows: what was chosen, and what is kept."""
        return urlencode({**self.kept, **self._sent})

    @property
    def choice(self) -> str:
        """What was chosen, behind an address that says already what is kept."""
        return f"&{urlencode(self._sent)}" if self._sent else ""

    @property
    def _sent(self) -> dict[str, str]:
        return {name: self.data.get(self.add_prefix(name), "") for name in self.chosen}

    @property
    def bare(self) -> str:
        """The address of the list with nothing chosen."""
        return f"?{urlencode(self.kept)}"

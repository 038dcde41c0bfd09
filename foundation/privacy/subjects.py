"""Whose data are meant, and by which words she is known in a text."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any


@dataclass(frozen=True)
class Subject:
    """A person, an account, or both. `words` are her name, NIP and addresses."""

    person_id: int | None
    user_id: Any
    words: tuple[str, ...]
    emails: tuple[str, ...]
    pseudonym: str
    bell: str = ""

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(
            {word for word in self.words if len(word) > 2}, key=len, reverse=True
        )
        known = "|".join(re.escape(word) for word in longest_first) or r"(?!)"
        return re.compile(rf"(?<!\w)(?:{known})(?!\w)", re.IGNORECASE)

    def redact(self, value: Any) -> Any:
        """The same text, list or mapping with the pseudonym for what she is known by."""
        if isinstance(value, str):
            return self._pattern.sub(self.pseudonym, value)
        if isinstance(value, list):
            return [self.redact(each) for each in value]
        if isinstance(value, dict):
            return {key: self.redact(each) for key, each in value.items()}
        return value

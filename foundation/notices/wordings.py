"""The words of lines and mails, which the clinic may put otherwise.

A text is known by its name. Its placeholders are those of our own words; what the clinic keeps has
these or fewer, so that it can always be filled.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise

from foundation.notices.mail_words import MailWords
from foundation.notices.texts import PLACEHOLDER, kept, placeholders

SUBJECT, OPENING = "subject", "opening"
_TYPED = re.compile(r"\{([^{}]*)\}")


class UnknownPlaceholderError(ValueError):
    """A text has a placeholder that it cannot be filled with: `typed`, as it was typed."""

    def __init__(self, typed: str) -> None:
        super().__init__(typed)
        self.typed = typed


@dataclass(frozen=True)
class Wording:
    """One text; `str()` of it is how it reads in the language that is active, with its placeholders.

    `name` is unique: the kind of a line, or the template of a mail and which part of it. `part` is
    empty for a line.
    """

    name: str
    ours: Promise | MailWords
    part: str = ""

    def __str__(self) -> str:
        return kept(self.name, self.values) or str(self.ours)

    @property
    def values(self) -> list[str]:
        """The placeholders that it can be filled with."""
        if isinstance(self.ours, MailWords):
            return self.ours.values
        return placeholders(str(self.ours))


_wordings: dict[str, tuple[str, Wording]] = {}
_placeholders: dict[str, Promise] = {}


def register_wordings(topic: str, wordings: Iterable[Wording]) -> None:
    """Texts of a topic (`foundation.notices.topics`; empty for what is always told), in the order in
    which the clinic finds them."""
    for wording in wordings:
        _wordings[wording.name] = (topic, wording)


def register_mails(topic: str, *templates: str) -> None:
    """Mails whose templates mark by `{% words subject … %}` and `{% words opening … %}` what the
    clinic may put otherwise."""
    for template in templates:
        for part in (SUBJECT, OPENING):
            words = MailWords(template, part)
            register_wordings(topic, [Wording(f"{template} {part}", words, part)])


def name_placeholders(names: Mapping[str, Promise]) -> None:
    """How the clinic reads and writes a placeholder: "%(when)s" as "{time}"."""
    _placeholders.update(names)


def wordings() -> list[tuple[str, Wording]]:
    """Topic and text, as they were registered."""
    return [each for each in _wordings.values() if str(each[1].ours)]


def wording_named(name: str) -> Wording | None:
    """None for a text of an app that is installed no more."""
    return _wordings[name][1] if name in _wordings else None


def offered(wording: Wording) -> dict[str, str]:
    """The placeholders of a text, by how they are typed in the language that is active."""
    return {_name_of(each): each for each in wording.values}


def as_typed(text: str) -> str:
    """A text as it is kept ("%(when)s") for whoever reads and edits it ("{time}")."""
    return PLACEHOLDER.sub(lambda found: f"{{{_name_of(found[1])}}}", text).replace("%%", "%")


def reading(name: str) -> str:
    """How a text reads in the language that is active, as the clinic types it; its name where no app
    says it any more."""
    wording = wording_named(name)
    return as_typed(str(wording)) if wording else name


def as_kept(typed: str, wording: Wording) -> str:
    """The other way round, in the language that is active. Raises UnknownPlaceholderError."""
    names = offered(wording)

    def placeholder(found: re.Match[str]) -> str:
        if found[1].strip().lower() not in names:
            raise UnknownPlaceholderError(found[0])
        return f"%({names[found[1].strip().lower()]})s"

    return _TYPED.sub(placeholder, typed.replace("%", "%%"))


def _name_of(placeholder: str) -> str:
    return str(_placeholders.get(placeholder, placeholder))

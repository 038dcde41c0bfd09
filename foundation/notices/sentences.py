"""How a line of the bell reads. The app that notifies says so for each of its kinds."""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.functional import Promise

from foundation.models import Notice
from foundation.notices.topics import put_under
from foundation.notices.wordings import Wording, register_wordings

Sentence = Callable[[dict[str, Any]], str]

_sentences: dict[str, Sentence] = {}


def register_notice(
    kind: str, sentence: Sentence, topic: str = "", wordings: Iterable[Wording] = ()
) -> None:
    """`sentence(data)` is asked at reading, so it speaks the reader's language. `topic`: the name of
    what was registered by `register_topic`; without one nobody can choose not to be told.
    `wordings`: the texts that the sentence fills, which the clinic may put otherwise."""
    _sentences[kind] = sentence
    register_wordings(topic, wordings)
    if topic:
        put_under(kind, topic)


def register_line(kind: str, ours: Promise, topic: str = "") -> None:
    """A notice that says `ours`, or what the clinic says instead, filled with its data as they are."""
    wording = Wording(kind, ours)
    register_notice(kind, lambda data: str(wording) % data, topic, [wording])


def sentence_of(notice: Notice) -> str:
    """The line in the language that is active. Raises KeyError for a kind that nobody registered
    (see `known_kinds`)."""
    return _sentences[notice.kind](notice.data)


def sentences() -> list[tuple[str, Sentence]]:
    """By kind: whose lines they are, the module of the sentence says."""
    return list(_sentences.items())


def known_kinds() -> list[str]:
    """Lines of an app that is installed no more have nobody to say them."""
    return list(_sentences)

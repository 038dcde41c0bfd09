"""What people are told of, as they would put it: the choices of how they are told go by these."""

from dataclasses import dataclass, field

from django.utils.functional import Promise

from foundation.models import Delivery


@dataclass(frozen=True)
class Topic:
    """`name` is unique, as "mentoring.sessions"; `help_text` says what belongs to it. `choices`: what
    may be chosen, the default first. `writes_mail`: the app sends mail of its own about it, with
    `mail_about` in each; otherwise the line of the bell is mailed where that is chosen. `order` is
    that of the page of choices."""

    name: str
    label: Promise
    help_text: Promise
    order: int
    choices: tuple[Delivery, ...]
    writes_mail: bool = field(default=False)

    @property
    def default(self) -> Delivery:
        return self.choices[0]


_topics: dict[str, Topic] = {}
_topic_of_kind: dict[str, str] = {}


def register_topic(topic: Topic) -> None:
    """Whoever notifies registers what it is about, and its kinds by `register_notice`. Kinds without
    a topic are always told."""
    _topics[topic.name] = topic


def topics() -> list[Topic]:
    """In the order of the page of choices."""
    return sorted(_topics.values(), key=lambda topic: (topic.order, topic.name))


def topic_named(name: str) -> Topic | None:
    """None for a topic of an app that is installed no more."""
    return _topics.get(name)


def put_under(kind: str, topic: str) -> None:
    """A kind of line belongs to a topic."""
    _topic_of_kind[kind] = topic


def topic_of(kind: str) -> Topic | None:
    """None for what is always told."""
    return _topics.get(_topic_of_kind.get(kind, ""))


def kinds_of(names: "set[str]") -> list[str]:
    """The kinds of lines of these topics."""
    return [kind for kind, topic in _topic_of_kind.items() if topic in names]

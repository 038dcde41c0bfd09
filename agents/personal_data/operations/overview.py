"""What the page "my data" says: of each kind how much, why and for how long."""

from dataclasses import dataclass

from agents.models import Person
from agents.personal_data.operations.subjects import subject_of
from foundation.privacy.map import Declaration, Text, declarations
from foundation.users import Account


@dataclass(frozen=True)
class Kept:
    """What is kept for one purpose: how long (one sentence for each model that differs), and how
    many rows."""

    purpose: Text
    retentions: list[str]
    count: int


def overview_of(person: Person | None, user: Account | None) -> list[Kept]:
    """What is kept about a person, an account or both, by purpose: how much, and for how long. One
    query for each model that may keep something, however much it keeps."""
    subject = subject_of(person, user)
    counted = [(each, each.of(subject).count()) for each in declarations()]
    found = [(each, count) for each, count in counted if count]
    uses = list(dict.fromkeys(each.use for each, _ in found))
    return [
        _kept(use.purpose, [(each, count) for each, count in found if each.use is use])
        for use in uses
    ]


def _kept(purpose: Text, found: list[tuple[Declaration, int]]) -> Kept:
    return Kept(
        purpose,
        list(dict.fromkeys(str(each.retention) for each, _ in found)),
        sum(count for _, count in found),
    )

"""The map of personal data as Markdown."""

from collections.abc import Iterable

from foundation.privacy.map import Declaration, On, declarations, foreign
from foundation.privacy.retention import days_of, rules

WORDS = {
    On.CLEARED: "emptied",
    On.REDACTED: "her name, NIP and address are replaced in it",
    On.PSEUDONYM: "replaced by a pseudonym",
    On.STAYS: "stays",
}


def tables() -> str:
    """Three tables in Markdown: what models keep, what is forgotten by itself, what other packages
    keep."""
    return "\n\n".join([_models(), _rules(), _packages()])


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = list(head)
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _models() -> str:
    head = ("Data", "Purpose", "Basis", "Kept", "On erasure")
    return _table(head, (_row(each) for each in declarations()))


def _row(each: Declaration) -> list[str]:
    names = ", ".join(f"`{name}`" for name in sorted(each.fields))
    data = f"**{each.model}**: {names}"
    return [data, str(each.use.purpose), each.use.basis, str(each.retention), _erasure(each)]


def _erasure(each: Declaration) -> str:
    if each.goes:
        return "the rows are deleted"
    ways = [
        f"{WORDS[on]}: {', '.join(f'`{name}`' for name in sorted(names))}"
        for on in On
        if (names := [name for name, what in each.fields.items() if what is on])
    ]
    return f"{'; '.join(ways)}. {each.because}."


def _rules() -> str:
    rows = (
        [
            f"`{rule.name}`",
            str(rule.what),
            "for good" if days_of(rule) is None else f"{days_of(rule)}",
        ]
        for rule in rules()
    )
    return _table(("Rule", "Forgotten by itself", "After days"), rows)


def _packages() -> str:
    rows = ([f"`{prefix}…`", why] for prefix, why in foreign().items())
    return _table(("Tables of other packages", "What they hold"), rows)

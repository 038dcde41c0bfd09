"""What is said of an import: counts, errors with their lines, every question by kind and name."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from assessments.exchange.drafts import Draft, Reading, Remark
from assessments.reasons import sentence

IMPORTED, UPDATED, SKIPPED = "imported", "updated", "skipped"
Report = dict[str, Any]


@dataclass
class Outcome:
    """What became, or would become, of each question of a file."""

    reading: Reading
    results: list[tuple[Draft, str]] = field(default_factory=list)

    def count(self, result: str) -> int:
        return sum(each == result for _draft, each in self.results)


def report_of(outcome: Outcome, *, is_dry: bool) -> Report:
    """For `--report json` and the page of an import; texts in the language of the reader."""
    return {
        "dry_run": is_dry,
        "encoding": outcome.reading.encoding,
        **{name: outcome.count(name) for name in (IMPORTED, UPDATED, SKIPPED)},
        "errors": _remarks(outcome.reading.errors),
        "warnings": _remarks(outcome.reading.warnings),
        "questions": [
            {
                "type": draft.kind,
                "name": draft.name,
                "line": draft.line,
                "result": result,
                "category": " / ".join(draft.category),
            }
            for draft, result in outcome.results
        ],
    }


def _remarks(remarks: Iterable[Remark]) -> list[dict[str, Any]]:
    found = sorted(remarks, key=lambda each: each.line)
    return [
        {"line": each.line, "reason": sentence(each.code, each.params), "name": each.name}
        for each in found
    ]


def summary(report: Report) -> str:
    """One line for a message."""
    return _(
        "%(imported)s new, %(updated)s with a new version, %(skipped)s the same as before,"
        " %(errors)s not read."
    ) % {
        "imported": report[IMPORTED],
        "updated": report[UPDATED],
        "skipped": report[SKIPPED],
        "errors": len(report["errors"]),
    }

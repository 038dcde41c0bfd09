"""A plan as JSON, so that what the check found can be read when it is over."""

from agents.models import Person
from agents.staff_import.operations.findings import Finding
from agents.staff_import.operations.plan import Change, Plan


def counts_of(plan: Plan) -> dict[str, int]:
    """For StaffImport.counts: how many rows fall under each heading of the result."""
    return {
        "created": plan.created,
        "updated": plan.updated,
        "unchanged": plan.unchanged,
        "errors": len(plan.errors),
        "warnings": len(plan.warnings),
        "missing": len(plan.missing),
    }


def result_of(plan: Plan) -> dict[str, object]:
    """For StaffImport.result. NIPs are masked: the result is read by more people than the file."""
    return {
        "errors": [finding.as_json() for finding in plan.errors],
        "warnings": [finding.as_json() for finding in plan.warnings],
        "changes": [_change(change) for change in plan.changes],
        "missing": [missing_person(person, opd) for person, opd in plan.missing],
    }


def refusal(findings: list[Finding]) -> dict[str, object]:
    """The result of a list of which nothing could be read."""
    return {"errors": [finding.as_json() for finding in findings]}


def missing_person(person: Person, opd: str) -> dict[str, str]:
    """Somebody of an OPD of the list who is not on it."""
    return {"name": person.full_name, "nip": person.masked_nip, "opd": opd}


def _change(change: Change) -> dict[str, object]:
    return {
        "line": change.line,
        "name": change.person.full_name,
        "nip": change.person.masked_nip,
        "is_new": change.is_new,
        "opd": change.opd,
        "position": change.position,
        "grade": change.grade,
        "fields": [[name, old, new] for name, (old, new) in change.fields.items()],
    }

"""Whose data are meant."""

from agents.models import Person
from agents.notices.bells import bell_name
from foundation.privacy.subjects import Subject
from foundation.users import Account


def subject_of(person: Person | None, user: Account | None) -> Subject:
    """Whose data a record, its account, or an account without a record leads to, with all words by
    which she is known."""
    emails = {
        (getattr(holder, "email", "") or "").lower() for holder in (person, user) if holder
    } - {""}
    names = {person.name, person.full_name, person.nip} if person else set()
    if user is not None and hasattr(user, "get_full_name"):
        names.add(user.get_full_name())
    return Subject(
        person_id=person.pk if person else None,
        user_id=user.pk if user else None,
        words=tuple(sorted({*emails, *names} - {"", None})),  # type: ignore[arg-type]
        emails=tuple(sorted(emails)),
        pseudonym=_pseudonym(person, user),
        bell=bell_name(person.pk) if person else "",
    )


def _pseudonym(person: Person | None, user: Account | None) -> str:
    """Written into the record, so in the language of the records, whoever erases."""
    number = str(person.pk) if person else f"akun {str(user.pk if user else 0)[:8]}"
    return f"Data dihapus ({number})"

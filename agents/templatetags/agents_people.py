"""How a person is shown in templates."""

from django import template

from agents import nips
from agents.models import Person

register = template.Library()


@register.simple_tag
def nip(person: Person | None) -> str:
    """The NIP as everybody but its owner's office may see it; no template writes it another way
    (`tests/guards/test_nips.py`)."""
    return nips.masked(person.nip if person else None) or "–"

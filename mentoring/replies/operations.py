"""Keep, change and throw away one's own texts."""

from django.db import transaction

from agents.registry.operations.people import person_for
from foundation.users import Account
from mentoring.models import MessageTemplate
from mentoring.models.replies import MOST_TEMPLATES


class TooManyTemplatesError(Exception):
    """MOST_TEMPLATES are there already."""


@transaction.atomic
def keep(user: Account, *, name: str, text: str) -> MessageTemplate:
    """Raises TooManyTemplatesError."""
    person = person_for(user)
    if MessageTemplate.objects.filter(person=person).count() >= MOST_TEMPLATES:
        raise TooManyTemplatesError
    return MessageTemplate.objects.create(person=person, name=name, text=text)


def change(template: MessageTemplate, *, name: str, text: str) -> MessageTemplate:
    template.name, template.text = name, text
    template.save(update_fields=["name", "text"])
    return template


def throw_away(template: MessageTemplate) -> None:
    """What was sent by it stays."""
    MessageTemplate.objects.filter(pk=template.pk).delete()


def with_template(typed: str, template: MessageTemplate) -> str:
    """What stands in the form afterwards: the text below what was typed."""
    return f"{typed.rstrip()}\n\n{template.text}" if typed.strip() else template.text

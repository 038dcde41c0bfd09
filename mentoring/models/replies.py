"""Texts that somebody writes often, kept for herself."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from agents.models import Person
from foundation.users import AnyUser
from mentoring.models.threads import LONGEST_TEXT

MOST_TEMPLATES = 50  # of one person


class MessageTemplateQuerySet(models.QuerySet["MessageTemplate"]):
    def of(self, user: AnyUser) -> Self:
        """One's own; nobody sees another's."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(person__user_id=user.pk)


class MessageTemplate(models.Model):
    """A text with a name, which its owner puts into a message by choosing it."""

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="message_templates", verbose_name=_("person")
    )
    name = models.CharField(_("name"), max_length=80)
    text = models.TextField(_("text"), max_length=LONGEST_TEXT)

    objects = MessageTemplateQuerySet.as_manager()

    class Meta:
        verbose_name = _("message template")
        verbose_name_plural = _("message templates")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

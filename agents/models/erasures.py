from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agents.app_settings import app_settings
from agents.models.people import Person
from foundation.users import AnyUser


class ErasureQuerySet(models.QuerySet["Erasure"]):
    def waiting(self) -> Self:
        return self.filter(state=Erasure.State.ASKED)

    def overdue(self, at: datetime) -> Self:
        """Waiting for longer than the law leaves for an answer."""
        return self.waiting().filter(asked_at__lt=at - app_settings.ERASURE_WITHIN)

    def done(self) -> Self:
        return self.filter(state=Erasure.State.DONE)

    def of(self, user: AnyUser) -> Self:
        """Requests of the account; none of a visitor."""
        return self.filter(user_id=user.pk) if user.is_authenticated else self.none()


class Erasure(models.Model):
    """Somebody's data shall go, or are gone: asked by herself, decided by the clinic."""

    class State(models.TextChoices):
        ASKED = "asked", _("Waiting for the clinic")
        DONE = "done", _("Erased")
        REFUSED = "refused", _("Refused")
        WITHDRAWN = "withdrawn", _("Taken back")

    person = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="erasures",
        verbose_name=_("person"),
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("account"),
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.ASKED)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    answer = models.CharField(_("answer"), max_length=500, blank=True)
    asked_at = models.DateTimeField(_("asked at"))
    # Who of the clinic has taken it on; from then on the person knows that somebody works on it.
    handled_at = models.DateTimeField(_("taken on at"), null=True, blank=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("handled by"),
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    # How many rows of which kind were deleted or changed.
    done: "models.JSONField[dict[str, int], dict[str, int]]" = models.JSONField(
        default=dict, blank=True
    )

    objects = ErasureQuerySet.as_manager()

    class Meta:
        verbose_name = _("erasure of personal data")
        verbose_name_plural = _("erasures of personal data")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=models.Q(state="asked"), name="erasure_asked_once"
            ),
            models.CheckConstraint(
                condition=models.Q(person__isnull=False) | models.Q(user__isnull=False),
                name="erasure_is_about_somebody",
            ),
        ]
        indexes = [models.Index(fields=["state", "asked_at"], name="erasure_by_state")]

    def __str__(self) -> str:
        return str(self.person or self.user)

    @property
    def answer_by(self) -> datetime:
        """Until then the person must have an answer."""
        return self.asked_at + app_settings.ERASURE_WITHIN

    @property
    def is_overdue(self) -> bool:
        """As of now; what has been decided is not, however late it was."""
        return self.state == self.State.ASKED and timezone.now() > self.answer_by

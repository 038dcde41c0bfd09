from django.db import models
from django.utils.translation import gettext_lazy as _

from foundation.models.streams import Stream


class Delivery(models.TextChoices):
    """How somebody is told of a topic."""

    MAIL = "mail", _("here, and by e-mail at once")
    DIGEST = "digest", _("here, and in one e-mail a day")
    APP = "app", _("here only")
    NONE = "none", _("not at all")


class NoticeChoice(models.Model):
    """What the owner of a bell chose for a topic; without a row the topic's own default holds."""

    bell = models.ForeignKey(Stream, models.CASCADE, related_name="choices")
    topic = models.CharField(max_length=40)
    delivery = models.CharField(max_length=8, choices=Delivery)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bell", "topic"], name="notice_choice_once_per_topic"),
        ]

    def __str__(self) -> str:
        return f"{self.topic}: {self.delivery}"


class NoticeHours(models.Model):
    """When no mail about notices goes out to the owner of a bell, in the time of the site, and when
    her last digest was made."""

    bell = models.OneToOneField(Stream, models.CASCADE, related_name="hours")
    quiet_from = models.TimeField(null=True)
    quiet_until = models.TimeField(null=True)
    digested_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(quiet_from=None, quiet_until=None)
                | (
                    models.Q(quiet_from__isnull=False, quiet_until__isnull=False)
                    & ~models.Q(quiet_from=models.F("quiet_until"))
                ),
                name="quiet_hours_have_two_ends",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quiet_from}–{self.quiet_until}"

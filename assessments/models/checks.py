"""Questions inside lessons and guides, answered for oneself."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from assessments.models.questions import QuestionVersion

LONGEST_BLOCK = 36


class CheckTryQuerySet(models.QuerySet["CheckTry"]):
    def understood(self, *by: str, least: int = 1) -> "models.QuerySet[CheckTry, dict[str, Any]]":
        """For each value of the columns `by`: `people` who tried, `tries`, and `right` among them; the
        least understood first. Of fewer people than `least` nothing is told."""
        counted = self.order_by().values(*by)
        counted = counted.annotate(
            people=Count("account", distinct=True),
            tries=Count("pk"),
            right=Count("pk", filter=Q(is_right=True)),
        )
        enough = counted.filter(people__gte=least)
        share = models.F("right") * 1.0 / models.F("tries")
        return enough.order_by(share, "-tries", *by)

    def of_block(self, page: int, block: str) -> Self:
        return self.filter(page=page, block=block)


class CheckTry(models.Model):
    """Somebody's first answer to a question of a check of understanding: it tells the editor whether
    the text was understood, and counts in no grade. Later ones are not kept."""

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="check_tries"
    )
    page = models.ForeignKey(Page, models.CASCADE, related_name="+")
    # The id that Wagtail gave the block.
    block = models.CharField(max_length=LONGEST_BLOCK)
    version = models.ForeignKey(QuestionVersion, models.CASCADE, related_name="check_tries")
    is_right = models.BooleanField(_("right"))
    at = models.DateTimeField(default=timezone.now, editable=False)

    objects = CheckTryQuerySet.as_manager()

    class Meta:
        verbose_name = _("answer to a check of understanding")
        verbose_name_plural = _("answers to checks of understanding")
        constraints = [
            models.UniqueConstraint(
                fields=["account", "page", "block", "version"], name="check_tried_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.version} · {self.page}"

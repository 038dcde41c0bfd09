from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.models.categories import Category
from foundation.models import PrivateFile


class QuestionImport(models.Model):
    """A file of questions that somebody sent: what is in it is shown before anything is stored."""

    class Format(models.TextChoices):
        GIFT = "gift", "GIFT"
        MOODLE_XML = "moodle-xml", "Moodle XML"
        AIKEN = "aiken", "Aiken"
        XLSX = "xlsx", "Excel (XLSX)"

    class State(models.TextChoices):
        CHECKED = "checked", _("Waiting")
        RUNNING = "running", _("Running")
        APPLIED = "applied", _("Applied")
        DISCARDED = "discarded", _("Discarded")

    file = models.ForeignKey(PrivateFile, models.PROTECT, related_name="+")
    format = models.CharField(_("format"), max_length=12, choices=Format)
    category = models.ForeignKey(
        Category, models.PROTECT, related_name="+", verbose_name=_("category")
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.CHECKED)
    # What was found at the check, and at the end what was done: counts, errors, questions.
    report = models.JSONField(default=dict)
    started_at = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("import of questions")
        verbose_name_plural = _("imports of questions")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.file.name

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from foundation.models import PrivateFile
from foundation.users import AnyUser


class StaffImport(models.Model):
    """One staff list on its way into the registry: sent, checked, applied or refused."""

    class State(models.TextChoices):
        UPLOADED = "uploaded", _("Being checked")
        CHECKED = "checked", _("Ready to apply")
        DIVIDED = "divided", _("Waits for your choice")
        REFUSED = "refused", _("Refused")
        RUNNING = "running", _("Being applied")
        APPLIED = "applied", _("Applied")
        FAILED = "failed", _("Failed")
        DISCARDED = "discarded", _("Discarded")

    file = models.ForeignKey(PrivateFile, models.PROTECT, related_name="+", verbose_name=_("file"))
    effective_on = models.DateField(_("effective from"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.UPLOADED)
    progress = models.PositiveSmallIntegerField(_("progress"), default=0)
    # The clinic's choice for a list with errors: its good rows, or nothing at all.
    leaves_out_bad_rows = models.BooleanField(_("bad rows are left out"), default=False)
    # created, updated, unchanged, errors, warnings, missing
    counts = models.JSONField(default=dict)
    # What `agents.staff_import.operations.results` writes; large, so listings defer it.
    result = models.JSONField(default=dict)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("sent by"),
    )
    created_at = models.DateTimeField(_("sent at"), auto_now_add=True)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)

    class Meta:
        verbose_name = _("staff list import")
        verbose_name_plural = _("staff list imports")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.file.name

    @property
    def is_busy(self) -> bool:
        """Whether a worker is at it; the page looks again by itself."""
        return self.state in {self.State.UPLOADED, self.State.RUNNING}

    @property
    def may_be_applied(self) -> bool:
        """Whether it was checked, found without errors, and would change something."""
        return self.state == self.State.CHECKED and self.has_changes

    @property
    def may_be_applied_in_part(self) -> bool:
        """Whether some rows have errors and others would change something."""
        return self.state == self.State.DIVIDED

    @property
    def may_be_discarded(self) -> bool:
        """Whether it was checked and waits."""
        return self.state in {self.State.CHECKED, self.State.DIVIDED}

    @property
    def bad_rows(self) -> list[int]:
        """The lines of the file in which something is wrong, in their order."""
        # Each finding as `agents.staff_import.operations.findings` writes it: reason, line, …
        return sorted({row[1] for row in self.result.get("errors", []) if row[1]})

    @property
    def has_changes(self) -> bool:
        return bool(self.counts.get("created") or self.counts.get("updated"))

    @classmethod
    def may_be_run_by(cls, user: AnyUser) -> bool:
        """The clinic, by the permissions of its group."""
        return bool(user.has_perms(["agents.add_person", "agents.change_person"]))

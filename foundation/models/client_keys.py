from django.conf import settings
from django.db import models


class ClientKey(models.Model):
    """One rendered form, used once. A second tap finds the first one's answer here."""

    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    action = models.CharField(max_length=60)
    key = models.CharField(max_length=64)
    result = models.JSONField(null=True)
    # Digest of what the form said; a page that came back out of the browser's history may say
    # something else with the same key.
    said = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["actor", "action", "key"], name="client_key_used_once")
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.key}"

import secrets
from pathlib import PurePath

from django.conf import settings
from django.db import models
from django.urls import reverse

from foundation.app_settings import app_settings
from foundation.storage import WholeFileStorage


class PrivateStorage(WholeFileStorage):
    """Outside MEDIA_ROOT, folders 0700, files 0600, and no address of its own."""

    def __init__(self) -> None:
        super().__init__(
            location=app_settings.PRIVATE_ROOT,
            base_url="",
            file_permissions_mode=0o600,
            directory_permissions_mode=0o700,
        )


def private_storage() -> PrivateStorage:
    return PrivateStorage()


def new_code() -> str:
    return secrets.token_urlsafe(24)


def stored_name(instance: "PrivateFile", filename: str) -> str:
    """The path of a new file below PRIVATE_ROOT: nothing that a person typed becomes part of it,
    save an extension of eight characters at most."""
    return f"{instance.code[:2]}/{instance.code}{PurePath(filename).suffix[:8].lower()}"


class PrivateFile(models.Model):
    """A file that only some may open; who, is asked of the registry in `foundation.files.rules`."""

    code = models.CharField(max_length=40, unique=True, default=new_code, editable=False)
    file = models.FileField(storage=private_storage, upload_to=stored_name, max_length=120)
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("foundation:file", args=[self.code])

    @property
    def is_picture(self) -> bool:
        """Whether every browser shows it."""
        return self.content_type in {"image/jpeg", "image/png"}

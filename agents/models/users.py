import secrets
from typing import Any

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _


def random_username() -> str:
    """Never shown and never asked: people sign in by e-mail or NIP."""
    return secrets.token_hex(12)


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """E-mails are kept in small letters; without a password one cannot sign in by one."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractUser):  # type: ignore[django-manager-missing]
    """An account. Who someone is and where she works stands in `Person` and `Posting`."""

    username = models.CharField(max_length=30, unique=True, default=random_username, editable=False)
    email = models.EmailField(_("e-mail"), unique=True)
    # No choices: a site with other languages would find a change that no migration has.
    language = models.CharField(_("language"), max_length=5, blank=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []

    objects = UserManager()  # type: ignore[assignment,misc]

    class Meta(AbstractUser.Meta):
        swappable = "AUTH_USER_MODEL"

    def __str__(self) -> str:
        return self.get_full_name() or self.email

import uuid

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models


class VillagerManager(BaseUserManager):
    def create_user(self, email, password=None, **fields):
        villager = self.model(email=self.normalize_email(email), **fields)
        villager.set_password(password)
        villager.save(using=self._db)
        return villager

    def create_superuser(self, email, password=None, **fields):
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class Villager(AbstractBaseUser, PermissionsMixin):
    """No username, no first and last name, no language; its key is no number."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    called = models.CharField(max_length=80, blank=True)
    is_staff = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)

    objects = VillagerManager()

    USERNAME_FIELD = "email"

    def __str__(self):
        return self.called or self.email

    def get_full_name(self):
        return self.called

    def get_short_name(self):
        return self.called

"""What follows a migrate."""

from typing import Any

from django.apps import AppConfig, apps
from django.contrib.auth.management import create_permissions

from agents.registry.operations import roles


def prepare_groups(sender: AppConfig, **kwargs: Any) -> None:
    """Permissions are made app by app after us, so ask for them now; then share them out."""
    for config in apps.get_app_configs():
        create_permissions(config, verbosity=0, using=kwargs.get("using", "default"))
    roles.prepare_groups()

"""Receivers of signals."""

from datetime import UTC
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.module_loading import import_string

from home.deployment.operations import align_site


def follow_base_url(**kwargs: Any) -> None:
    """Of `post_migrate`: `align_site`, so that an address changed in the environment holds from the
    next deployment on."""
    align_site()


def read_times_quickly(connection: BaseDatabaseWrapper, **_: Any) -> None:
    """Of `connection_created`: the times of this connection by `Loader` of `home.deployment.times`."""
    if connection.vendor == "postgresql" and connection.timezone is UTC:
        # By name, since other databases need no psycopg.
        loader = import_string("home.deployment.times.Loader")
        connection.connection.adapters.register_loader("timestamptz", loader)

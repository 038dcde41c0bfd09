"""Hang the probe into readiness, let the site record follow each migrate, and read times quickly."""

from django.apps import apps
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate

from foundation.health.probes import register_readiness_probe
from home.deployment import probes
from home.deployment.receivers import follow_base_url, read_times_quickly


def connect() -> None:
    register_readiness_probe("accounts", probes.no_demo_accounts)
    post_migrate.connect(follow_base_url, sender=apps.get_app_config("home"))
    connection_created.connect(read_times_quickly)

"""Hang the probe into readiness, and let the site record follow each migrate."""

from django.apps import apps
from django.db.models.signals import post_migrate

from foundation.health.probes import register_readiness_probe
from home.deployment import probes
from home.deployment.receivers import follow_base_url


def connect() -> None:
    register_readiness_probe("accounts", probes.no_demo_accounts)
    post_migrate.connect(follow_base_url, sender=apps.get_app_config("home"))

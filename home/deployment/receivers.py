"""Receivers of signals."""

from typing import Any

from home.deployment.operations import align_site


def follow_base_url(**kwargs: Any) -> None:
    """Of `post_migrate`: `align_site`, so that an address changed in the environment holds from the
    next deployment on."""
    align_site()

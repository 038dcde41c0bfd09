"""What follows a migrate."""

from typing import Any

from home.operations import align_site


def follow_base_url(**kwargs: Any) -> None:
    align_site()

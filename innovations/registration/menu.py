"""The item that innovations add to the header."""

from django.http import HttpRequest
from django.urls import reverse


def list_address(request: HttpRequest) -> str | None:
    """None for visitors: the list holds what one may see, and they may see nothing."""
    return reverse("innovations:list") if request.user.is_authenticated else None

"""Request types that say what a decorator has proved."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest


class SignedInRequest(HttpRequest):
    """A request that `login_required` let through."""

    user: AbstractBaseUser  # type: ignore[assignment]

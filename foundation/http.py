"""Request types that say what a decorator has proved."""

from django.http import HttpRequest

from foundation.users import Account


class SignedInRequest(HttpRequest):
    """A request that `login_required` let through."""

    user: Account

"""Whoever sends a request, whatever model a site has for its accounts.

Type checkers see the model that the settings name; at run time it is what every account has.
"""

from typing import TYPE_CHECKING, TypeAlias

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser

if TYPE_CHECKING:
    from django.contrib.auth.models import _AnyUser as AnyUser
    from django.contrib.auth.models import _User as Account
else:
    Account: TypeAlias = AbstractBaseUser
    AnyUser: TypeAlias = AbstractBaseUser | AnonymousUser

# `Account`: somebody who has one. `AnyUser`: a visitor as well.
__all__ = ["Account", "AnyUser"]

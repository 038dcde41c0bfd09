"""Where allauth's pages are, so that a cookie or an exception can be theirs alone.

By the names of allauth, not by LOGIN_URL: what is let past the second factor must not grow when a
site signs people in elsewhere.
"""

from posixpath import commonpath

from django.urls import reverse

# What must stay open where the pages have no prefix in common.
OPEN = ("mfa_index", "account_login", "account_logout", "account_reauthenticate")


def account_prefix() -> str:
    """What the addresses of allauth have in common, such as /akun/; at worst the whole site."""
    return commonpath([reverse("account_login"), reverse("mfa_index")]).rstrip("/") + "/"


def is_account_page(path: str) -> bool:
    prefix = account_prefix()
    return path.startswith(prefix if prefix != "/" else tuple(map(reverse, OPEN)))

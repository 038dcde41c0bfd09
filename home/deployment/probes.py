"""Readiness: what keeps the site from being opened to the public."""

from django.contrib.auth import get_user_model

from foundation.health.probes import Finding

MAIL_DOMAIN = "balangan.example"  # of all people of the demonstration, and of nobody else


def no_demo_accounts() -> Finding:
    """Whether no account has an e-mail of the demonstration: their passwords are printed on a
    terminal."""
    found = get_user_model().objects.filter(email__iendswith=f"@{MAIL_DOMAIN}").count()
    return Finding(found == 0, f"{found} demo accounts", "Delete the demo accounts.")

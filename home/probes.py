"""What a deployment must not bring along."""

from django.contrib.auth import get_user_model

from foundation.health.probes import Finding

MAIL_DOMAIN = "balangan.example"  # of all people of the demonstration, and of nobody else


def no_demo_accounts() -> Finding:
    found = get_user_model().objects.filter(email__iendswith=f"@{MAIL_DOMAIN}").count()
    return Finding(found == 0, f"{found} demo accounts", "Delete the demo accounts.")

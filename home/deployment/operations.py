"""State changes of the site as a whole."""

from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Site


def align_site() -> None:
    """Let Wagtail's site record say what BASE_URL and SITE_NAME say: they are the one source of our
    address. Safe to run again; does nothing without a default site."""
    address = urlsplit(settings.BASE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    Site.objects.filter(is_default_site=True).update(
        hostname=address.hostname, port=port, site_name=settings.SITE_NAME
    )
    Site.clear_site_root_paths_cache()

"""What the base template needs on every page."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from foundation import navigation
from foundation.app_settings import app_settings


def page(request: HttpRequest) -> dict[str, Any]:
    """Variables of the frame of every page; what would cost a query is asked only where it is
    rendered."""
    return {
        "base_template": app_settings.BASE_TEMPLATE,
        "host_template": app_settings.HOST_TEMPLATE,
        "site_name": app_settings.SITE_NAME,
        "site_place": app_settings.SITE_PLACE,
        "site_office": app_settings.SITE_OFFICE,
        "site_contact": app_settings.SITE_CONTACT,
        "base_url": app_settings.BASE_URL,
        "demo_notice": app_settings.DEMO,
        "is_preview": getattr(request, "is_preview", False),
        "navigation": lambda: navigation.links(request),  # asked where a header is rendered
        "account_links": lambda: navigation.account_links(request),  # and where somebody is in
        "LANGUAGE_CODE": getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE),
    }

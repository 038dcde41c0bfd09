"""Hang the catalogue into the header."""

from django.utils.translation import gettext_lazy as _

from courses.catalogue.places import catalogue_url
from foundation.navigation import NavigationItem, register_navigation


def connect() -> None:
    register_navigation(NavigationItem(_("Courses"), "book", 20, catalogue_url))

"""Hang the catalogue into the header, and forget its address when it moves."""

from django.utils.translation import gettext_lazy as _
from wagtail.signals import page_published, page_unpublished, post_page_move

from courses.catalogue.addresses import KEY, catalogue_url, forget_address
from courses.models.pages import CourseTag, Topic
from credentials.models import CertificateDesign
from foundation.navigation import NavigationItem, register_navigation
from foundation.page_cache.seen import register_seen


def connect() -> None:
    register_navigation(NavigationItem(_("Learn"), "book", 20, catalogue_url, "courses"))
    register_seen(Topic, CourseTag, CertificateDesign)
    for signal in (page_published, page_unpublished, post_page_move):
        signal.connect(forget_address, dispatch_uid=KEY)

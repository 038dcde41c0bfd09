"""Hang the items into the header, and forget the addresses of lists when they move."""

from wagtail.signals import page_published, page_unpublished, post_page_move

from foundation.navigation import register_daily, register_navigation
from foundation.page_cache.seen import register_seen
from home.models import GuideLesson
from home.navigation import header
from home.navigation.roles import daily


def connect() -> None:
    register_seen(GuideLesson)
    for item in header.ITEMS:
        register_navigation(item)
    register_daily(daily)
    for signal in (page_published, page_unpublished, post_page_move):
        signal.connect(header.forget_addresses, dispatch_uid="home.forget_addresses")

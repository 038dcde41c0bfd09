"""Hang the items into the header, and forget the addresses of lists when they move."""

from wagtail.signals import page_published, page_unpublished, post_page_move

from foundation.navigation import register_navigation
from home.navigation import header


def connect() -> None:
    for item in header.ITEMS:
        register_navigation(item)
    for signal in (page_published, page_unpublished, post_page_move):
        signal.connect(header.forget_addresses, dispatch_uid="home.forget_addresses")

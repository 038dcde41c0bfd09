"""Calendar programs read a feed by its address alone."""

from foundation.secret_addresses import register_secret_address


def connect() -> None:
    register_secret_address("/kalender/")

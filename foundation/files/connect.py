"""The address of a stored file is its code."""

from foundation.secret_addresses import register_secret_address


def connect() -> None:
    register_secret_address("/berkas/")

"""The code in the address opens what is printed on a paper: no log keeps it."""

from foundation.secret_addresses import register_secret_address


def connect() -> None:
    register_secret_address("/sertifikat/")

"""Hang the ledger into the merging of two records of one person."""

from agents.merging import register_merge
from credentials.ledger import merging


def connect() -> None:
    register_merge("credentials", merging.move, merging.give_back)

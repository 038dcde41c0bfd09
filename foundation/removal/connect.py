"""Say which rows of this app are kept for apps above it."""

from foundation.removal import shared_rows
from foundation.removal.belongings import register_belongings


def connect() -> None:
    register_belongings("foundation", shared_rows.find)

"""When a plugin stays where it is."""


class RemovalRefusedError(Exception):
    """Nothing was changed; the text says what stands in the way, and what to do."""

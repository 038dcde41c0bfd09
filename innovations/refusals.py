"""What every app refuses about an innovation."""


class NotConfirmedError(Exception):
    """The owner has not confirmed the innovation: it does not reach mentors yet."""

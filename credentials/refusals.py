"""What several subjects refuse alike."""


class UnexplainedError(Exception):
    """Nothing is ended, withdrawn or issued anew without a reason."""

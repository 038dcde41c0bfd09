"""Why several operations of the registry refuse. A refusal of one operation stands beside it."""


class EndsBeforeStartError(Exception):
    """The last day of a term lies before its first."""


class OpdNotInForceError(Exception):
    """The OPD does not exist on the day in question."""

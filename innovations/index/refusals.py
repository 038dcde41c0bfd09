"""What is refused about index years."""


class YearTakenError(Exception):
    """That year has a revision already: open an erratum of it, or change its draft."""


class DraftOpenError(Exception):
    """The year has a draft; there is one at a time."""


class NotCurrentError(Exception):
    """Only the newest published revision of a year is put right."""


class PublishedError(Exception):
    """A published revision never changes: what is wrong in it is put right by an erratum."""


class DifferenceMissingError(Exception):
    """An erratum says what it puts right, and by which source."""


class CodeTakenError(Exception):
    """The revision has an indicator of this aspect and number."""


class NotReadyError(Exception):
    """The draft does not hold together; `faults` says where."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults

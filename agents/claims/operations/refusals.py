"""Why a claim, or what an office does about one, is refused."""


class NotProvenError(Exception):
    """Wrong, used, expired, voided, or of nobody: one answer for all, so that none is told apart."""


class EmailNotVerifiedError(Exception):
    """The account's own e-mail is not verified yet."""


class AlreadyLinkedError(Exception):
    """The account has a staff record, or the record an account."""


class ClaimSettledError(Exception):
    """The claim has been settled another way."""


class OwnClaimError(Exception):
    """Nobody approves what he asked for himself."""


class ClinicOnlyError(Exception):
    """Who holds an appointment opens more than one unit's data: only the clinic vouches for him."""

"""Why a certificate from outside is not taken, or not decided."""


class SameCertificateError(Exception):
    """One with this number and day is there already: of hers, and not refused or taken back."""


class NotWithHolderError(Exception):
    """It waits for the clinic or was decided: its holder changes nothing now."""


class RecognitionDecidedError(Exception):
    """It was decided, given back or taken back meanwhile."""


class OwnCertificateError(Exception):
    """Nobody decides about a certificate of her own."""


class NoRuleError(Exception):
    """No rule of lesson hours holds for this form and role on the last day: nothing would count."""

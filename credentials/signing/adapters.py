"""What signs: nothing, a key of the office, later a national gateway."""

from credentials.app_settings import app_settings
from foundation.public.replaceable import Replaceable


class SigningError(Exception):
    """It could not be signed; it is tried again."""


class SignedLaterError(Exception):
    """The gateway has taken it; `remote_id` is how it knows it."""

    def __init__(self, remote_id: str) -> None:
        super().__init__(remote_id)
        self.remote_id = remote_id


class SigningAdapter:
    """A way to sign. This one signs nothing, and says so: the paper is proven by its code alone. A
    site names its own in `CREDENTIALS_SIGNER`."""

    # Kept with each file.
    name = "unsigned"
    # Whether what `sign` answers carries an electronic signature.
    signs = False

    def words(self) -> str:
        """The sentence that is printed about the signature, in Indonesian. It must be true of the file
        that `sign` answers: of a key that no certified provider has issued it says so."""
        return "Tanpa tanda tangan elektronik. Keasliannya dibuktikan melalui kode di samping."

    def sign(self, pdf: bytes, key: str) -> bytes:
        """The signed file. `key` is the same for the same certificate, however often it is asked.
        Raises SignedLaterError where the signature comes later, SigningError where it failed."""
        return pdf

    def fetch(self, remote_id: str) -> bytes | None:
        """What the gateway has signed meanwhile; None while it has not. Raises SigningError."""
        raise SigningError(remote_id)


SIGNER = Replaceable(app_settings, "SIGNER", SigningAdapter)

"""Signatures (PAdES) with a key of the office. No certified provider stands behind it, and it says so."""

from functools import lru_cache
from io import BytesIO
from pathlib import Path

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers

from credentials.app_settings import app_settings
from credentials.signing.adapters import SigningAdapter, SigningError

FIELD = "TandaTangan"


class LocalKey(SigningAdapter):
    """Signs with the key in CREDENTIALS_KEY_FILE. A key on an elliptic curve signs nine times as fast
    as RSA."""

    name = "local"
    signs = True

    def words(self) -> str:
        return (
            "Ditandatangani secara elektronik dengan tanda tangan elektronik tidak tersertifikasi"
            f" (kunci milik {_holder()})."
        )

    def sign(self, pdf: bytes, key: str) -> bytes:
        target = BytesIO()
        meta = signers.PdfSignatureMetadata(
            field_name=FIELD,
            subfilter=fields.SigSeedSubFilter.PADES,
            md_algorithm="sha256",
            reason="Penerbitan sertifikat",
            name=_holder(),
        )
        writer = IncrementalPdfFileWriter(BytesIO(pdf))
        signers.sign_pdf(writer, meta, signer=_signer(), output=target)
        return target.getvalue()


def _signer() -> signers.SimpleSigner:
    files = (Path(app_settings.KEY_FILE), Path(app_settings.CERTIFICATE_FILE))
    try:
        stamps = tuple(each.stat().st_mtime_ns for each in files)
    except OSError as error:
        raise SigningError(f"{error.filename}: {error.strerror}") from error
    return _loaded(*files, app_settings.KEY_PASSPHRASE, stamps)


@lru_cache(maxsize=2)
def _loaded(
    key: Path, certificate: Path, passphrase: str, stamps: tuple[int, ...]
) -> signers.SimpleSigner:
    """`stamps`: of the files, so that a new key is taken without a restart."""
    found: signers.SimpleSigner | None = signers.SimpleSigner.load(  # type: ignore[no-untyped-call]
        str(key), str(certificate), key_passphrase=passphrase.encode() or None
    )
    if found is None:
        raise SigningError(f"{key.name}: the key or its certificate cannot be read")
    return found


def _holder() -> str:
    subject = _signer().signing_cert
    if subject is None:
        raise SigningError("no certificate")
    name: str = subject.subject.native.get("common_name", "")
    return name

"""Settings of credentials, read when used so that tests can override them."""

from django.conf import settings


class CredentialsSettings:
    @property
    def SIGNER(self) -> str:  # noqa: N802
        """Dotted path of the class that signs certificates. `credentials.signing.adapters.SigningAdapter`
        does not sign; `credentials.signing.local.LocalKey` signs with a key of the office."""
        return getattr(
            settings, "CREDENTIALS_SIGNER", "credentials.signing.adapters.SigningAdapter"
        )

    @property
    def KEY_FILE(self) -> str:  # noqa: N802
        """Private key of the office, as PEM, for `LocalKey`; made by `manage.py signing_key`."""
        return str(getattr(settings, "CREDENTIALS_KEY_FILE", ""))

    @property
    def KEY_PASSPHRASE(self) -> str:  # noqa: N802
        """What opens the private key; empty where it has none."""
        return getattr(settings, "CREDENTIALS_KEY_PASSPHRASE", "")

    @property
    def CERTIFICATE_FILE(self) -> str:  # noqa: N802
        """The certificate of that key, as PEM."""
        return str(getattr(settings, "CREDENTIALS_CERTIFICATE_FILE", ""))


app_settings = CredentialsSettings()

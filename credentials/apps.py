from django.utils.translation import gettext_lazy as _

from foundation.plugins.config import PluginConfig


class CredentialsConfig(PluginConfig):
    name = "credentials"
    label = "credentials"
    default = True
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Certificates")
    needs = ("agents", "foundation")
    kinds = ("recognition",)
    packages = dict.fromkeys(("cryptography", "pyhanko", "segno"), "credentials")

    def ready(self) -> None:
        from credentials import privacy
        from credentials.certificates import connect as certificates
        from credentials.checking import connect as checking
        from credentials.designs import connect as designs
        from credentials.ledger import connect as ledger
        from credentials.recognition import connect as recognition

        certificates.connect()
        checking.connect()
        designs.connect()
        ledger.connect()
        recognition.connect()
        privacy.connect()

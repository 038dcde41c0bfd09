"""The demonstration: production's arrangement on one machine with nothing but Python."""

import os

from config.settings.base import *
from foundation.secrets import local_secret

# A machine has other users: whatever a process of the demonstration writes is its owner's alone,
# the database, its log, mails and media, which no other program has to read here.
os.umask(0o077)
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700

DEBUG = False
SECRET_KEY = local_secret(VAR_DIR / "secret-key")
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
CSRF_TRUSTED_ORIGINS = [BASE_URL]
INSTALLED_APPS = ["demo", *INSTALLED_APPS]

MIDDLEWARE = [
    MIDDLEWARE[0],
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    *MIDDLEWARE[1:],
]
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
COMPONENTS_PAGE = True
FOUNDATION_SITE_CONTACT = {
    "address": "Jl. Jenderal Ahmad Yani, Paringin Selatan",
    "hours": "Senin–Kamis 08.00–16.00, Jumat 08.00–11.00 WITA",
    "whatsapp": "6281200000000",
    "email": "klinik@balangan.example",
}
FOUNDATION_DEMO = True
# A key of its own, made with the world: nothing of the demonstration is signed for anybody.
CREDENTIALS_SIGNER = "credentials.signing.local.LocalKey"
CREDENTIALS_KEY_FILE = VAR_DIR / "signing" / "key.pem"
CREDENTIALS_CERTIFICATE_FILE = VAR_DIR / "signing" / "certificate.pem"

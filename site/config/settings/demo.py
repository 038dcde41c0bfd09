"""The demonstration: production's arrangement on one machine with nothing but Python."""

from config.settings.base import *
from foundation.secrets import local_secret

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
FOUNDATION_DEMO = True

"""Production. Every secret comes from the environment; nothing falls back in silence."""

from config import env
from config.settings.base import *

DEBUG = False
SECRET_KEY = env.required(
    "SECRET_KEY", "Set it to at least 50 random characters, and keep it: sessions are signed by it."
)
BASE_URL = env.base_url("BASE_URL")
WAGTAILADMIN_BASE_URL = BASE_URL
ALLOWED_HOSTS = env.required("ALLOWED_HOSTS", "Name the hosts, separated by commas.").split(",")
CSRF_TRUSTED_ORIGINS = [BASE_URL]
env.required("DATABASE_URL", "Set it to postgres://user:password@host/name.")

CACHES = CACHES | {
    "default": {
        "BACKEND": "foundation.cache.SteadyRedisCache",
        "LOCATION": env.required("REDIS_URL", "Set it to redis://host:6379/0."),
        "OPTIONS": {"socket_timeout": 0.3, "socket_connect_timeout": 0.3},
    }
}
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
}
FOUNDATION_FILES_BY_PROXY = "/berkas-tersimpan/"

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = env.boolean("SECURE_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sesi"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
# One proxy stands before us; allauth trusts exactly its word about the client's address.
ALLAUTH_TRUSTED_PROXY_COUNT = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = False
AGENTS_MFA_REQUIRED = True

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = env.required("EMAIL_HOST", "Name the mail server.")
EMAIL_PORT = env.number("EMAIL_PORT", 587)
EMAIL_HOST_USER = env.text("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = env.text("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = env.boolean("EMAIL_USE_TLS", default=True)
EMAIL_TIMEOUT = 10

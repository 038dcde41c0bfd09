"""Production. Every secret comes from the environment; nothing falls back in silence."""

from config import env
from config.mail import mail_by
from config.settings.base import *

DEBUG = env.never("DEBUG", "Take it away: a production site never shows its insides.")
SECRET_KEY = env.secret("SECRET_KEY")
BASE_URL = env.https_url("BASE_URL")
WAGTAILADMIN_BASE_URL = BASE_URL
ALLOWED_HOSTS = env.hosts("ALLOWED_HOSTS", among=BASE_URL)
CSRF_TRUSTED_ORIGINS = [BASE_URL]
env.service(
    "DATABASE_URL", ("postgres", "postgresql"), "postgres://user:password@host:5432/database"
)
REDIS_URL = env.service("REDIS_URL", ("redis", "rediss", "unix"), "redis://:password@host:6379/0")
# How `web` and `worker` tell `socket` that there is news.
FOUNDATION_LIVE_REDIS_URL = REDIS_URL

CACHES = CACHES | {
    "default": {
        "BACKEND": "foundation.cache.SteadyRedisCache",
        "LOCATION": REDIS_URL,
        "OPTIONS": {"socket_timeout": 0.3, "socket_connect_timeout": 0.3},
    }
}
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
}
FOUNDATION_FILES_BY_PROXY = "/berkas-tersimpan/"

# Only the proxy reaches us (docker-compose.yml publishes no port of ours), and it writes both
# X-Forwarded headers anew (deploy/Caddyfile): neither can be forged by a visitor.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
ALLAUTH_TRUSTED_PROXY_COUNT = 1
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
# Wagtail's editor shows its preview in a frame of our own origin.
SILENCED_SYSTEM_CHECKS = ["security.W019"]
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sesi"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = False
AGENTS_MFA_REQUIRED = True

globals().update(
    mail_by(
        "django.core.mail.backends.smtp.EmailBackend",
        host=env.required("EMAIL_HOST", "Name the mail server, such as mail.example.go.id."),
        port=env.number("EMAIL_PORT", 587),
        host_user=env.text("EMAIL_HOST_USER", ""),
        host_password=env.text("EMAIL_HOST_PASSWORD", ""),
        use_tls=env.boolean("EMAIL_USE_TLS", default=True),
        timeout=10,
    )
)
DEFAULT_FROM_EMAIL = env.sender("DEFAULT_FROM_EMAIL")

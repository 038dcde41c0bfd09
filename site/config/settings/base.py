"""What every environment shares. Settings only assign: nothing here touches disk or network."""

from pathlib import Path
from typing import Any

import dj_database_url
import django
from django.utils.translation import gettext_lazy as _

from config import env
from config.mail import mail_by

ROOT_DIR = Path(__file__).resolve().parents[3]
SITE_DIR = ROOT_DIR / "site"
# Django has tasks from 6.0 on; before, the package that Wagtail brings. Wagtail's own tasks are of
# the package on both, and run by whichever backend stands in TASKS.
HAS_OWN_TASKS = django.VERSION >= (6, 0)
TASKS_AT_ONCE = f"django{'.' if HAS_OWN_TASKS else '_'}tasks.backends.immediate.ImmediateBackend"

VAR_DIR = Path(env.text("VAR_DIR", str(ROOT_DIR / "var")))

INSTALLED_APPS = [
    "home",
    "mentoring",
    "innovations",
    "assessments",
    "courses",
    "credentials",
    "scheduling",
    "agents",
    "foundation",
    # Above Wagtail: its Indonesian catalogue says "Kata Kunci" for "Password".
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "wagtail.contrib.redirects",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    *([] if HAS_OWN_TASKS else ["django_tasks"]),
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    # Django asks for it from 6.0 on, where Wagtail searches in PostgreSQL.
    *(["django.contrib.postgres"] if django.VERSION >= (6, 0) else []),
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "foundation.middleware.SecurityHeadersMiddleware",
    "foundation.middleware.CookiesMiddleware",
    "foundation.page_cache.middleware.PageCacheMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "foundation.middleware.RequestCacheMiddleware",
    "agents.accounts.middleware.RefusalLogMiddleware",
    "foundation.middleware.LanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "foundation.middleware.ReadableMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "agents.accounts.middleware.KnownBrowserMiddleware",
    "agents.accounts.middleware.IdleMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "agents.accounts.second_factor.SecondFactorMiddleware",
    "agents.accounts.middleware.AdminAccessMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "foundation.middleware.NotAllowedMiddleware",
    "foundation.drafts.DraftMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
ASGI_APPLICATION = "config.asgi.application"

FORM_RENDERER = "foundation.forms_ui.FormRenderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [SITE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "foundation.context_processors.page",
                "home.navigation.account.menu",
            ],
        },
    },
]


def _database() -> dict[str, object]:
    url = env.text("DATABASE_URL", f"sqlite:///{VAR_DIR / 'db.sqlite3'}")
    config: dict[str, object] = {**dj_database_url.parse(url)}
    if config["ENGINE"] == "django.db.backends.sqlite3":
        # A deferred transaction that turns into a writer fails at once with
        # "database is locked"; an immediate one waits for its turn.
        config["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        }
    else:
        config["CONN_HEALTH_CHECKS"] = True
        config["CONN_MAX_AGE"] = 60
        if env.boolean("DATABASE_PREPARED", default=True):
            # The server plans a statement once for a connection and not each time. Behind a pooler
            # that changes the connection with each transaction it would not find them again.
            config["OPTIONS"] = {"server_side_binding": True, "prepare_threshold": 2}
    return config


DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.text("REDIS_URL", "")
CACHES: dict[str, dict[str, object]] = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        # The counters of guesses live here: a flood of names must not push them out.
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    },
    # Wagtail looks here for the addresses of resized pictures before it asks the database.
    "renditions": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "renditions",
        "TIMEOUT": 600,
        "OPTIONS": {"MAX_ENTRIES": 2_000},
    },
}
SESSION_ENGINE = "django.contrib.sessions.backends.db"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# People and sign-in
AUTH_USER_MODEL = "agents.User"
AUTHENTICATION_BACKENDS = ["agents.accounts.backends.EmailOrNipBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGOUT_URL = "account_logout"
FOUNDATION_SIGN_UP_URL = "account_signup"
FOUNDATION_ACCOUNT_URL = "account_email"
LOGIN_REDIRECT_URL = "home:start"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "agents.accounts.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "agents.accounts.forms.SignInForm",
    "signup": "agents.accounts.forms.SignUpForm",
    "request_login_code": "agents.accounts.forms.RequestCodeForm",
    "confirm_login_code": "agents.accounts.forms.LoginCodeForm",
    "confirm_email_verification_code": "agents.accounts.forms.EmailCodeForm",
    "reset_password": "agents.accounts.forms.ForgottenPasswordForm",
    "confirm_password_reset_code": "agents.accounts.forms.ResetCodeForm",
    "reset_password_from_key": "agents.accounts.forms.NewPasswordForm",
    "set_password": "agents.accounts.forms.FirstPasswordForm",
    "change_password": "agents.accounts.forms.ChangePasswordForm",
    "add_email": "agents.accounts.forms.ChangeEmailForm",
    "reauthenticate": "agents.accounts.forms.ConfirmPasswordForm",
}
ACCOUNT_LOGIN_METHODS = {"email", "username"}  # the username field carries a NIP
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True  # a changed password or factor is told to its owner
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_CHANGE_EMAIL = True  # one address each: a new one replaces the old when it is verified
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60  # a slow mail server and a slow network take minutes
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_USER_DISPLAY = "agents.accounts.adapters.display_name"
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "length": 8, "dashed": True}
# An office of sixty sits behind one address (allauth's defaults stop the first minute of a bimtek):
# what counts an address is generous, and over in a minute. Guesses at an account are counted per
# account and origin, mails per mailbox and origin (`agents.accounts.limits`): whoever uses those up
# stops himself. What each counts: `tests/guards/test_limits.py`.
ACCOUNT_RATE_LIMITS = {
    "login": "300/m/ip",
    # The key stands first, so that a guesser does not use up the tries of the whole office.
    "login_failed": "10/5m/key,60/m/ip",
    "signup": "120/m/ip",
    "reset_password": "60/m/ip",
    "reset_password_from_key": "120/m/ip",
    "request_login_code": "60/m/ip",
    "confirm_email": "120/m/ip",
}
MFA_ADAPTER = "agents.accounts.adapters.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "agents.accounts.forms.SecondFactorForm",
    "reauthenticate": "agents.accounts.forms.ConfirmSecondFactorForm",
    "authenticate_webauthn": "agents.accounts.forms.SecondFactorPasskeyForm",
    "login_webauthn": "agents.accounts.forms.SignInPasskeyForm",
    "reauthenticate_webauthn": "agents.accounts.forms.ConfirmPasskeyForm",
    "activate_totp": "agents.accounts.forms.AuthenticatorAppForm",
    "add_webauthn": "agents.accounts.forms.AddPasskeyForm",
    "edit_webauthn": "agents.accounts.forms.RenamePasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1  # clocks of cheap phones drift by half a minute
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # http://localhost; production says no
MFA_RATE_LIMITS = {"webauthn_login": "300/m/ip"}
AGENTS_CLINIC_GROUP, AGENTS_EDITORS_GROUP = "Klinik", "Editor"
AGENTS_MFA_REQUIRED = False  # the demonstration must open with a password; production says yes
# An unattended screen of the clinic; learners stay signed in on their phones.
AGENTS_IDLE_SECONDS = env.number("STAFF_IDLE_MINUTES", 30) * 60
USERSESSIONS_TRACK_ACTIVITY = False

# Language, place and time
LANGUAGE_CODE = "id"
LANGUAGES = [("id", _("Indonesian")), ("en", _("English"))]
LOCALE_PATHS = [SITE_DIR / "locale"]
LANGUAGE_COOKIE_NAME = "bahasa"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_SAMESITE = "Lax"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Makassar"
USE_THOUSAND_SEPARATOR = False
FORMAT_MODULE_PATH = ["config.formats"]
# What an editor types in the admin: as the short dates of reports read.
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"
WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y %H.%M"
WAGTAIL_TIME_FORMAT = "%H.%M"

# Files
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [SITE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
FOUNDATION_PRIVATE_ROOT = VAR_DIR / "private"
STORAGES = {
    "default": {"BACKEND": "foundation.storage.WholeFileStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # the page editor of a long course
FILE_UPLOAD_PERMISSIONS = 0o644

# Pages hold a socket open: `config.asgi`, in production the service `socket`.
FOUNDATION_LIVE = True

# Mail goes through the outbox; this is what the outbox hands it to.
globals().update(mail_by("foundation.outbox.backends.FileBackend"))
FOUNDATION_MAIL_DIR = VAR_DIR / "mail"
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", "Klinik Inoba <klinik@balangan.example>")
# Where calendar programs answer invitations; without it nobody is asked to.
SCHEDULING_REPLIES_IMAP = env.text("REPLIES_IMAP", "")

# Addresses
BASE_URL = env.base_url("BASE_URL", "http://127.0.0.1:8000")
SITE_NAME = env.text("SITE_NAME", "Klinik Inoba")
FOUNDATION_SITE_NAME = SITE_NAME
FOUNDATION_SITE_PLACE = env.text("SITE_PLACE", "Kabupaten Balangan")
FOUNDATION_SITE_OFFICE = env.text(
    "SITE_OFFICE", "Badan Perencanaan Pembangunan, Riset dan Inovasi Daerah Kabupaten Balangan"
)
FOUNDATION_SITE_CONTACT = {
    "address": env.text("SITE_ADDRESS", ""),
    "hours": env.text("SITE_HOURS", ""),
    "whatsapp": env.text("SITE_WHATSAPP", ""),
    "email": env.text("SITE_EMAIL", ""),
}
COMPONENTS_PAGE = False  # /komponen/, for those who build pages
FOUNDATION_ADMIN_PREFIX = "/cms/"

# Wagtail
WAGTAIL_SITE_NAME = SITE_NAME
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAIL_I18N_ENABLED = False
WAGTAIL_CONTENT_LANGUAGES = [("id", "Bahasa Indonesia")]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILIMAGES_IMAGE_MODEL = "home.Picture"
WAGTAILDOCS_DOCUMENT_MODEL = "home.Handout"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "home.files.HandoutForm"
WAGTAILIMAGES_IMAGE_FORM_BASE = "home.files.PictureForm"
WAGTAILDOCS_EXTENSIONS = [
    *["csv", "docx", "odt", "ods", "pdf", "pptx", "xlsx"],
    *["mp3", "m4a", "mp4", "webm"],
]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 100 * 1024 * 1024  # a short film; the page says how large a file is
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_WEBP_QUALITY = 60  # a third lighter than 80 and hard to tell apart on a phone
# A rendition of a WebP stays WebP: Wagtail would turn it into a heavier PNG.
WAGTAILIMAGES_FORMAT_CONVERSIONS = {"webp": "webp"}
WAGTAILIMAGES_MAX_IMAGE_PIXELS = (
    40 * 1000 * 1000
)  # a bomb of pixels is refused before it is decoded
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp"]
WAGTAILSEARCH_BACKENDS = {
    "default": {
        "BACKEND": "wagtail.search.backends.database",
        "SEARCH_CONFIG": "indonesian",
    }
}

X_FRAME_OPTIONS = "SAMEORIGIN"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "foundation.secret_addresses.SecretAddressFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s: %(message)s",
        }
    },
    "filters": {"refusals": {"()": "foundation.security_log.WithoutRefusals"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        # Without Django's own handlers, whose lines would keep the secrets of addresses.
        "django": {"handlers": [], "level": "INFO"},
        "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.request": {"filters": ["refusals"]},
        "wagtail": {"level": "WARNING"},  # who published what stands in the page's history
    },
}

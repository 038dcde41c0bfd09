"""A village's site that had people, pages, languages and a look of its own before the plugins.

It sets of the plugins' settings what `docs/plugins.md` tells everybody, and its base template. Which plugins are
in comes from the environment, in the order in which they were added.
"""

import os
from pathlib import Path

import django

HERE = Path(__file__).resolve().parents[1]
PLUGINS = os.environ.get("PLUGINS", "").split()

BASE_DIR = HERE
SECRET_KEY = "a-village-without-secrets"
DEBUG = False
ALLOWED_HOSTS = ["*"]

INSTALLED_APPS = [
    "village",
    *PLUGINS,
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.sitemaps",
    "django.contrib.sitemaps",
    "wagtail.api.v2",
    "rest_framework",
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
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "zz_people",
]
if PLUGINS:
    INSTALLED_APPS.insert(
        INSTALLED_APPS.index("wagtail.contrib.forms"), "wagtail.contrib.typed_table_block"
    )

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

if PLUGINS:
    MIDDLEWARE.append("foundation.drafts.DraftMiddleware")

ROOT_URLCONF = "village.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                *(["foundation.context_processors.page"] if PLUGINS else []),
            ],
        },
    },
]
if PLUGINS:
    FOUNDATION_BASE_TEMPLATE = "foundation/frames/bootstrap.html"
    FOUNDATION_SIGN_UP_URL = "join"

DATABASES = {
    "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": os.environ["VILLAGE_DATABASE"]}
}
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

AUTH_USER_MODEL = "zz_people.Villager"
LOGIN_URL = "/door/"
LOGOUT_URL = "out"

# English before Indonesian, and a third language that the plugins do not speak.
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("nl", "Nederlands"), ("id", "Bahasa Indonesia")]
WAGTAIL_CONTENT_LANGUAGES = [("en", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Jakarta"

STATIC_URL = "/assets/"
STATIC_ROOT = HERE / "assets"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
}
MAIL = "django.core.mail.backends.locmem.EmailBackend"
if django.VERSION >= (6, 1):
    MAILERS = {"default": {"BACKEND": MAIL}}
else:
    EMAIL_BACKEND = MAIL
WAGTAIL_SITE_NAME = "The village"
WAGTAILADMIN_BASE_URL = "https://village.example"

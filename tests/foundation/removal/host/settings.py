"""A Wagtail site of somebody else, with Django's own users, that has had the plugins of PLUGINS."""

import json
import os
from pathlib import Path

import django

PLUGINS = os.environ["PLUGINS"].split()
BASE_DIR = Path(os.environ["HOST_FOLDER"])
SECRET_KEY = "a-host-without-secrets"
ALLOWED_HOSTS = ["*"]
INSTALLED_APPS = [
    *PLUGINS,
    *(["wagtail.contrib.typed_table_block"] if PLUGINS else []),
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
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
]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    *(["foundation.drafts.DraftMiddleware"] if PLUGINS else []),
]
ROOT_URLCONF = "tests.foundation.removal.host.urls"
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
DATABASES = {"default": json.loads(os.environ["HOST_DATABASE"])}
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
LOGIN_URL, LOGOUT_URL = "wagtailadmin_login", "wagtailadmin_logout"
LANGUAGE_CODE = "en"
USE_TZ = True
TIME_ZONE = "Asia/Makassar"
STATIC_URL = "/static/"
MEDIA_ROOT = BASE_DIR / "media"
FOUNDATION_PRIVATE_ROOT = BASE_DIR / "private"
FOUNDATION_HOLIDAY_COUNTRY = ""
MAIL = "django.core.mail.backends.locmem.EmailBackend"
if django.VERSION >= (6, 1):
    MAILERS = {"default": {"BACKEND": MAIL}}
else:
    EMAIL_BACKEND = MAIL
WAGTAIL_SITE_NAME = "The host"
WAGTAILADMIN_BASE_URL = "https://host.example"

"""The tests: fast hashes, tasks at once, everything written under a temporary folder."""

import tempfile
from pathlib import Path

from config.mail import mail_by
from config.settings.base import *

DEBUG = False
SECRET_KEY = "test-only-not-a-secret-" + "0" * 40
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": TASKS_AT_ONCE}}
globals().update(mail_by("django.core.mail.backends.locmem.EmailBackend"))

_scratch = Path(tempfile.gettempdir()) / "klinik-inoba-tests"
MEDIA_ROOT = _scratch / "media"
FOUNDATION_PRIVATE_ROOT = _scratch / "private"
FOUNDATION_MAIL_DIR = _scratch / "mail"
COMPONENTS_PAGE = True
# A test changes what it shows by statements that nobody hears, and looks within the second.
FOUNDATION_PAGE_CACHE = False
# A year of real holidays would move the deadlines of tests that let the minute run.
FOUNDATION_HOLIDAY_COUNTRY = ""
# A line for each task and a traceback for each refusal, which pytest would keep for every test.
for _name in ("django_tasks", "django.tasks"):
    LOGGING["loggers"][_name] = {"level": "WARNING"}
LOGGING["loggers"]["django.request"]["level"] = "ERROR"

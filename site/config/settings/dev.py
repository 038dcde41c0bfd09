"""A developer's machine: reloader, tracebacks, mail as files."""

from config.settings.base import *

DEBUG = True
SECRET_KEY = "dev-only-not-a-secret-" + "0" * 40
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", "testserver"]
INSTALLED_APPS = ["demo", "daphne", *INSTALLED_APPS]
# Without a worker the search index would silently never be updated.
TASKS = {"default": {"BACKEND": TASKS_AT_ONCE}}
COMPONENTS_PAGE = True

"""The tests' settings, with a signal between the server and whoever announces."""

import os

from config.settings.test import *  # noqa: F403

FOUNDATION_LIVE_REDIS_URL = os.environ["LIVE_REDIS_URL"]

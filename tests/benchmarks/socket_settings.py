"""The tests' settings, with a ring between the server and whoever announces."""

import os

from config.settings.test import *  # noqa: F403

FOUNDATION_RING_URL = os.environ["RING_URL"]

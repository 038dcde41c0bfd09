"""The demonstration, with people who may book without end."""

from config.settings.demo import *  # noqa: F403
from tests.faults.settings.unlimited import *  # noqa: F403

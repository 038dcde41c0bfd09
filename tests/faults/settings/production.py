"""Production, with people who may book without end."""

from config.settings.production import *  # noqa: F403
from tests.faults.settings.unlimited import *  # noqa: F403

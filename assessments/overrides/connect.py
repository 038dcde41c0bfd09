"""What exceptions add to the registries of Wagtail."""

from wagtail.permissions import register_permission_policy

from assessments.models import Override
from assessments.overrides.permissions import ClinicPolicy


def connect() -> None:
    register_permission_policy(Override, ClinicPolicy(Override))

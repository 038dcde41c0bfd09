"""A signer, a template and an achievement."""

import pytest

from credentials.models import Achievement, CertificateDesign
from tests.credentials import made


@pytest.fixture
def design(budi) -> CertificateDesign:
    return made.make_design(made.make_signer(budi.person))


@pytest.fixture
def achievement(sari) -> Achievement:
    return made.make_achievement(sari.person)

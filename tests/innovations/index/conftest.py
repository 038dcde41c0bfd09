import pytest

from innovations.models import IndexRevision


@pytest.fixture
def in_2026(database) -> IndexRevision:
    return IndexRevision.objects.get(index_year__year=2026, n=1)


@pytest.fixture
def in_2023(database) -> IndexRevision:
    return IndexRevision.objects.get(index_year__year=2023, n=1)

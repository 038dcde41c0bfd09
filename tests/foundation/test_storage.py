"""A disk that is full: asked before, and tidied up after. With real disks: tests/faults."""

import errno
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import SimpleUploadedFile

from foundation.files.operations import keep
from foundation.files.refusals import FileRefusedError
from foundation.models import PrivateFile
from foundation.storage import WholeFileStorage

PDF = b"%PDF-1.7\n" + b"0" * 5000


class Torn(ContentFile):
    """Of which the disk takes the first half."""

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:
        yield PDF[:2000]
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.fixture
def full(monkeypatch) -> None:
    usage = shutil.disk_usage("/")._replace(free=len(PDF) - 1)
    monkeypatch.setattr("foundation.storage.shutil.disk_usage", lambda folder: usage)


def _files(folder: Path) -> list[Path]:
    return [each for each in folder.rglob("*") if each.is_file()]


def test_a_file_that_does_not_fit_is_refused_and_leaves_nothing(db, full, settings):
    with pytest.raises(FileRefusedError) as refused:
        keep(SimpleUploadedFile("SK.pdf", PDF), by=None)
    assert refused.value.code == "no_room"
    assert not PrivateFile.objects.exists()
    assert _files(Path(settings.FOUNDATION_PRIVATE_ROOT)) == []


def test_one_that_just_fits_is_kept(db, full):
    assert keep(SimpleUploadedFile("SK.pdf", PDF[:-1]), by=None).size == len(PDF) - 1


@pytest.mark.parametrize(("storage", "left"), [(WholeFileStorage, 0), (FileSystemStorage, 1)])
def test_what_a_torn_write_left_is_taken_away(tmp_path, storage, left):
    """Django's own is the control arm: it leaves the half."""
    with pytest.raises(OSError, match="No space"):
        storage(location=tmp_path).save("SK.pdf", Torn(PDF))
    assert len(_files(tmp_path)) == left

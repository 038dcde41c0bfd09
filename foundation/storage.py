"""Files on a disk that may be full."""

import errno
import os
import shutil
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.storage import FileSystemStorage

from foundation.file_names import valid_name

# The disk is full, the quota is used up, the file is larger than this process may write.
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def is_full(error: BaseException | None) -> bool:
    """Whether the fault says that no more can be written: a full disk, a used up quota, a file too
    large."""
    return isinstance(error, OSError) and error.errno in FULL


def has_room(size: int, folder: str | os.PathLike[str] | None = None) -> bool:
    """Whether `size` bytes fit, as far as can be known before: among media, if nothing is said."""
    place = Path(folder or settings.MEDIA_ROOT)
    while not place.exists():
        place = place.parent
    return shutil.disk_usage(place).free >= size


class WholeFileStorage(FileSystemStorage):
    """Asks for the room before it writes, and takes away what a write that failed left behind."""

    def get_valid_name(self, name: str) -> str:
        return valid_name(name)

    def _save(self, name: str, content: Any) -> str:
        if not has_room(content.size, self.location):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), name)
        try:
            return super()._save(name, content)  # type: ignore[misc]
        except OSError:
            self._take_away_half(Path(self.path(name)), content.size)
            raise

    def _take_away_half(self, path: Path, size: int) -> None:
        if path.is_file() and path.stat().st_size < size:
            path.unlink()

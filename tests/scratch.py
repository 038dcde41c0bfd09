"""Folders of tests."""

from pathlib import Path

from foundation.models import PrivateFile


def keep_private_files_in(folder: Path) -> None:
    """The field made its storage when the model was loaded, with the folder of that moment."""
    storage = PrivateFile._meta.get_field("file").storage
    storage.__dict__.update(location=str(folder), base_location=str(folder))

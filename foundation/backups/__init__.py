"""One archive of the database and the files, and the way back."""

from foundation.operations.backups.keeping import forget_old, newest_age
from foundation.operations.backups.making import Report, make
from foundation.operations.backups.refusals import BackupRefusedError, RestoreRefusedError
from foundation.operations.backups.restoring import restore

__all__ = [
    "BackupRefusedError",
    "Report",
    "RestoreRefusedError",
    "forget_old",
    "make",
    "newest_age",
    "restore",
]

"""One archive of the database and the files, and the way back."""

from foundation.backups.keeping import forget_old, newest_age
from foundation.backups.making import Report, make
from foundation.backups.refusals import BackupRefusedError, RestoreRefusedError
from foundation.backups.restoring import restore

__all__ = [
    "BackupRefusedError",
    "Report",
    "RestoreRefusedError",
    "forget_old",
    "make",
    "newest_age",
    "restore",
]

"""Why something is not done; the sentence names the cure."""


class BackupRefusedError(Exception):
    """No archive was written."""


class RestoreRefusedError(Exception):
    """Nothing was restored, and nothing was changed."""

from foundation.models.client_keys import ClientKey
from foundation.models.outbox import OutboxMessage
from foundation.models.private_files import PrivateFile

__all__ = ["ClientKey", "OutboxMessage", "PrivateFile"]

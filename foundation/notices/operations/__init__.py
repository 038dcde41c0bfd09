from foundation.notices.operations.telling import mark_read, notify

__all__ = ["mark_read", "notify"]

"""What health and the minute loop ask of streams."""

from foundation.duties import register_duty
from foundation.operations.forgetting import forget_old_announcements
from foundation.probes import Finding, register_health_probe
from foundation.ring import wire


def layer() -> Finding:
    """Well even when it is down: sockets then read every two seconds, and a new container would
    not bring Redis back."""
    line = wire()
    if line is None:
        return Finding(True, "one process")
    return Finding(True, "redis" if line.ping() else "down; sockets read every 2 s")


register_health_probe("layer", layer)
register_duty("streams", forget_old_announcements)

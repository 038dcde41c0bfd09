"""What health and the minute loop ask of streams."""

from foundation.health.probes import Finding, register_health_probe
from foundation.live.forgetting import forget_old_announcements
from foundation.live.signal import wire
from foundation.minute.duties import register_duty


def layer() -> Finding:
    """Well even when it is down: sockets then read every two seconds, and a new container would
    not bring Redis back."""
    line = wire()
    if line is None:
        return Finding(True, "one process")
    return Finding(True, "redis" if line.ping() else "down; sockets read every 2 s")


register_health_probe("layer", layer)
register_duty("streams", forget_old_announcements)

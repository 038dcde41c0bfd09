"""What health, retention and the minute loop ask of streams."""

from foundation.health.probes import Finding, register_health_probe
from foundation.live.retention_rules import EVENTS, forget_old_events
from foundation.live.signal import signal
from foundation.minute.duties import register_duty
from foundation.privacy.retention import register_rule


def layer() -> Finding:
    """Well even when it is down: sockets then read every two seconds, and a new container would
    not bring Redis back."""
    between = signal()
    if between is None:
        return Finding(True, "one process")
    return Finding(True, "redis" if between.ping() else "down; sockets read every 2 s")


def connect() -> None:
    register_health_probe("layer", layer)
    register_rule(EVENTS)
    register_duty("streams", forget_old_events)

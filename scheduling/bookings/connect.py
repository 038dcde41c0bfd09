"""Whether the guard of bookings stands, for /healthz and for `manage.py ready`."""

from foundation.health.probes import Finding, register_health_probe, register_readiness_probe
from mentoring.sessions import guard


def booking_guard() -> Finding:
    standing = guard.is_standing()
    return Finding(standing, "standing" if standing else "missing", "Run `manage.py migrate`.")


register_health_probe("booking_guard", booking_guard)
register_readiness_probe("booking_guard", booking_guard)

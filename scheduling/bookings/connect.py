"""What bookings register with the apps below."""

from agents.merging import register_merge
from foundation.health.probes import Finding, register_health_probe, register_readiness_probe
from foundation.minute.duties import register_duty
from foundation.removal.belongings import register_belongings
from scheduling.bookings import belongings, expiring, guard, merging


def booking_guard() -> Finding:
    """For /healthz and for `manage.py ready`."""
    standing = guard.is_standing()
    return Finding(standing, "standing" if standing else "missing", "Run `manage.py migrate`.")


def connect() -> None:
    register_health_probe("booking_guard", booking_guard)
    register_readiness_probe("booking_guard", booking_guard)
    register_duty("requests", expiring.expire_due)
    register_belongings("scheduling", belongings.find, belongings.release)
    register_merge("scheduling", merging.move, merging.give_back)

"""How pages are served. WEB_CONCURRENCY, which gunicorn reads itself, sets the processes."""

from typing import Any

from foundation.secret_addresses import SecretAddressFormatter

bind = "0.0.0.0:8000"
# Threads, so that a slow upload holds one of them and not a process.
worker_class = "gthread"
threads = 4
timeout = 60
graceful_timeout = 30
keepalive = 15
# A process that has answered this many is replaced: nothing grows for ever.
max_requests = 5000
max_requests_jitter = 500
worker_tmp_dir = "/dev/shm"  # noqa: S108  (the heartbeat of a process, kept off the disk)
accesslog = None  # the proxy writes one, with the visitor's address
control_socket_disable = True  # it would be written into a home that nobody has


def post_worker_init(worker: Any) -> None:
    """Gunicorn names the address of a request that it could not answer; some addresses are secrets."""
    for handler in worker.log.error_log.handlers:
        handler.setFormatter(SecretAddressFormatter(worker.log.error_fmt, worker.log.datefmt))

"""`handler429 = "agents.accounts.lock_outs.too_many_tries"` in the addresses of a site: allauth asks
for it whenever one of its limits is used up."""

from allauth.core.internal.ratelimit import handler429
from django.http import HttpRequest, HttpResponse

from agents.accounts.limits import note_lock_out


def too_many_tries(request: HttpRequest) -> HttpResponse:
    """allauth's page, and a line in the log."""
    note_lock_out(request)
    return handler429(request)

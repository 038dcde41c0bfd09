"""Glue: what the probes find, for whoever watches over the site."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from foundation.health import probes


@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    findings = probes.health()
    is_well = all(finding.is_well for finding in findings.values())
    return JsonResponse(
        {name: {"ok": each.is_well, "detail": each.detail} for name, each in findings.items()},
        status=200 if is_well else 503,
    )

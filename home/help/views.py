"""Help, and the notice on personal data: for everybody, signed in or not."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from agents.models.appointments import roles_of
from agents.models.claims import staff_record_of
from home.help.jobs import ROLES
from home.help.offices import admins_of


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """The jobs of one's own roles first, then those of the others; who one's innovation admin is."""
    user = request.user
    today = timezone.localdate()
    kinds = {kind for kind, _opd in roles_of(user, today)}
    own = [each for each in ROLES if not each.kinds or kinds & set(each.kinds)]
    own.sort(key=lambda each: not each.kinds)
    record = staff_record_of(user) if user.is_authenticated else None
    context = {
        "own": own if user.is_authenticated else [],
        "others": [each for each in ROLES if not user.is_authenticated or each not in own],
        "unit": record.primary_opd(today) if record else None,
        "admins": admins_of(record, today) if record else [],
    }
    return render(request, "home/help/help.html", context)


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "home/help/privacy.html")

"""Glue: the words of Wagtail's scripts."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from wagtail.admin.localization import get_localized_response

from home.editing.script_words import ScriptWords

_catalog = ScriptWords.as_view()


@require_safe
def script_words(request: HttpRequest) -> HttpResponse:
    """In place of Wagtail's address, which reads its own catalogue alone."""
    response: HttpResponse = get_localized_response(_catalog, request)
    return response

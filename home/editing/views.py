"""Glue: what the site adds to Wagtail's admin for editors."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.admin.localization import get_localized_response

from home.editing.guide import PARTS
from home.editing.script_words import ScriptWords

_catalog = ScriptWords.as_view()


@require_safe
def script_words(request: HttpRequest) -> HttpResponse:
    """In place of Wagtail's address, which reads its own catalogue alone."""
    response: HttpResponse = get_localized_response(_catalog, request)
    return response


@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    """For whoever Wagtail lets into its admin."""
    title = _("Editor Guide")
    context = {
        "parts": PARTS,
        "page_title": title,
        "header_title": title,
        "header_icon": "help",
        "breadcrumbs_items": [{"url": "", "label": title}],
    }
    return render(request, "home/admin/editor_guide.html", context)

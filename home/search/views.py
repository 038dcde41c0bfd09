"""Glue: what the site knows about a few words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from foundation.search.finding import Search


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    asked = request.GET
    found = Search.of(
        request.user, asked.get("q", ""), asked.get("jenis", ""), asked.get("page", "1")
    )
    return render(request, "home/search/search.html", {"found": found})

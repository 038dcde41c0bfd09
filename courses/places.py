"""Where things of bimtek stand on this site."""

from django.http import HttpRequest

from courses.models import CourseIndexPage


def catalogue_url(request: HttpRequest | None = None) -> str | None:
    """The catalogue's address, or None while it is not published."""
    page = CourseIndexPage.objects.live().first()
    return page.get_url(request) if page else None

"""What templates of Wagtail pages ask for."""

from typing import Any, NamedTuple

from django import template
from wagtail.models import Page

from foundation.addresses import address
from foundation.compiled import Compiled

register = template.Library()


class Crumb(NamedTuple):
    label: str
    url: str


@register.simple_tag(takes_context=True)
def trail(context: dict[str, Any], page: Any) -> tuple[Crumb, ...]:
    """The pages above `page`, from the front page down; none for a page that is not saved yet."""
    if not page.path:
        return ()
    step = Page.steplen
    above = [page.path[:end] for end in range(2 * step, len(page.path), step)]
    here = page.get_url(context.get("request"))
    return tuple(
        Crumb(title, address(url_path, page.url_path, here))
        for title, url_path in (_titles(*above) if above else [])
    )


_titles = Compiled(
    lambda *paths: (
        Page.get_tree().filter(path__in=paths).order_by("path").values_list("title", "url_path")
    )
)

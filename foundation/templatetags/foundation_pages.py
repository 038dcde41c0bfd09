"""What templates of Wagtail pages ask for."""

from typing import Any, TypedDict

from django import template

register = template.Library()


class Crumb(TypedDict):
    label: str
    url: str


@register.simple_tag(takes_context=True)
def trail(context: dict[str, Any], page: Any) -> list[Crumb]:
    """The pages above `page`, from the front page down; none for a page that is not saved yet."""
    if not page.path:
        return []
    above = page.get_ancestors().filter(depth__gte=2).only("title", "url_path").order_by("depth")
    request = context.get("request")
    return [{"label": each.title, "url": each.get_url(request) or ""} for each in above]

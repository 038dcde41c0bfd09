"""What forms need besides their fields."""

import uuid

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def client_key() -> SafeString:
    """A fresh key for this rendering: the second tap of the same form finds the first one's answer."""
    return format_html('<input type="hidden" name="client_key" value="{}">', uuid.uuid4().hex)

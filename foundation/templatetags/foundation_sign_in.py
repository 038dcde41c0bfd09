"""The doors of the site, for templates: `foundation.sign_in`. None where the site has none."""

from django import template

from foundation import sign_in

register = template.Library()

register.simple_tag(sign_in.sign_up_url)
register.simple_tag(sign_in.sign_out_url)
register.simple_tag(sign_in.account_url)
register.filter(sign_in.is_elsewhere)


@register.simple_tag
def sign_in_url(next: str | None = "") -> str | None:
    """`next` is where one is led afterwards."""
    return sign_in.sign_in_url(next or "")

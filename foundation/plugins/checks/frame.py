"""Whether the frame of the site has a place for all that pages bring."""

from typing import Any

from django.core.checks import CheckMessage, Error, Warning
from django.template import TemplateDoesNotExist, TemplateSyntaxError
from django.template.base import Template, Variable
from django.template.loader import get_template
from django.template.loader_tags import BlockNode, ExtendsNode

from foundation.app_settings import app_settings

OURS = "foundation/base.html"
# Of our own frame: what another has in its own way.
FRAMES_OWN = {"kl_header", "kl_footer", "kl_messages", "kl_main", "kl_body_class"}
# Inside a page of the host they are shown if that has a place in its head, and are no loss if not.
INSIDE_A_HOSTS = "foundation/frames/"
IN_THE_HEAD = {"kl_description", "kl_meta"}


def the_frame_has_every_block(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    name = app_settings.BASE_TEMPLATE
    try:
        found = _blocks(name)
    except (TemplateDoesNotExist, TemplateSyntaxError) as fault:
        told = f"The frame of all pages, {name}, cannot be used: {type(fault).__name__}, {fault}."
        hint = "Let FOUNDATION_BASE_TEMPLATE (and FOUNDATION_HOST_TEMPLATE) name templates that are there."
        return [Error(told, hint=hint, id="foundation.E004")]
    if found is None:
        return []
    wanted = (_blocks(OURS) or set()) - FRAMES_OWN
    if name.startswith(INSIDE_A_HOSTS):
        wanted -= IN_THE_HEAD
    lost = sorted(wanted - found)
    if not lost:
        return []
    told = f"What pages put into these blocks is lost, for {name} lacks them: {', '.join(lost)}."
    hint = f"Give it {{% block {lost[0]} %}}{{% endblock %}} …; docs/look.md says what each holds."
    return [Warning(told, hint=hint, id="foundation.W004")]


def _blocks(name: str) -> set[str] | None:
    """Those that a page can fill; None where it depends on the request, or on another language of
    templates."""
    template = getattr(get_template(name), "template", None)
    if not isinstance(template, Template):
        return None
    extends: Any = next(iter(template.nodelist.get_nodes_by_type(ExtendsNode)), None)
    if extends is None:
        return _names(template.nodelist)
    parent = _parent(extends.parent_name)
    known = _blocks(parent) if parent else None
    if known is None:
        return None
    # A block that the parent has not is shown nowhere, unless it stands inside one that it has.
    for each in extends.nodelist:
        if isinstance(each, BlockNode) and each.name in known:
            known |= _names(each.nodelist)
    return known


def _parent(expression: Any) -> str | None:
    """None where it depends on more than the settings."""
    named = expression.var
    if isinstance(named, Variable) and named.var == "host_template":
        return app_settings.HOST_TEMPLATE
    return named if isinstance(named, str) and not expression.filters else None


def _names(nodes: Any) -> set[str]:
    return {each.name for each in nodes.get_nodes_by_type(BlockNode)}

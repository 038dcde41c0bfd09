"""The body of a lesson, with what other apps add to it."""

from typing import Any

from django.apps import apps
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField
from wagtail.models import Page

from courses.blocks.registered import registered_blocks
from courses.blocks.streams import LessonBlocks
from foundation.public.offered import public
from foundation.users import AnyUser


class BodyBlocks(LessonBlocks):
    def __init__(self, local_blocks: Any = None, **kwargs: Any) -> None:
        added = [(name, each.block) for name, each in registered_blocks().items()]
        super().__init__([*(local_blocks or []), *added], **kwargs)


class BodyField(StreamField):
    """A `StreamField` of lesson blocks. In migrations it stands without those of other apps: what is
    installed changes no table."""

    def __init__(self, block_types: Any = None, **kwargs: Any) -> None:
        # By class: it is made at the first use, after every app has added its blocks.
        super().__init__(block_types or BodyBlocks, **kwargs)

    def deconstruct(self) -> Any:
        name, _path, _args, kwargs = super().deconstruct()
        _name, path, args, own = StreamField(LessonBlocks()).deconstruct()
        return name, path, args, {**kwargs, "block_lookup": own["block_lookup"]}


@public
def page_with_body(user: AnyUser, pk: int) -> Page | None:
    """The page with a `BodyField` that `user` may open now, or None. A class of pages says by
    `open_to(user)` which those are; without it, all that are published and not restricted. One query
    for each class of pages with such a field."""
    for model in apps.get_models():
        if issubclass(model, Page) and _body_of(model):
            opened = getattr(model, "open_to", None)
            manager: Any = model._default_manager
            rows = opened(user) if opened else manager.live().public()
            found: Page | None = manager.filter(pk=pk, pk__in=rows.values("pk")).first()
            if found is not None:
                return found
    return None


@public
def body_of(page: Page) -> StreamValue:
    """What stands in the `BodyField` of `page`."""
    found: StreamValue = getattr(page, _body_of(type(page)))
    return found


def _body_of(model: type[Page]) -> str:
    return next((each.name for each in model._meta.fields if isinstance(each, BodyField)), "")

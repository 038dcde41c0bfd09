"""What Wagtail's API says of our pages beyond their columns.

Names differ from those of columns where not everybody may read the column: the API lets anybody
filter and sort by a column, and would tell its text letter by letter. Each field asks once for all
pages of an answer.
"""

from collections.abc import Mapping
from typing import Any

from rest_framework.fields import Field

from courses.api_values import as_json, picture
from courses.covers import covers_of
from foundation.users import AnyUser


class Together(Field):
    """A field that knows its value for many pages at once: `answers`."""

    def get_attribute(self, instance: Any) -> Any:
        return instance

    def to_representation(self, value: Any) -> Any:
        kept: dict[int, Any] = self.context.setdefault(f"courses.{self.field_name}", {})
        if value.pk not in kept:
            pages = self._pages_with(value)
            found = self.answers(pages, self.context["request"].user)
            kept.update({page.pk: found.get(page.pk, self.otherwise()) for page in pages})
        return kept[value.pk]

    def answers(self, pages: list[Any], user: AnyUser) -> Mapping[int, Any]:
        """By id; pages that are missing have `otherwise`."""
        raise NotImplementedError

    def otherwise(self) -> Any:
        return False

    def _pages_with(self, page: Any) -> list[Any]:
        # A list has been asked for by then: going through it again costs no query.
        pages = list(self.root.instance) if getattr(self.root, "many", False) else [page]
        return pages if any(each.pk == page.pk for each in pages) else [page]


class Readable(Together):
    """Whether the reader may open the page."""

    def answers(self, pages: list[Any], user: AnyUser) -> Mapping[int, Any]:
        asked = [page.pk for page in pages]
        found = type(pages[0]).open_to(user).filter(pk__in=asked)
        return dict.fromkeys(found.values_list("pk", flat=True), True)


class Content(Readable):
    """The body, see `as_json`; null where the reader may not open the page."""

    def to_representation(self, value: Any) -> Any:
        may_read = super().to_representation(value)
        return as_json(value.body, self.context["request"]) if may_read else None


class Done(Together):
    """Whether the reader has done the activity in her current enrollment."""

    def answers(self, pages: list[Any], user: AnyUser) -> Mapping[int, Any]:
        found = type(pages[0]).done_by(user, [page.pk for page in pages])
        return dict.fromkeys(found, True)


class Enrolled(Together):
    """Whether the reader is enrolled in the course."""

    def answers(self, pages: list[Any], user: AnyUser) -> Mapping[int, Any]:
        found = type(pages[0]).taken_by(user, [page.pk for page in pages])
        return dict.fromkeys(found, True)


class Topics(Together):
    """Names of the topics of a course, in the order in which the editor gave them."""

    def answers(self, pages: list[Any], user: AnyUser) -> Mapping[int, Any]:
        names: dict[int, list[str]] = {}
        for course, name in type(pages[0]).topic_names_of([page.pk for page in pages]):
            names.setdefault(course, []).append(name)
        return names

    def otherwise(self) -> list[str]:
        return []


class Cover(Together):
    """The cover as the cards show it; null without one."""

    def answers(self, pages: list[Any], user: AnyUser) -> Mapping[int, Any]:
        return {course: picture(made) for course, made in covers_of(pages).items()}

    def otherwise(self) -> None:
        return None


READABLE = Readable(read_only=True)
CONTENT = Content(read_only=True)
DONE = Done(read_only=True)
ENROLLED = Enrolled(read_only=True)
TOPICS = Topics(read_only=True)
COVER = Cover(read_only=True)

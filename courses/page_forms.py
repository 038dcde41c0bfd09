"""What must be true before a page is published; drafts may be half empty.

And how the catalogue, a page too, is narrowed.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from courses.choices import Audience, CompleteWhen, DoneWhen, Length, Level
from foundation.forms import CleanFields
from foundation.page_forms import PageForm


class PositiveOnPublishForm(PageForm):
    """Asks at publication that `positive_field` is more than 0.

    Zero stands for "not said yet": a column that must be filled in would break the autosave of
    drafts.
    """

    positive_field = ""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        name = self.positive_field
        if not self.is_deferred_validation and not cleaned.get(name) and name not in self.errors:
            self.add_error(name, _("Say how much before you publish: more than 0."))
        return cleaned


class RulesForm(PositiveOnPublishForm):
    """Publishing a change of rules that touches learners asks its editor once whether she has seen whom.

    `rule_fields`: what such a change is; `order_field`: a list of ids that must lead to no circle.
    """

    rule_fields: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    order_field = ""
    circle = _("This would come before itself. Take away what leads back to it.")

    change_seen = forms.BooleanField(
        label=_("I have seen whom this change touches"),
        required=False,
        help_text=_("Asked for only where a change of the rules touches somebody."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields.get(self.order_field)
        if field is not None:
            assert isinstance(field, forms.ChoiceField)  # noqa: S101  (for the type checker)
            field.choices = [(each.pk, str(each)) for each in self.others()]

    def others(self) -> Iterable[Any]:
        """Pages among which `order_field` chooses."""
        raise NotImplementedError

    def leads_back(self, chosen: list[int]) -> bool:
        raise NotImplementedError

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name in self.numbers:  # an emptied field asks for none
            if name in self.fields and cleaned.get(name) is None:
                cleaned[name] = 0
        if not self.is_deferred_validation:
            if self.leads_back(cleaned.get(self.order_field) or []):
                self.add_error(self.order_field, self.circle)
            elif not self.errors:
                self._show_whom_it_touches(cleaned)
        return cleaned

    def _show_whom_it_touches(self, cleaned: dict[str, Any]) -> None:
        if cleaned.get("change_seen") or not set(self.changed_data) & set(self.rule_fields):
            return
        # The form has not written into its page yet; what is asked is of a page as it would be.
        for name in self.rule_fields:
            setattr(self.instance, name, cleaned.get(name))
        told = [text for ask in _touching for text in ask(self.instance)]
        if told:
            self.add_error("change_seen", [*told, _("Tick this and publish again.")])


Asked = Callable[[Any], Iterable[Any]]
_touching: list[Asked] = []


def register_touching(ask: Asked) -> None:
    """`ask(page)`: sentences that say whom publishing `page` (with rules that are not saved yet)
    touches; none where it touches nobody."""
    if ask not in _touching:
        _touching.append(ask)


class IdsField(forms.TypedMultipleChoiceField):
    """Ids of pages, as a list of numbers."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(coerce=int, widget=forms.CheckboxSelectMultiple, required=False, **kwargs)


class CoursePageForm(RulesForm):
    positive_field = "jp"
    rule_fields = ("complete_when", "complete_count", "pass_mark", "minimum_score", "in_order")
    numbers = ("complete_count", "pass_mark", "minimum_score")
    order_field = "prerequisites"

    prerequisites = IdsField(
        label=_("courses that come first"),
        help_text=_(
            "Must be completed before somebody enrolls by herself. An office may assign past it."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "complete_when" in self.fields:
            self.fields["complete_when"].required = False

    def clean_complete_when(self) -> str:
        return self.cleaned_data["complete_when"] or CompleteWhen.ALL

    def others(self) -> Iterable[Any]:
        return self.instance.others_to_take()

    def leads_back(self, chosen: list[int]) -> bool:
        return bool(chosen) and self.instance.comes_in_a_circle(chosen)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        counts = cleaned.get("complete_when") == CompleteWhen.COUNT
        if counts and not cleaned.get("complete_count") and not self.is_deferred_validation:
            self.add_error("complete_count", _("Say how many lessons: 1 or more."))
        return cleaned


class ActivityPageForm(RulesForm):
    positive_field = "minutes"
    rule_fields = ("done_when", "read_minutes", "after")
    numbers = ("read_minutes",)
    order_field = "after"

    after = IdsField(
        label=_("only after"),
        help_text=_("Lessons of this course that must be done before this one opens."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rule = self.fields.get("done_when")
        if rule is not None:
            assert isinstance(rule, forms.ChoiceField)  # noqa: S101  (for the type checker)
            known = type(self.instance).rules_known()
            first = _("As usual: %(rule)s") % {"rule": known[0].label.lower()}
            rule.choices = [("", first), *((each.value, each.label) for each in known[1:])]

    def others(self) -> Iterable[Any]:
        parent = self._parent()
        return self.instance.others_of_course(parent) if parent else []

    def leads_back(self, chosen: list[int]) -> bool:
        parent = self._parent()
        return bool(chosen and parent) and self.instance.waits_in_a_circle(chosen, parent)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.is_deferred_validation:
            return cleaned
        if cleaned.get("done_when") == DoneWhen.MINUTES and not cleaned.get("read_minutes"):
            self.add_error("read_minutes", _("Say how many minutes: 1 or more."))
        if cleaned.get("after") and cleaned.get("is_open"):
            self.add_error(
                "after", _("Whoever is not enrolled may read this one, so it waits for no other.")
            )
        return cleaned

    def _parent(self) -> Any:
        return self.parent_page or (self.instance.get_parent() if self.instance.pk else None)


class CatalogueForm(CleanFields, forms.Form):
    """`topics`: (slug, name) of those that may be chosen. A value that does not exist narrows
    nothing: addresses are shared, and a topic may have been renamed since."""

    show_optional = False  # everything is optional in a filter

    topic = forms.ChoiceField(label=_("Topic"), required=False)
    level = forms.ChoiceField(label=_("Level"), required=False)
    length = forms.ChoiceField(label=_("Lesson hours"), required=False)
    audience = forms.ChoiceField(label=_("For"), required=False)

    def __init__(self, data: Mapping[str, Any], topics: Iterable[tuple[str, str]]) -> None:
        super().__init__(data)
        choices = {
            "topic": topics,
            "level": Level.choices,
            "length": Length.choices,
            "audience": Audience.choices,
        }
        for name, options in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101  (for the type checker)
            field.choices = [("", _("All")), *options]

    def wanted(self) -> dict[str, str]:
        """Names and values that were chosen and exist: arguments of `CourseQuerySet.narrowed`."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

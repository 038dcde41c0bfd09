"""Forms of the question bank in Wagtail's admin."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.models import ModelChoiceIterator, ModelChoiceIteratorValue
from django.utils.functional import Promise
from django.utils.html import format_html, linebreaks
from django.utils.translation import gettext_lazy as _

from agents.registry.forms.base import Refusals, RegistryForm, field_of
from assessments.bank import operations
from assessments.bank.editing.editors import EDITORS
from assessments.bank.editing.fields import Group, line_field, text_field, typed
from assessments.choices import Difficulty
from assessments.kinds import KINDS
from assessments.kinds.base import Payload, PayloadError
from assessments.kinds.texts import HTML, PLAIN, Rich, rich
from assessments.models import Category, Question, QuestionVersion
from assessments.models.questions import LONGEST_NAME, LONGEST_NUMBER
from assessments.reasons import sentence
from foundation.files.operations import keep
from foundation.files.refusals import FileRefusedError
from foundation.models import PrivateFile
from foundation.stale import VersionedForm
from foundation.users import Account

HINTS = 3
PICTURES = {"image/jpeg": ".jpg", "image/png": ".png"}
_STATUSES = QuestionVersion.Status.choices
_DIFFICULTIES = [("", _("not said")), *Difficulty.choices]


class _Tree(ModelChoiceIterator):  # type: ignore[type-arg]
    """Categories in the order of the tree, each with those above it."""

    def __iter__(self) -> Iterator[Any]:
        if self.field.empty_label is not None:
            yield ("", self.field.empty_label)
        for each in Category.objects.with_paths():
            yield (ModelChoiceIteratorValue(each.pk, each), each.path)


class CategoryField(forms.ModelChoiceField):  # type: ignore[type-arg]
    iterator = _Tree

    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=Category.objects.all(), **options)


class QuestionForm(RegistryForm):
    """A question of one kind. `groups` are its fields as the template shows them."""

    refusals: Refusals = {
        operations.NumberTakenError: (
            "idnumber",
            _("Another question of this category has this number."),
        ),
        PayloadError: (None, ""),
        FileRefusedError: ("picture", _("Send a picture in JPEG or PNG of at most 10 MB.")),
    }

    def __init__(self, *args: Any, kind: str = "", instance: Any = None, **kwargs: Any) -> None:
        self.kind = instance.kind if instance is not None else kind
        self.before: Payload = (
            instance.latest.payload if instance is not None else KINDS[self.kind].blank()
        )
        self.editor = EDITORS[self.kind]
        self.grouped = [*self._first(), *self.editor.groups(self.before), *self._last()]
        super().__init__(*args, instance=instance, **kwargs)

    def _first(self) -> list[Group]:
        rules = KINDS[self.kind]
        fields: dict[str, forms.Field] = {
            "category": CategoryField(label=_("category"), empty_label=None),
            "name": line_field(
                _("name"),
                longest=LONGEST_NAME,
                required=True,
                help_text=_("Only those who work in the bank see it."),
            ),
            "text": text_field(_("text"), rows=5, required=True, help_text=self.editor.text_help),
            "picture": forms.FileField(
                label=_("add a picture"), required=False, help_text=_("It stands below the text.")
            ),
            "picture_alt": line_field(
                _("what the picture shows, for who cannot see it"), longest=200
            ),
        }
        if rules.is_marked:
            fields["mark"] = line_field(_("mark"), longest=20, required=True)
        return [Group(_("Question"), fields)]

    def _last(self) -> list[Group]:
        rules = KINDS[self.kind]
        groups = []
        if rules.is_marked:
            told = {"feedback": text_field(_("general feedback"), rows=3)}
            groups.append(Group(_("After answering"), told))
        if rules.has_hints:
            hints = {f"hint{n}": text_field(_("hint %(n)s") % {"n": n + 1}) for n in range(HINTS)}
            penalty = line_field(_("each try more costs this part (0 to 1)"), longest=20)
            groups.append(Group(_("Before another try"), {**hints, "penalty": penalty}))
        fields: dict[str, forms.Field] = {
            "status": forms.ChoiceField(label=_("status"), choices=_STATUSES),
            "tags": line_field(_("tags"), help_text=_("Between commas.")),
            "difficulty": forms.ChoiceField(
                label=_("difficulty"), choices=_DIFFICULTIES, required=False
            ),
            "idnumber": line_field(_("ID number"), longest=LONGEST_NUMBER),
        }
        return [*groups, Group(_("In the bank"), fields)]

    def _add_fields(self) -> None:
        for group in self.grouped:
            self.fields.update(group.fields)

    def order_fields(self, field_order: Any) -> None:
        """Called by Django once the fields of the class are copied, before they are bound."""
        self._add_fields()
        super().order_fields(field_order)

    @property
    def groups(self) -> Iterator[tuple[str | Promise, str | Promise, list[BoundField]]]:
        for group in self.grouped:
            yield group.legend, group.help_text, [self[name] for name in group.fields]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("picture") and not cleaned.get("picture_alt"):
            self.add_error("picture_alt", _("Say what the picture shows."))
        if not self.errors:
            try:
                self.payload = self._made()
                KINDS[self.kind].check(self.payload)
            except PayloadError as error:
                self.add_error(None, sentence(error.code, error.params))
        return cleaned

    def refuse(self, refusal: Exception) -> None:
        if isinstance(refusal, PayloadError):
            self.add_error(None, sentence(refusal.code, refusal.params))
        else:
            super().refuse(refusal)

    def _made(self) -> Payload:
        values, before = self.cleaned_data, self.before
        payload = {**before, **self.editor.made(values, before)}
        payload["text"] = typed(values["text"], before["text"])
        if "mark" in values:
            payload["mark"] = values["mark"].replace(",", ".")
        if "feedback" in values:
            payload["feedback"] = typed(values["feedback"], before["feedback"])
        if "penalty" in values:
            payload["penalty"] = values["penalty"].replace(",", ".") or "0"
            payload["hints"] = self._hints()
        return payload

    def _hints(self) -> list[Payload]:
        """Those that were more than the form has stay as they are."""
        before = self.before["hints"]
        found = []
        for n in range(HINTS):
            old = before[n] if n < len(before) else None
            text = typed(self.cleaned_data[f"hint{n}"], old and old["text"])
            if text["text"]:
                flags = old or {"clear": False, "count": False}
                found.append({"text": text, "clear": flags["clear"], "count": flags["count"]})
        return [*found, *before[HINTS:]]

    def _with_picture(self, by: Account) -> tuple[Payload, dict[str, PrivateFile]]:
        upload = self.cleaned_data["picture"]
        if not upload:
            return self.payload, {}
        file = keep(upload, by=by, kinds=PICTURES)
        name = f"{file.code[:8]}-{file.name}"
        text = _with_image(self.payload["text"], name, self.cleaned_data["picture_alt"])
        return {**self.payload, "text": text}, {name: file}

    def facts(self, by: Account) -> dict[str, Any]:
        payload, files = self._with_picture(by)
        values = self.cleaned_data
        return {
            "category": values["category"],
            "name": values["name"],
            "payload": payload,
            "idnumber": values["idnumber"],
            "tags": _tags(values["tags"]),
            "status": values["status"],
            "difficulty": values["difficulty"],
            "files": files,
        }


def _tags(text: str) -> list[str]:
    return list(dict.fromkeys(each.strip()[:100] for each in text.split(",") if each.strip()))


def _with_image(text: Rich, name: str, alt: str) -> Rich:
    body = text["text"] if text["format"] != PLAIN else linebreaks(text["text"], autoescape=True)
    image = format_html('<p><img src="@@PLUGINFILE@@/{}" alt="{}"></p>', name, alt)
    return rich(f"{body}\n{image}", HTML)


class AddQuestionForm(QuestionForm):
    action = "assessments.create"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        begun = self.editor.initial(self.before)
        for name, value in {**begun, **_common_initial(self.before)}.items():
            if name in self.fields and value not in (None, ""):
                self.fields[name].initial = value

    def perform(self, by: Account) -> Question:
        return operations.create(by, kind=self.kind, **self.facts(by))


class EditQuestionForm(VersionedForm, QuestionForm):
    """Saving it makes the next version, where it says something else."""

    action = "assessments.revise"

    def standing(self, record: Question) -> dict[str, Any]:
        latest, rules = record.latest, record.rules
        common = _common_initial(latest.payload)
        hidden = set() if rules.is_marked else {"mark", "feedback"}
        hidden |= set() if rules.has_hints else {"penalty", *(f"hint{n}" for n in range(HINTS))}
        own = EDITORS[record.kind].initial(latest.payload)
        return {
            **own,
            **{name: value for name, value in common.items() if name not in hidden},
            "category": record.category_id,
            "name": latest.name,
            "status": latest.status,
            "idnumber": record.idnumber,
            "difficulty": record.difficulty,
            "tags": ", ".join(sorted(str(each) for each in record.tags.all())),
        }

    def label_of(self, name: str) -> Any:
        """A row that somebody else has added stands in no field of this form."""
        return self.fields[name].label if name in self.fields else _("added meanwhile")

    def perform(self, by: Account) -> Question:
        return operations.revise(self.instance, by, **self.facts(by))


def _common_initial(payload: Payload) -> dict[str, Any]:
    hints = {f"hint{n}": each["text"]["text"] for n, each in enumerate(payload["hints"][:HINTS])}
    return {
        "text": payload["text"]["text"],
        "mark": payload["mark"],
        "penalty": payload["penalty"],
        "feedback": payload["feedback"]["text"],
        **hints,
    }


class StatusForm(VersionedForm, RegistryForm):
    action = "assessments.set_status"

    # `status` is that of the answer.
    becomes = forms.ChoiceField(label=_("status"), choices=_STATUSES)

    def standing(self, record: Question) -> dict[str, Any]:
        return {"becomes": record.latest.status}

    def perform(self, by: Account) -> Question:
        return operations.set_status(self.instance, self.cleaned_data["becomes"], by)


class CategoryForm(RegistryForm):
    action = "assessments.add_category"
    refusals: Refusals = {
        operations.CategoryTakenError: ("name", _("There is a category of this name here.")),
        operations.CategoryInItselfError: (
            "parent",
            _("A category cannot stand in itself or in one below it."),
        ),
    }

    name = field_of(Category, "name")
    parent = CategoryField(
        label=_("in the category"), required=False, empty_label=_("none, at the top")
    )

    def perform(self, by: Account) -> Category:
        return operations.add_category(by, **self.facts())

    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("name", "parent")}


class EditCategoryForm(VersionedForm, CategoryForm):
    action = "assessments.change_category"

    def standing(self, record: Category) -> dict[str, Any]:
        return {"name": record.name, "parent": record.parent_id}

    def perform(self, by: Account) -> Category:
        return operations.change_category(self.instance, by, **self.facts())

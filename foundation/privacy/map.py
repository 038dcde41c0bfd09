"""Which personal data are kept, why, for how long, and what becomes of them when they are erased.

One declaration is read by the map in docs/privacy.md, by the export of one person, by the erasure
and by the guard that refuses a personal field which nobody has declared. Each app declares its own.
Bases are articles of UU 27/2022 on personal data.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from foundation.privacy.subjects import Subject

Text = str | Promise


class On(Enum):
    """What erasure does to a field."""

    CLEARED = "cleared"
    REDACTED = "redacted"  # her name, NIP and addresses in it are replaced
    PSEUDONYM = "pseudonym"
    STAYS = "stays"


@dataclass(frozen=True)
class Use:
    """Why data are kept, and what allows it."""

    purpose: Text
    basis: str


PUBLIC_TASK = "UU 27/2022 art. 20: public task and legal duty"
REGISTRY = Use(_("To know who works where, and with which task"), PUBLIC_TASK)
TRAINING = Use(_("To run training and to prove who completed it"), PUBLIC_TASK)
INNOVATION = Use(_("To record innovations and who carries them"), PUBLIC_TASK)
MENTORING = Use(_("To accompany innovations: sessions, questions, advice"), PUBLIC_TASK)
ACCOUNT = Use(
    _("To sign in and to keep the account safe"), f"{PUBLIC_TASK}; art. 35-39: to protect"
)
NOTIFYING = Use(_("To tell people what concerns them"), PUBLIC_TASK)
RECORD = Use(_("To be able to say who did what"), "UU 27/2022 art. 31: record of all processing")
CONTENT = Use(_("To publish guides, news and courses"), PUBLIC_TASK)

ARCHIVE = _("It is part of the government's archive: a task was given or a training completed")
OTHERS = _("Others rely on it: without it their own record would be torn")
PROOF = _("It proves what was done, and by whom")


@dataclass(frozen=True)
class Declaration:
    """What one model keeps about a person. `fields` says what erasure does to each; `whose` are
    look-ups that lead from a row to her record, `accounts` those that lead to her account; `rows`
    where neither does."""

    model: str
    use: Use
    fields: Mapping[str, On]
    retention: Text
    whose: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    rows: Callable[[Subject], models.QuerySet[Any]] | None = None
    goes: bool = False  # erasure deletes the rows
    because: Text = ""  # why something of it stays
    secret: frozenset[str] = field(default_factory=frozenset)  # nobody gets it, not even she

    @property
    def model_class(self) -> type[models.Model]:
        return apps.get_model(self.model)

    def of(self, subject: Subject) -> models.QuerySet[Any]:
        """The rows about `subject`, by primary key; none where the model cannot lead to her."""
        manager = self.model_class._base_manager
        if self.rows is not None:
            return self.rows(subject).order_by("pk")
        condition = models.Q(pk__in=[])
        if subject.person_id is not None:
            for lookup in self.whose:
                condition |= models.Q(**{lookup: subject.person_id})
        if subject.user_id is not None:
            for lookup in self.accounts:
                condition |= models.Q(**{lookup: subject.user_id})
        return manager.filter(condition).order_by("pk").distinct()


_declarations: dict[str, Declaration] = {}
_impersonal: dict[str, set[str]] = {}
_others: dict[str, str] = {}


def declare(*declarations: Declaration) -> None:
    """Say what a model keeps about people; the last declaration of a model counts."""
    for each in declarations:
        _declarations[each.model] = each


def declare_impersonal(model: str, *names: str) -> None:
    """Fields that could hold personal data and do not: titles of courses, names of agencies."""
    _impersonal.setdefault(model, set()).update(names)


def declare_foreign(prefix: str, why: str) -> None:
    """Tables of other packages, by the beginning of their name."""
    _others[prefix] = why


def declarations() -> list[Declaration]:
    """Those of installed models, in the order of their names."""
    return [each for name, each in sorted(_declarations.items()) if _is_installed(name)]


def foreign() -> dict[str, str]:
    """Tables of other packages and what they hold, by the beginning of their names."""
    return dict(sorted(_others.items()))


def _is_installed(model: str) -> bool:
    """Also not swapped for a model of the site."""
    label = model.split(".")[0]
    has_app = any(config.label == label for config in apps.get_app_configs())
    return has_app and not apps.get_model(model)._meta.swapped


def undeclared(found: Iterable[type[models.Model]], people: set[type[models.Model]]) -> list[str]:
    """Fields of the models `found` that can hold personal data and of which nobody has said
    anything, as `app.Model.field`. `people` are the models of persons and accounts."""
    return [
        f"{model._meta.label}.{each.name}"
        for model in found
        if not any(model._meta.label.startswith(prefix) for prefix in _others)
        for each in model._meta.get_fields()
        if can_be_personal(each, people)
        and each.model is model  # what a page inherits is Wagtail's
        and not _is_declared(model._meta.label, each.name)
    ]


def _is_declared(model: str, name: str) -> bool:
    declared = _declarations.get(model)
    return name in _impersonal.get(model, ()) or (declared is not None and name in declared.fields)


FREE = (
    models.CharField,
    models.TextField,
    models.FileField,
    models.JSONField,
    models.GenericIPAddressField,
    models.BinaryField,
)


def can_be_personal(each: Any, people: set[type[models.Model]]) -> bool:
    """Free text, addresses, files, JSON, and whatever points at a person or an account."""
    if not getattr(each, "concrete", False) or each.auto_created:
        return False
    if each.is_relation and each.many_to_many:
        return False  # the table between is a model of its own
    if each.is_relation:
        return each.related_model in people
    return isinstance(each, FREE) and not each.choices

"""Questions and their categories: each act, its record and its announcement in one transaction."""

from collections.abc import Iterable, Mapping

from django.db import IntegrityError, transaction
from wagtail.log_actions import log

from assessments.bank.digests import sha_of
from assessments.kinds import kind_of
from assessments.kinds.base import Payload
from assessments.kinds.texts import files_named
from assessments.models import Category, Question, QuestionVersion, VersionFile
from assessments.models.categories import LONGEST
from foundation.models import PrivateFile
from foundation.users import Account

Status = QuestionVersion.Status


class NumberTakenError(Exception):
    """Another question of the category has this ID number."""


class CategoryTakenError(Exception):
    """A category of this name stands in the same place."""


class CategoryInItselfError(Exception):
    """A category cannot stand below itself."""


class CategoryInUseError(Exception):
    """Questions or categories stand in it."""


@transaction.atomic
def create(
    by: Account,
    *,
    category: Category,
    kind: str,
    name: str,
    payload: Payload,
    idnumber: str = "",
    tags: Iterable[str] = (),
    status: str = Status.DRAFT,
    difficulty: str = "",
    files: Mapping[str, PrivateFile] | None = None,
) -> Question:
    """A question with its first version. `files` by the names under which texts speak of them.
    Raises PayloadError, NumberTakenError."""
    kind_of(kind).check(payload)
    question = Question(category=category, kind=kind, idnumber=idnumber, difficulty=difficulty)
    _save(question)
    question.tags.set(list(tags))
    _add_version(question, 1, name, payload, status, files or {})
    log(instance=question, action="assessments.create", user=by, title=name)
    return question


@transaction.atomic
def revise(
    question: Question,
    by: Account,
    *,
    category: Category,
    name: str,
    payload: Payload,
    idnumber: str = "",
    tags: Iterable[str] = (),
    status: str = Status.DRAFT,
    difficulty: str | None = None,
    files: Mapping[str, PrivateFile] | None = None,
) -> Question:
    """Change a question. What a learner meets becomes the next version, and only where it says
    something else than the latest; `files` are those that come new. Without a `difficulty` it stays:
    no format of a file carries one. Raises PayloadError,
    NumberTakenError."""
    question = Question.objects.select_for_update().get(pk=question.pk)
    question.rules.check(payload)
    question.category, question.idnumber = category, idnumber
    if difficulty is not None:
        question.difficulty = difficulty
    _save(question)
    question.tags.set(list(tags))
    latest = question.latest
    before = {each.name: each.file for each in latest.files.select_related("file")}
    all_files = {**before, **(files or {})}
    kept = {each: all_files[each] for each in files_named(payload) if each in all_files}
    shas = {each: file.sha256 for each, file in kept.items()}
    if sha_of(question.kind, name, payload, shas) != latest.sha:
        _add_version(question, latest.n + 1, name, payload, status, kept)
    elif status != latest.status:
        _write_status(latest, status)
    log(instance=question, action="assessments.revise", user=by, title=name)
    return question


@transaction.atomic
def set_status(question: Question, status: str, by: Account) -> Question:
    """Whether the latest version is a draft, ready or retired."""
    question = Question.objects.select_for_update().get(pk=question.pk)
    latest = question.latest
    if latest.status != status:
        _write_status(latest, status)
        data = {"status": status}
        log(
            instance=question,
            action="assessments.set_status",
            user=by,
            data=data,
            title=latest.name,
        )
    return question


def _write_status(version: QuestionVersion, status: str) -> None:
    version.status = status
    version.save(update_fields=["status"])


def _save(question: Question) -> None:
    try:
        with transaction.atomic():
            question.save()
    except IntegrityError as error:
        raise NumberTakenError from error


def _add_version(
    question: Question,
    n: int,
    name: str,
    payload: Payload,
    status: str,
    files: Mapping[str, PrivateFile],
) -> QuestionVersion:
    shas = {each: file.sha256 for each, file in files.items()}
    version = QuestionVersion.objects.create(
        question=question,
        n=n,
        name=name,
        payload=payload,
        status=status,
        sha=sha_of(question.kind, name, payload, shas),
    )
    VersionFile.objects.bulk_create(
        VersionFile(version=version, name=each, file=file) for each, file in files.items()
    )
    return version


@transaction.atomic
def add_category(by: Account, *, name: str, parent: Category | None) -> Category:
    """Raises CategoryTakenError."""
    category = Category(name=name, parent=parent)
    _save_category(category)
    log(instance=category, action="assessments.add_category", user=by)
    return category


@transaction.atomic
def change_category(
    category: Category, by: Account, *, name: str, parent: Category | None
) -> Category:
    """Raises CategoryTakenError, CategoryInItselfError."""
    # All of them, so that no two moves at once make a ring.
    rows = {each.pk: each for each in Category.objects.select_for_update().order_by("pk")}
    category = rows[category.pk]
    above = rows.get(parent.pk) if parent else None
    while above is not None:
        if above.pk == category.pk:
            raise CategoryInItselfError
        above = rows.get(above.parent_id) if above.parent_id else None
    category.name, category.parent = name, parent
    _save_category(category)
    log(instance=category, action="assessments.change_category", user=by)
    return category


@transaction.atomic
def delete_category(category: Category, by: Account) -> int:
    """Its key. Raises CategoryInUseError unless it is empty."""
    category = Category.objects.select_for_update().get(pk=category.pk)
    if category.questions.exists() or category.children.exists():
        raise CategoryInUseError
    pk = category.pk
    log(instance=category, action="assessments.delete_category", user=by)
    try:
        category.delete()
    except IntegrityError as error:  # an import waits for it
        raise CategoryInUseError from error
    return pk


def _save_category(category: Category) -> None:
    try:
        with transaction.atomic():
            category.save()
    except IntegrityError as error:
        raise CategoryTakenError from error


def category_at(names: Iterable[str], below: Category | None = None) -> Category | None:
    """The category that the names lead to, made where it is missing; `below` itself without any."""
    category = below
    for name in names:
        category, _made = Category.objects.get_or_create(name=name[:LONGEST], parent=category)
    return category

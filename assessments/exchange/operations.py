"""Questions from a file into the bank: what would become of each, and the deed."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

import filetype
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Max
from wagtail.log_actions import log

from assessments.bank.digests import sha_of
from assessments.bank.operations import category_at
from assessments.exchange.drafts import Draft, Reading, Remark
from assessments.exchange.formats import FORMATS, LARGEST
from assessments.exchange.reports import IMPORTED, SKIPPED, UPDATED, Outcome
from assessments.models import Category, Question, QuestionVersion, VersionFile
from assessments.models.questions import QuestionQuerySet
from foundation.models import PrivateFile
from foundation.users import Account

MEGABYTE = 1024 * 1024
# No transaction holds the database for longer than these take.
AT_ONCE = 250
MOST_IN_A_QUERY = 500
Place = tuple[str, ...]


@dataclass(frozen=True)
class _Standing:
    pk: int
    kind: str
    sha: str


@dataclass
class _Step:
    draft: Draft
    result: str
    sha: str
    question: int = 0  # not there yet


def read_file(data: bytes, form: str) -> Reading:
    """Whatever the file is, a reading: nothing here raises."""
    if len(data) > LARGEST:
        return Reading(errors=[Remark(1, "too_large", {"most": LARGEST // MEGABYTE})])
    reading = FORMATS[form].read(data)
    if not reading.drafts and not reading.errors:
        reading.refuse(1, "nothing_there")
    return reading


def preview(reading: Reading, category: Category | None) -> Outcome:
    """What would become of each question below `category`, None where that is not there yet."""
    return _outcome(reading, _plan(reading, category))


def store(reading: Reading, category: Category, by: Account | None) -> Outcome:
    """Write what can be read. Whoever stops in between runs it again: what is there is the same, and
    stays."""
    steps = _plan(reading, category)
    waiting = (each for each in steps if each.result != SKIPPED)
    while batch := list(islice(waiting, AT_ONCE)):
        with transaction.atomic():
            _write(batch, category)
    outcome = _outcome(reading, steps)
    counts = {name: outcome.count(name) for name in (IMPORTED, UPDATED, SKIPPED)}
    data = {**counts, "errors": len(reading.errors)}
    log(instance=category, action="assessments.import", user=by, data=data)
    return outcome


def _outcome(reading: Reading, steps: Iterable[_Step]) -> Outcome:
    return Outcome(reading, [(each.draft, each.result) for each in steps])


def _plan(reading: Reading, category: Category | None) -> list[_Step]:
    numbers, shas = _standing(category)
    seen = set[tuple[Place, str]]()
    steps = []
    for draft in reading.drafts:
        sha = _sha_of(draft)
        place = (draft.category, draft.idnumber)
        if draft.idnumber and place in seen:
            reading.refuse(draft.line, "number_taken", draft.name, value=draft.idnumber)
            continue
        seen.add(place)
        there = numbers.get(place) if draft.idnumber else None
        if there and there.kind != draft.kind:
            reading.refuse(draft.line, "other_kind", draft.name, value=draft.idnumber)
        elif there:
            result = SKIPPED if there.sha == sha else UPDATED
            steps.append(_Step(draft, result, sha, there.pk))
        elif shas[draft.category, sha]:
            # A file may hold a question twice; each of them meets one that is there.
            shas[draft.category, sha] -= 1
            steps.append(_Step(draft, SKIPPED, sha))
        else:
            steps.append(_Step(draft, IMPORTED, sha))
    return steps


def _standing(
    category: Category | None,
) -> tuple[dict[tuple[Place, str], _Standing], dict[tuple[Place, str], int]]:
    """Of the questions below `category`: those with a number by it, those without by what their
    latest version says, counted; both by the names of their category below it."""
    numbers: dict[tuple[Place, str], _Standing] = {}
    shas: dict[tuple[Place, str], int] = defaultdict(int)
    if category is None:
        return numbers, shas
    top = next(each for each in Category.objects.with_paths() if each.pk == category.pk)
    depth = len(top.names)
    places = {each.pk: each.names for each in Category.objects.with_paths()}
    below = Category.objects.below(category)
    latest = (
        Question.objects.filter(category__in=below)
        .annotate(last=Max("versions__n"))
        .values_list("pk", "kind", "idnumber", "category_id", "last")
    )
    said = {
        (question, n): sha
        for question, n, sha in QuestionVersion.objects.filter(
            question__category__in=below
        ).values_list("question_id", "n", "sha")
    }
    for pk, kind, idnumber, category_id, last in latest:
        place, sha = places[category_id][depth:], said[pk, last]
        if idnumber:
            numbers[place, idnumber] = _Standing(pk, kind, sha)
        else:
            shas[place, sha] += 1
    return numbers, shas


def _sha_of(draft: Draft) -> str:
    files = {name: hashlib.sha256(data).hexdigest() for name, data in draft.files.items()}
    return sha_of(draft.kind, draft.name, draft.payload, files)


def _write(steps: list[_Step], category: Category) -> None:
    places = {each.draft.category: category for each in steps}
    for place in places:
        places[place] = category_at(place, category) or category
    new = [each for each in steps if not each.question]
    questions = Question.objects.bulk_create(
        Question(
            category=places[each.draft.category],
            kind=each.draft.kind,
            idnumber=each.draft.idnumber,
        )
        for each in new
    )
    for step, question in zip(new, questions, strict=True):
        step.question = question.pk
    _write_versions(steps)
    _write_tags(steps)


def _write_versions(steps: list[_Step]) -> None:
    changed = [each.question for each in steps if each.result == UPDATED]
    locked = Question.objects.select_for_update().filter(pk__in=changed).order_by("pk")
    list(locked.values_list("pk"))
    rows = QuestionVersion.objects.filter(question__in=changed).values("question")
    last = dict(rows.annotate(last=Max("n")).values_list("question_id", "last"))
    versions = QuestionVersion.objects.bulk_create(
        QuestionVersion(
            question_id=step.question,
            n=last.get(step.question, 0) + 1,
            name=step.draft.name,
            payload=step.draft.payload,
            status=step.draft.status,
            sha=step.sha,
        )
        for step in steps
    )
    VersionFile.objects.bulk_create(
        VersionFile(version=version, name=name, file=_kept(name, data))
        for step, version in zip(steps, versions, strict=True)
        for name, data in step.draft.files.items()
    )


def _kept(name: str, data: bytes) -> PrivateFile:
    """As it came: an export gives it back to the byte."""
    guess = filetype.guess_mime(data) or "application/octet-stream"
    record = PrivateFile(
        name=name,
        content_type=guess,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
    )
    record.file.save(name, ContentFile(data), save=False)
    record.save()
    return record


def _write_tags(steps: list[_Step]) -> None:
    tagged = {each.question: each.draft.tags for each in steps if each.draft.tags}
    for question in Question.objects.filter(pk__in=tagged):
        question.tags.set(tagged[question.pk])


def drafts_of(questions: QuestionQuerySet) -> list[Draft]:
    """Questions as they leave, each with its latest version; files are read from the store. Takes
    the same number of queries however many there are."""
    places = {each.pk: each.names for each in Category.objects.with_paths()}
    rows = list(questions.with_latest().prefetch_related("tags"))  # type: ignore[misc]
    wanted = [each.__dict__["latest_id"] for each in rows]
    latest = {
        each.pk: each
        for start in range(0, len(wanted), MOST_IN_A_QUERY)
        for each in QuestionVersion.objects.filter(
            pk__in=wanted[start : start + MOST_IN_A_QUERY]
        ).prefetch_related("files__file")
    }
    return [
        _draft_of(each, latest[each.__dict__["latest_id"]], places[each.category_id])
        for each in rows
    ]


def _draft_of(question: Question, version: QuestionVersion, place: Place) -> Draft:
    files = {}
    for each in version.files.all():
        with each.file.file.open("rb") as source:
            files[each.name] = source.read()
    return Draft(
        kind=question.kind,
        name=version.name,
        payload=version.payload,
        category=place,
        idnumber=question.idnumber,
        tags=tuple(sorted(str(each) for each in question.tags.all())),
        files=files,
        status=version.status,
    )

"""Which questions an attempt asks, in which order, on which pages."""

import random
import secrets
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from assessments.models import Attempt, AttemptSlot, QuestionVersion
from assessments.models.questions import Status
from assessments.models.quizzes import DrawRule

Slot = Mapping[str, Any]
_chance = random.SystemRandom()
# Kinds whose payload says whether their answers may be shuffled.
_BY_CHOICE = ("multichoice", "matching")


@dataclass
class _Section:
    heading: str = ""
    shuffle: bool = False
    asked: list[tuple[int, int | None, Decimal]] = field(default_factory=list)


def lay_out(
    attempt: Attempt,
    content: Mapping[str, Any],
    met: Iterable[int],
    *,
    left_out: Iterable[int] = (),
) -> list[AttemptSlot]:
    """Unsaved slots of a new attempt. `content`: of a `QuizRevision`; `met`: ids of questions that
    this person was asked before, once for each time; `left_out`: ids of those that are not asked.
    What has no version to ask is left out, too."""
    settings, gone = content["settings"], set(left_out)
    slots = [each for each in content["slots"] if each.get("question") not in gone]
    sections = _sections(slots, Counter(met), gone, shuffle=settings["shuffle_questions"])
    versions = _versions(sections)
    found: list[AttemptSlot] = []
    page = number = 0
    for section in sections:
        asked = [(versions[pk, n], mark) for pk, n, mark in section.asked if (pk, n) in versions]
        if found and asked:
            page += 1
        for at, (version, mark) in enumerate(asked):
            page += bool(settings["per_page"] and at and at % settings["per_page"] == 0)
            rules = version.question.rules
            asks = rules.shape != "description"
            number += asks
            found.append(
                AttemptSlot(
                    attempt=attempt,
                    n=len(found) + 1,
                    page=page,
                    heading=section.heading if at == 0 else "",
                    number=number if asks else None,
                    version=version,
                    max_mark=mark if rules.is_marked else Decimal(0),
                    order=order_of(version, shuffle=settings["shuffle_answers"]),
                    salt=secrets.token_hex(16),
                )
            )
    return found


def order_of(version: QuestionVersion, *, shuffle: bool = True) -> list[int]:
    """A new order of the pieces of a question. Where the order of the payload is the key it is
    never kept, whatever the quiz says."""
    kind = version.question.kind
    if not shuffle and kind in _BY_CHOICE:
        return []
    count = version.question.rules.pieces(version.payload)
    return _chance.sample(range(count), count)


def _sections(
    slots: Sequence[Slot], met: Counter[int], gone: set[int], *, shuffle: bool
) -> list[_Section]:
    fixed = {each["question"] for each in slots if each["type"] == "question"}
    taken = fixed | gone
    sections = [_Section(shuffle=shuffle)]
    for each in slots:
        if each["type"] == "section":
            sections.append(_Section(each["heading"], shuffle or each["shuffle"]))
            continue
        mark = Decimal(each["mark"])
        if each["type"] == "question":
            sections[-1].asked.append((each["question"], each["version"], mark))
            continue
        drawn = _drawn(DrawRule.of(each), taken, met)
        taken.update(drawn)
        sections[-1].asked += [(pk, None, mark) for pk in drawn]
    for section in sections:
        if section.shuffle:
            _chance.shuffle(section.asked)
    return [each for each in sections if each.asked]


def _drawn(rule: DrawRule, taken: set[int], met: Counter[int]) -> list[int]:
    """Keys of questions, none twice in an attempt; those that were met least often come first."""
    keys = [pk for pk in rule.questions().values_list("pk", flat=True) if pk not in taken]
    _chance.shuffle(keys)
    keys.sort(key=lambda pk: met[pk])
    return keys[: rule.count]


def _versions(sections: Sequence[_Section]) -> dict[tuple[Any, ...], QuestionVersion]:
    """By question and pinned number. Not pinned, the latest that is ready; of a question that was
    retired since, the latest that was asked."""
    wanted = {(pk, n) for each in sections for pk, n, _mark in each.asked}
    rows = (
        QuestionVersion.objects.filter(question__in={pk for pk, _n in wanted if pk})
        .exclude(status=Status.DRAFT)
        .select_related("question")
        .order_by("question", "n")
    )
    found: dict[tuple[Any, ...], QuestionVersion] = {}
    for row in rows:
        if (row.question_id, row.n) in wanted:
            found[row.question_id, row.n] = row
        latest = found.get((row.question_id, None))
        if latest is None or row.status == Status.READY or latest.status == row.status:
            found[row.question_id, None] = row
    return found


def questions_met(attempts: Iterable[Attempt]) -> list[int]:
    asked = AttemptSlot.objects.filter(attempt__in=[each.pk for each in attempts])
    return list(asked.values_list("version__question_id", flat=True))

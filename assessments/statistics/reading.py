"""What statistics are made of, read in a handful of queries, however many attempts there are."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import Any, NamedTuple

from django.db.models import Count, ExpressionWrapper, FloatField, IntegerField, Q
from django.db.models.functions import Cast

from assessments.choices import Which
from assessments.kinds import KINDS
from assessments.models import (
    Attempt,
    AttemptSlot,
    Category,
    QuestionVersion,
    QuizPage,
    QuizRevision,
)
from assessments.models.attempts import FIVE, AttemptQuerySet
from assessments.statistics.figures import Seen
from assessments.statistics.places import Asked, Key, Layout, Place

BY_HAND = [name for name, kind in KINDS.items() if kind.is_by_hand]
CHOSEN = [each.value for each in Which if each != Which.ALL]


class Means(NamedTuple):
    """How many attempts count by one way of choosing them, and what they earned on average."""

    attempts: int
    mean: float | None


class Earned(NamedTuple):
    """A share of the mark that was earned ("1/3"), and whether nothing was answered."""

    share: str
    is_blank: bool


@dataclass
class Answers:
    """All answers to one version at one place. `earned`: how often each share was."""

    seen: Seen = field(default_factory=Seen)
    earned: Counter[Earned] = field(default_factory=Counter)

    @classmethod
    def together(cls, found: Iterable["Answers"]) -> "Answers":
        each = list(found)
        earned = sum((one.earned for one in each), Counter[Earned]())
        return cls(Seen.together(one.seen for one in each), earned)


ByVersion = dict[int, Answers]


@dataclass
class Reading:
    """Answers by the key of a place and the key of a version; `drawn`, of questions that a rule drew,
    by the key of the question and that of the version, `drawn_at` the places of each.

    Marks are whole numbers: `unit` of them are one mark. `learners`: in one cycle of the course each.
    """

    unit: int
    scores: list[int] = field(default_factory=list)
    totals: list[int] = field(default_factory=list)
    means: dict[str, Means] = field(default_factory=dict)
    learners: int = 0
    revisions: int = 0
    versions: Mapping[int, QuestionVersion] = field(default_factory=dict)
    places: dict[Key, Place] = field(default_factory=dict)
    # Places of the newest revision that somebody met.
    current: frozenset[Key] = frozenset()
    answers: dict[Key, ByVersion] = field(default_factory=dict)
    drawn: dict[int, ByVersion] = field(default_factory=dict)
    drawn_at: dict[int, set[Key]] = field(default_factory=dict)


class _Head(NamedTuple):
    pk: int
    revision: int
    person: int
    cycle: int
    earned: Decimal | None
    ranks: dict[str, int]


# Version, share, what could be earned, whether it is blank: one answer. A plain tuple, because there
# are hundreds of thousands.
_Slot = tuple[int, str, float, bool]


def read(quiz: QuizPage, attempts: AttemptQuerySet, which: str) -> Reading:
    """`attempts`: whose figures may be seen; of them the finished ones of `quiz` count, by `which` (a
    value of `Which`). Four queries, or five where the quiz draws questions."""
    finished = attempts.filter(quiz=quiz).finished().order_by()
    heads = _heads(finished)
    chosen = {each.pk: each for each in heads if each.ranks[which] == 1}
    rows = _slots(finished, chosen)
    # Few, however many answers there are.
    kinds = {(share, most) for slots in rows.values() for _version, share, most, _blank in slots}
    worth = {most: Fraction(decimal(most)) for _share, most in kinds}
    marks = {(share, most): Fraction(share or 0) * worth[most] for share, most in kinds}
    reading = Reading(
        unit=lcm(*(each.denominator for each in (*marks.values(), *worth.values()))),
        means=_means(heads),
        learners=len({(each.person, each.cycle) for each in chosen.values()}),
        revisions=len({each.revision for each in chosen.values()}),
        versions=_versions({slot[0] for slots in rows.values() for slot in slots}),
    )
    layouts = _layouts({each.revision for each in chosen.values()})
    _list_places(reading, layouts.values())
    intake = _Intake(
        reading,
        {key: _parts(mark, reading) for key, mark in marks.items()},
        {most: _parts(value, reading) for most, value in worth.items()},
    )
    for pk, slots in rows.items():
        intake.take(layouts[chosen[pk].revision], slots)
    return reading


def _heads(finished: AttemptQuerySet) -> list[_Head]:
    for name in CHOSEN:
        finished = finished.ranked(name, f"rank_{name}")
    facts = ("pk", "revision_id", "enrollment__person_id", "enrollment__cycle", "earned")
    rows = finished.values_list(*facts, *(f"rank_{name}" for name in CHOSEN))
    found = []
    for pk, revision, person, cycle, earned, *ranks in rows:
        by_name = {Which.ALL.value: 1, **dict(zip(CHOSEN, ranks, strict=True))}
        found.append(_Head(pk, revision, person, cycle, earned, by_name))
    return found


def _means(heads: list[_Head]) -> dict[str, Means]:
    found = {}
    for which in Which.values:
        earned = [each.earned for each in heads if each.ranks[which] == 1]
        known = [each for each in earned if each is not None]
        mean = float(sum(known, Decimal(0)) / len(known)) if known else None
        found[which] = Means(len(earned), mean)
    return found


def _slots(finished: AttemptQuerySet, chosen: Mapping[int, _Head]) -> dict[int, list[_Slot]]:
    """By attempt, in the order in which they were asked; texts between questions are left out, and
    questions that were voided: they earn nothing and count for nothing."""
    rows = (
        AttemptSlot.objects.filter(attempt__in=finished.values("pk"), is_void=False)
        .exclude(version__question__kind="description")
        .annotate(
            # Without a conversion of each value, which would take longer than all the rest.
            most=Cast("max_mark", FloatField()),
            is_blank=ExpressionWrapper(Q(response__isnull=True), output_field=IntegerField()),
        )
        .order_by("attempt_id", "n")
        .values_list("attempt_id", "version_id", "fraction", "most", "is_blank")
    )
    found: dict[int, list[_Slot]] = {pk: [] for pk in chosen}
    for pk, *slot in rows.iterator(chunk_size=5000):
        if pk in found:
            found[pk].append(tuple(slot))
    return found


def decimal(most: float) -> Decimal:
    """What a mark is in the database: five digits."""
    return Decimal(repr(most)).quantize(FIVE)


def _versions(wanted: Iterable[int]) -> dict[int, QuestionVersion]:
    rows = QuestionVersion.objects.filter(pk__in=list(wanted)).select_related("question")
    return {each.pk: each for each in rows}


def _layouts(wanted: Iterable[int]) -> dict[int, Layout]:
    """By revision, the newest first."""
    rows = list(QuizRevision.objects.filter(pk__in=list(wanted)).order_by("-n"))
    draws = any(slot["type"] == "draw" for each in rows for slot in each.content["slots"])
    parents = dict(Category.objects.values_list("pk", "parent_id")) if draws else {}
    return {each.pk: Layout(each.content["slots"], parents) for each in rows}


def _list_places(reading: Reading, layouts: Iterable[Layout]) -> None:
    """Those of the newest revision first, then those that only older ones had."""
    for at, layout in enumerate(layouts):
        if at == 0:
            reading.current = frozenset(each.key for each in layout.places)
        for each in layout.places:
            reading.places.setdefault(each.key, each)


def _parts(mark: Fraction, reading: Reading) -> int:
    return mark.numerator * (reading.unit // mark.denominator)


class _Intake:
    """Puts the answers of attempts where they belong. Attempts that were asked the same in the same
    order share the way there."""

    def __init__(
        self,
        reading: Reading,
        marks: Mapping[tuple[str, float], int],
        worth: Mapping[float, int],
    ) -> None:
        self._reading, self._marks, self._worth = reading, marks, worth
        self._ways: dict[Any, list[list[Answers]]] = {}

    def take(self, layout: Layout, slots: list[_Slot]) -> None:
        marks = [self._marks[share, most] for _version, share, most, _blank in slots]
        mosts = [self._worth[most] for _version, _share, most, _blank in slots]
        total, total_most = sum(marks), sum(mosts)
        self._reading.scores.append(total)
        self._reading.totals.append(total_most)
        way = self._way(layout, slots)
        for (_version, share, _most, blank), mark, most, targets in zip(
            slots, marks, mosts, way, strict=True
        ):
            for answers in targets:
                answers.seen.add(mark, total, most, total_most)
                answers.earned[Earned(share, bool(blank))] += 1

    def _way(self, layout: Layout, slots: list[_Slot]) -> list[list[Answers]]:
        key = (id(layout), *((version, most) for version, _share, most, _blank in slots))
        way = self._ways.get(key)
        if way is None:
            way = self._ways[key] = self._found(layout, slots)
        return way

    def _found(self, layout: Layout, slots: list[_Slot]) -> list[list[Answers]]:
        reading = self._reading
        questions = [reading.versions[version].question for version, *_rest in slots]
        asked = [
            Asked(question.pk, question.category_id, decimal(most))
            for question, (_version, _share, most, _blank) in zip(questions, slots, strict=True)
        ]
        way = []
        for (version, *_rest), one, place in zip(slots, asked, layout.of(asked), strict=True):
            reading.places.setdefault(place.key, place)
            targets = [reading.answers.setdefault(place.key, {}).setdefault(version, Answers())]
            if place.is_draw:
                drawn = reading.drawn.setdefault(one.question, {})
                targets.append(drawn.setdefault(version, Answers()))
                reading.drawn_at.setdefault(one.question, set()).add(place.key)
            way.append(targets)
        return way


class Given(NamedTuple):
    """A response to a version, as its kind understands it, and how often it was given."""

    version: int
    response: Any
    times: int


def given_to(
    quiz: QuizPage, attempts: AttemptQuerySet, which: str, question: int | None = None
) -> list[Given]:
    """What was answered where rules grade it, each different response once: of one question, or of
    all. One query; texts and files that a person grades are not read at all."""
    finished = attempts.filter(quiz=quiz).finished().order_by()
    counted = finished.counted(which)
    rows = AttemptSlot.objects.filter(attempt__in=counted.values("pk"), is_void=False)
    rows = rows.exclude(version__question__kind__in=[*BY_HAND, "description"])
    if question is not None:
        rows = rows.filter(version__question=question)
    found = rows.order_by().values_list("version_id", "response").annotate(Count("pk"))
    return [Given(*each) for each in found]


def attempts_of(quiz: QuizPage) -> AttemptQuerySet:
    """All of a quiz, for whoever runs a command on the machine itself."""
    return Attempt.objects.filter(quiz=quiz)

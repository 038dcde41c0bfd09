"""Response analysis: which answers were given to a question, how often, and what they earn."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from assessments.kinds import KINDS
from assessments.kinds.base import Told
from assessments.models import QuestionVersion
from assessments.statistics.reading import Answers, ByVersion, Earned, Given, Reading

# Typed answers of one part that are listed; the rest is counted together.
MOST_TYPED = 100

ANSWER, NO_MATCH, NO_ANSWER, OTHERS = "answer", "no_match", "no_answer", "others"
GRADED = "graded"


@dataclass(frozen=True)
class Line:
    """`what`: an answer, one that fits none (`no_match`), that nothing was answered (`no_answer`),
    the rest of many typed answers (`others`: `count` of them, `different` texts), or, of what people
    grade, an answer that earned `credit` (`graded`). `credit` is a share of the mark; `share` how
    many of all who met the question gave the answer."""

    what: str
    model: str = ""
    text: str = ""
    credit: Fraction | None = None
    count: int = 0
    share: float = 0.0
    different: int = 1


@dataclass(frozen=True)
class Part:
    """Of a question; without a name where it has one alone."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Analysis:
    version: QuestionVersion
    attempts: int
    parts: tuple[Part, ...]


def answers_to(reading: Reading, question: int) -> ByVersion:
    """All answers to a question, wherever it stood, by version."""
    found: dict[int, list[Answers]] = {}
    for by_version in reading.answers.values():
        for pk, answers in by_version.items():
            if reading.versions[pk].question_id == question:
                found.setdefault(pk, []).append(answers)
    return {pk: Answers.together(each) for pk, each in found.items()}


def analyse(reading: Reading, question: int, given: Iterable[Given]) -> list[Analysis]:
    """Of each version of a question, the newest first. `given`: of the whole quiz or of the question
    alone (`given_to`)."""
    by_version: dict[int, list[Given]] = {}
    for each in given:
        by_version.setdefault(each.version, []).append(each)
    found = []
    for pk, answers in answers_to(reading, question).items():
        version = reading.versions[pk]
        if KINDS[version.question.kind].is_by_hand:
            parts: tuple[Part, ...] = (_graded(answers.earned, len(answers.seen)),)
        else:
            parts = _parts(version, by_version.get(pk, []), len(answers.seen))
        found.append(Analysis(version, len(answers.seen), parts))
    return sorted(found, key=lambda each: -each.version.n)


def _parts(version: QuestionVersion, given: list[Given], attempts: int) -> tuple[Part, ...]:
    kind, payload = KINDS[version.question.kind], version.payload
    expected = kind.expected(payload)
    counts: Counter[Told] = Counter()
    answered: Counter[str] = Counter()
    for each in given:
        told = kind.analysed(payload, each.response)
        for one in told:
            counts[one] += each.times
        for name in {one.part for one in told}:
            answered[name] += each.times
    names = list(dict.fromkeys([each.part for each in expected] + [each.part for each in counts]))
    return tuple(
        Part(name, tuple(_lines(name, expected, counts, answered[name], attempts)))
        for name in names or [""]
    )


def _lines(
    name: str,
    expected: list[Told],
    counts: Mapping[Told, int],
    answered: int,
    attempts: int,
) -> Iterable[Line]:
    """The answers that the question foresees in its order, each with what was typed for it; then what
    fits none, then who answered nothing."""
    typed: dict[str, list[Told]] = {}
    for told in counts:
        if told.part == name and told.text:
            typed.setdefault(told.model, []).append(told)
    for told in dict.fromkeys(each for each in expected if each.part == name):
        if told.model in typed:
            yield from _typed(typed.pop(told.model), counts, attempts)
        elif told in counts or not _was_typed(told, counts):
            yield _line(ANSWER, told, counts.get(told, 0), attempts)
    for rest in typed.values():
        yield from _typed(rest, counts, attempts)
    if attempts > answered:
        left = attempts - answered
        yield Line(NO_ANSWER, credit=Fraction(0), count=left, share=left / attempts)


def _was_typed(told: Told, counts: Mapping[Told, int]) -> bool:
    """Whether another line stands for this answer already: two patterns of one text."""
    return any(each.text and (each.part, each.model) == (told.part, told.model) for each in counts)


def _typed(found: list[Told], counts: Mapping[Told, int], attempts: int) -> Iterable[Line]:
    by_count = sorted(found, key=lambda each: (-counts[each], each.text))
    for told in by_count[:MOST_TYPED]:
        what = ANSWER if told.model else NO_MATCH
        yield _line(what, told, counts[told], attempts)
    rest = by_count[MOST_TYPED:]
    if rest:
        count = sum(counts[each] for each in rest)
        credits = {each.credit for each in rest}
        credit = credits.pop() if len(credits) == 1 else None
        model = rest[0].model
        yield Line(OTHERS, model, "", credit, count, count / attempts, len(rest))


def _line(what: str, told: Told, count: int, attempts: int) -> Line:
    share = count / attempts if attempts else 0.0
    return Line(what, told.model, told.text, told.credit, count, share)


def _graded(earned: Mapping[Earned, int], attempts: int) -> Part:
    """What people graded: the shares that they gave, the best first. The texts stay unread here."""
    by_share: Counter[Fraction] = Counter()
    blank = 0
    for (share, is_blank), count in earned.items():
        if is_blank:
            blank += count
        else:
            by_share[Fraction(share or 0)] += count
    lines = [
        Line(GRADED, credit=share, count=count, share=count / attempts)
        for share, count in sorted(by_share.items(), reverse=True)
    ]
    if blank:
        lines.append(Line(NO_ANSWER, credit=Fraction(0), count=blank, share=blank / attempts))
    return Part("", tuple(lines))

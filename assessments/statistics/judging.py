"""What figures say about a question, in the bands of Moodle's help (docs.moodle.org, Quiz report
statistics): a hint to look at the question, never a verdict."""

from assessments.statistics.figures import Figure, ItemFigures, ScoreFigures

# Shares of the mark.
TOO_HARD, TOO_EASY = 0.05, 0.95
# Percent.
WEAK_INDEX, WEAK_EFFICIENCY = 20, 15
SATISFACTORY, UNSATISFACTORY = 75, 64
# Fewer attempts change every figure easily.
FEW = 10

NEGATIVE, WEAK, EASY, HARD, GUESSED = "negative", "weak", "easy", "hard", "guessed"
FLAGS = (NEGATIVE, WEAK, EASY, HARD, GUESSED)


def flags_of(figures: ItemFigures, guess: Figure) -> list[str]:
    """What deserves a look, the gravest first."""
    found = []
    index, efficiency = figures.discrimination_index.value, figures.discriminative_efficiency.value
    facility = figures.facility.value
    if index is not None and index < 0:
        found.append(NEGATIVE)
    elif index is not None and (index < WEAK_INDEX or (efficiency or 0) < WEAK_EFFICIENCY):
        found.append(WEAK)
    if facility is not None and facility >= TOO_EASY:
        found.append(EASY)
    elif facility is not None and facility <= TOO_HARD:
        found.append(HARD)
    elif facility is not None and guess.value and facility <= guess.value:
        found.append(GUESSED)
    return found


def consistency_of(scores: ScoreFigures) -> str:
    """`good`, `doubtful`, `bad`, or empty where nothing can be said."""
    value = scores.internal_consistency.value
    if value is None:
        return ""
    if value >= SATISFACTORY:
        return "good"
    return "bad" if value < UNSATISFACTORY else "doubtful"

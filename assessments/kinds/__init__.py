"""Kinds of questions, by name: what a question holds, how it is graded, what a learner sees."""

from assessments.kinds.base import Kind
from assessments.kinds.choice import MultiChoice, TrueFalse
from assessments.kinds.cloze import Cloze
from assessments.kinds.matching import Matching
from assessments.kinds.numerical import Numerical
from assessments.kinds.open import Description, Essay, FileUpload, Likert
from assessments.kinds.ordering import Ordering
from assessments.kinds.shortanswer import ShortAnswer

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        MultiChoice(),
        TrueFalse(),
        ShortAnswer(),
        Numerical(),
        Matching(),
        Ordering(),
        Cloze(),
        Essay(),
        FileUpload(),
        Likert(),
        Description(),
    )
}


def kind_of(name: str) -> Kind:
    """Raises KeyError for a kind that there is not."""
    return KINDS[name]

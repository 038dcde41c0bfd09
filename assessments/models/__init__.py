from assessments.models.assignments import (
    AssignmentPage,
    Extension,
    Marker,
    Marking,
    Submission,
)
from assessments.models.categories import Category
from assessments.models.imports import QuestionImport
from assessments.models.questions import Question, QuestionTag, QuestionVersion, VersionFile
from assessments.models.rubrics import Rubric, RubricVersion

__all__ = [
    "AssignmentPage",
    "Category",
    "Extension",
    "Marker",
    "Marking",
    "Question",
    "QuestionImport",
    "QuestionTag",
    "QuestionVersion",
    "Rubric",
    "RubricVersion",
    "Submission",
    "VersionFile",
]

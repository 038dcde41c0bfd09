from assessments.models.categories import Category
from assessments.models.imports import QuestionImport
from assessments.models.questions import Question, QuestionTag, QuestionVersion, VersionFile

__all__ = [
    "Category",
    "Question",
    "QuestionImport",
    "QuestionTag",
    "QuestionVersion",
    "VersionFile",
]

from assessments.models.assignments import (
    AssignmentPage,
    Extension,
    Marker,
    Marking,
    Submission,
)
from assessments.models.attempts import AnswerFile, Attempt, AttemptSlot, Mark
from assessments.models.categories import Category
from assessments.models.checks import CheckTry
from assessments.models.imports import QuestionImport
from assessments.models.questions import Question, QuestionTag, QuestionVersion, VersionFile
from assessments.models.quizzes import Override, QuizPage, QuizRevision
from assessments.models.regrades import Regrade, RegradedAttempt, VoidedQuestion
from assessments.models.rubrics import Rubric, RubricVersion

__all__ = [
    "AnswerFile",
    "AssignmentPage",
    "Attempt",
    "AttemptSlot",
    "Category",
    "CheckTry",
    "Extension",
    "Mark",
    "Marker",
    "Marking",
    "Override",
    "Question",
    "QuestionImport",
    "QuestionTag",
    "QuestionVersion",
    "QuizPage",
    "QuizRevision",
    "Regrade",
    "RegradedAttempt",
    "Rubric",
    "RubricVersion",
    "Submission",
    "VersionFile",
    "VoidedQuestion",
]

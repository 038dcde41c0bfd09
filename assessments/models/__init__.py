from assessments.models.attempts import AnswerFile, Attempt, AttemptSlot, Mark
from assessments.models.categories import Category
from assessments.models.imports import QuestionImport
from assessments.models.questions import Question, QuestionTag, QuestionVersion, VersionFile
from assessments.models.quizzes import Override, QuizPage, QuizRevision

__all__ = [
    "AnswerFile",
    "Attempt",
    "AttemptSlot",
    "Category",
    "Mark",
    "Override",
    "Question",
    "QuestionImport",
    "QuestionTag",
    "QuestionVersion",
    "QuizPage",
    "QuizRevision",
    "VersionFile",
]

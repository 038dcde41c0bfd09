"""What the question bank adds to the registries of the apps below and of Wagtail."""

from wagtail.permissions import register_permission_policy

from assessments.bank import privacy
from assessments.bank.permissions import BankPolicy, may_open_question_file
from assessments.models import Category, Question, QuestionImport
from foundation.files.rules import register_file_rule


def connect() -> None:
    for model in (Category, Question, QuestionImport):
        register_permission_policy(model, BankPolicy(model))
    register_file_rule(may_open_question_file)
    privacy.declare_fields()

from typing import Any

from django.urls import URLPattern, URLResolver
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet, ViewSetGroup

from assessments.assignments import viewsets as rubrics
from assessments.assignments.acts import ACTS
from assessments.bank.urls import bank_urls
from assessments.bank.viewsets import categories, questions
from assessments.checks.understanding import understanding_item
from assessments.checks.urls import understanding_urls
from assessments.exchange.urls import exchange_urls, export_item, import_item
from assessments.overrides import viewsets as exceptions
from assessments.quizzes.viewsets import QuestionChooserViewSet
from assessments.regrading.acts import ACTS as REGRADING
from assessments.statistics.viewsets import QuestionUsageView
from assessments.trying.urls import trial_urls

MENU = "register_question_bank_menu_item"


class QuestionBankGroup(ViewSetGroup):
    menu_label = _("Question bank")
    menu_name = "question-bank"
    menu_icon = "help"
    menu_order = 240
    submenu_hook = MENU
    items = (
        questions.QuestionViewSet(questions.NAME, inspect_view_class=QuestionUsageView),
        categories.CategoryViewSet(categories.NAME),
        rubrics.RubricViewSet(rubrics.NAME),
        exceptions.ExceptionViewSet(exceptions.NAME),
    )


@hooks.register("register_admin_viewset")
def question_bank() -> ViewSet | ViewSetGroup:
    return QuestionBankGroup()


@hooks.register("register_admin_viewset")
def question_chooser() -> ViewSet:
    return QuestionChooserViewSet("question_chooser")


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    return [*bank_urls, *exchange_urls, *trial_urls, *understanding_urls]


@hooks.register(MENU)
def item_of_imports() -> MenuItem:
    return import_item()


@hooks.register(MENU)
def item_of_exports() -> MenuItem:
    return export_item()


@hooks.register(MENU)
def item_of_understanding() -> MenuItem:
    return understanding_item()


@hooks.register("register_log_actions")
def name_acts(actions: Any) -> None:
    acts = {
        "assessments.create": (_("Add question"), _("Added")),
        "assessments.revise": (_("Edit question"), _("Changed")),
        "assessments.set_status": (_("Change the status"), _("Status changed")),
        "assessments.add_category": (_("Add category"), _("Category added")),
        "assessments.change_category": (_("Edit category"), _("Category changed")),
        "assessments.delete_category": (_("Delete category"), _("Category deleted")),
        "assessments.make_exception": (_("Make an exception"), _("Exception made")),
        "assessments.change_exception": (_("Change an exception"), _("Exception changed")),
        "assessments.end_exception": (_("End an exception"), _("Exception ended")),
        "assessments.send": (_("Send questions"), _("Questions sent")),
        "assessments.discard": (_("Discard import"), _("Import discarded")),
        **ACTS,
        **REGRADING,
        "assessments.import": (_("Import questions"), _("Questions imported")),
    }
    for name, (label, message) in acts.items():
        actions.register_action(name, label, message)

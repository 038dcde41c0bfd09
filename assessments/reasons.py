"""Why a question is not read or not saved, in words. Each code is raised in `kinds` or `exchange`."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "incomplete": _("The question lacks parts: %(names)s."),
    "no_text": _("The question has no text."),
    "bad_mark": _("The mark is a number from 0 to 1000."),
    "bad_penalty": _("The penalty for another try is a number from 0 to 1."),
    "no_number": _("“%(value)s” is not a number."),
    "bad_share": _("A weight lies between -100 and 100 percent, not “%(value)s”."),
    "too_few_answers": _("Give at least this many answers: %(least)s."),
    "blank_answer": _("An answer is empty."),
    "no_right_answer": _("No answer is right: give one of them a weight above 0."),
    "no_full_answer": _("No answer has the weight 100: nobody could earn the whole mark."),
    "bad_tolerance": _("A tolerance is a number that is not negative."),
    "bad_units": _(
        "Each unit needs a name of its own and a multiplier above 0; the penalty lies between 0 and 1."
    ),
    "no_units": _("Give at least one unit, or do not ask for it."),
    "too_few_pairs": _("Give at least two pairs."),
    "too_few_items": _("Give at least two things to put into order."),
    "unknown_grading": _("There is no way of grading called “%(value)s”."),
    "bad_limits": _("The limits for texts or files do not fit together."),
    "no_statements": _("Give at least one statement, none of them empty."),
    "bad_scale": _("A scale has 2 to 11 steps, none of them empty."),
    "no_gaps": _("The text has no gap. A gap looks like {1:SHORTANSWER:=answer}."),
    "bad_gap": _("This gap is not readable: “%(value)s”."),
    "too_many_gaps": _("A text has at most %(most)s gaps."),
    "no_weight": _("All gaps have the weight 0."),
    "two_answers": _("True or false needs exactly two answers."),
    "unknown_response": _("There is no way of answering called “%(value)s”."),
    "unknown_kind": _("Questions of the type “%(value)s” are not known here."),
    "unknown_element": _("“%(value)s” is not a question."),
    "not_a_quiz": _("This is not Moodle XML: the outermost element is “%(value)s”, not “quiz”."),
    "broken_xml": _("The XML is broken from here on: %(value)s."),
    "too_deep": _("The XML is nested too deeply."),
    "entities": _("The XML declares a document type or entities. For safety it is not read."),
    "braces": _("A brace { or } is missing."),
    "no_arrow": _("A pair has no arrow ->: “%(value)s”."),
    "bad_order": _("The head of an ordering question is not readable."),
    "no_answer_line": _("The line ANSWER: is missing."),
    "option_without_question": _("An answer stands here without a question."),
    "answer_without_question": _("A line ANSWER: stands here without a question."),
    "letter_twice": _("The letter %(value)s stands twice."),
    "no_such_letter": _("“%(value)s” is none of the answers."),
    "no_truth": _("The key is Benar or Salah, not “%(value)s”."),
    "no_headings": _("These headings are missing: %(value)s."),
    "cell_error": _("The cell “%(value)s” holds an error of the spreadsheet."),
    "spreadsheet": _("This is not a readable XLSX file (%(value)s)."),
    "not_storable": _("The text holds characters that cannot be stored, such as NUL."),
    "long_text": _("A text is longer than %(most)s characters."),
    "long_number": _("The ID number is longer than %(most)s characters."),
    "too_large": _("The file is larger than %(most)s MB."),
    "nothing_there": _("There is no question in the file."),
    "number_taken": _("Another question of this file has the ID number “%(value)s”."),
    "other_kind": _("The question with the ID number “%(value)s” is of another kind."),
    "html_cleaned": _("Left out of the text for safety: %(parts)s."),
    "file_runs": _("The file “%(value)s” is not kept: it could run in a browser."),
    "file_damaged": _("The file “%(value)s” is damaged, empty, too large or without a name."),
    "element_not_kept": _("“%(value)s” is not kept."),
    "column_not_kept": _("The column “%(value)s” is not kept."),
}


def sentence(code: str, params: Mapping[str, Any]) -> str:
    """The reason in the language of the reader."""
    return str(SENTENCES[code]) % params

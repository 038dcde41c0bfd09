"""What a learner hears when staff lay hands on her attempts."""

from django.utils.translation import gettext_lazy as _

from agents.notices.bells import bell_name
from assessments.marking.notices import TOPIC
from assessments.models import QuizPage
from foundation.notices.operations import notify
from foundation.notices.sentences import register_line

SENTENCES = {
    "regraded": _("Your answers to %(quiz)s were graded again: %(reason)s"),
    "reopened": _("Your attempt at %(quiz)s was opened again until %(until)s: %(reason)s"),
    "granted": _("You may take %(quiz)s once more: %(reason)s"),
}


def tell(what: str, person_id: int, quiz: QuizPage, url: str, **said: str) -> None:
    """`what`: a key of SENTENCES; `said`: what else its sentence says. Inside a transaction."""
    notify(
        [bell_name(person_id)],
        kind=f"assessments.{what}",
        subject=f"quiz:{quiz.pk}",
        data={"quiz": quiz.title, **said},
        url=url,
    )


def connect() -> None:
    for what, sentence in SENTENCES.items():
        register_line(f"assessments.{what}", sentence, TOPIC.name)

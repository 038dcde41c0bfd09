"""What the holder of a certificate from outside hears."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from agents.notices.bells import bell_name
from credentials.models import Recognition
from foundation.models import Delivery
from foundation.notices.operations import notify
from foundation.notices.sentences import register_line
from foundation.notices.topics import Topic, register_topic
from foundation.notices.wordings import name_placeholders

State = Recognition.State
TOPIC = Topic(
    "credentials.recognitions",
    _("Certificates from outside"),
    _("The clinic has recognised one, given it back or refused it."),
    58,
    (Delivery.MAIL, Delivery.DIGEST, Delivery.APP),
)
SENTENCES = {
    State.RECOGNISED: _("“%(title)s” was recognised: %(hours)s JP."),
    State.RETURNED: _("“%(title)s” was given back to you: %(remarks)s"),
    State.REFUSED: _("“%(title)s” was not recognised: %(remarks)s"),
}


def tell(row: Recognition, at: datetime | None = None) -> None:
    """A line in the bell of its holder. Inside a transaction."""
    hours = "" if row.achievement is None else f"{row.achievement.jp.normalize():f}"
    notify(
        [bell_name(row.person_id)],
        kind=f"credentials.recognition_{row.state}",
        subject=f"recognition:{row.pk}",
        data={"title": row.title, "remarks": row.remarks, "hours": hours.replace(".", ",")},
        url=row.get_absolute_url(),
        at=at,
    )


def connect() -> None:
    register_topic(TOPIC)
    name_placeholders({"title": _("title"), "remarks": _("remarks"), "hours": _("lesson hours")})
    for state, sentence in SENTENCES.items():
        register_line(f"credentials.recognition_{state.value}", sentence, TOPIC.name)

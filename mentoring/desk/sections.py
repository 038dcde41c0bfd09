"""The parts of a mentor's desk, what needs her first on top."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentoring.desk.companions import companions
from mentoring.desk.queue import Queue

SHOWN = 5


@dataclass(frozen=True)
class Section:
    """A part of the desk. `name` stands in its address; `empty` is said where it holds nothing;
    `template` shows one of its `rows`."""

    name: str
    title: Promise
    empty: Promise
    template: str
    rows: Callable[[Queue], Any]


@dataclass(frozen=True)
class Filled:
    """A section with what is in it for one mentor."""

    section: Section
    rows: Sequence[Any]

    @property
    def url(self) -> str:
        return reverse("mentoring:desk_section", args=[self.section.name])

    @property
    def shown(self) -> Sequence[Any]:
        """The first SHOWN; the whole section has a page of its own."""
        return self.rows[:SHOWN]

    @property
    def count(self) -> int:
        return len(self.rows)

    @property
    def is_cut(self) -> bool:
        """Whether more is in it than is shown."""
        return self.count > SHOWN


SECTIONS = (
    Section(
        "hari-ini",
        _("Sessions today"),
        _("No session lies ahead today."),
        "mentoring/desk/today_row.html",
        Queue.today,
    ),
    Section(
        "permintaan",
        _("Requests to answer"),
        _("Nobody waits for your approval."),
        "mentoring/components/asked_row.html",
        Queue.asked,
    ),
    Section(
        "menunggu-jawaban",
        _("Questions that wait for an answer"),
        _("Every question has been answered."),
        "mentoring/desk/waiting_row.html",
        Queue.waiting,
    ),
    Section(
        "belum-dibaca",
        _("Unread messages"),
        _("You have read everything."),
        "mentoring/desk/unread_row.html",
        Queue.unread,
    ),
    Section(
        "belum-dilaporkan",
        _("Sessions without report"),
        _("Of every past session it is written what came of it."),
        "mentoring/desk/unreported_row.html",
        Queue.unreported,
    ),
    Section(
        "tindak-lanjut",
        _("Your follow-up"),
        _("You have promised nothing that is not done."),
        "mentoring/followups/row.html",
        Queue.promised,
    ),
    Section(
        "tindak-lanjut-tim",
        _("Follow-up of those you accompany"),
        _("Your teams have done everything that was agreed on."),
        "mentoring/followups/row.html",
        Queue.of_teams,
    ),
    Section(
        "dampingan",
        _("Innovations you accompany"),
        _("The clinic has not assigned an innovation to you yet."),
        "mentoring/desk/companion_row.html",
        lambda queue: companions(queue.user),
    ),
)


def fill(section: Section, queue: Queue) -> Filled:
    """The section with its rows, read whole, so that the count takes no query of its own: it is the
    work of one person."""
    return Filled(section, list(section.rows(queue)))

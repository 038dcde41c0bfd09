"""The admin in short, for editors: in the very words that stand on its screens."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

# By the name that a step uses: as Wagtail writes it, and translates it in its catalogue or in ours.
NAMES = {
    "pages": "Pages",
    "images": "Images",
    "documents": "Documents",
    "content": "Content",
    "promote": "Promote",
    "draft": "Save draft",
    "publish": "Publish",
    "unpublish": "Unpublish",
    "preview": "Preview",
    "checks": "Checks",
    "history": "History",
    "schedule": "Set schedule",
    "approve": "Approve",
    "changes": "Request changes",
    "expand": "Expand all",
    "collapse": "Collapse all",
    "insert": "Insert a block",
}


@dataclass(frozen=True)
class Part:
    """`steps` name words of the screen in braces, by the keys of NAMES."""

    title: str | Promise
    steps: Sequence[str | Promise]

    def lines(self) -> list[SafeString]:
        words = {key: format_html("<strong>{}</strong>", gettext(NAMES[key])) for key in NAMES}
        return [format_html(str(step), **words) for step in self.steps]


PARTS = (
    Part(
        _("Write a page"),
        (
            _("Open {pages} and the list in which the page belongs, then add a child page."),
            _(
                "What readers see stands under {content}; title and address for search engines under {promote}."
            ),
            _(
                "A body is made of blocks: {insert} opens the choice, {collapse} and {expand} keep the overview."
            ),
            _("{draft} keeps what is there, half empty too; nobody but editors sees it."),
        ),
    ),
    Part(
        _("Look at it before it appears"),
        (
            _("{preview} shows the page as readers will see it, on a phone too."),
            _("{checks} names headings, links and pictures that somebody cannot read."),
        ),
    ),
    Part(
        _("Let it appear, and take it away"),
        (
            _("{publish} stands behind the arrow beside {draft}. {schedule} sets day and time."),
            _("A colleague who shall look first presses {approve} or {changes}."),
            _("{unpublish} takes a page away and keeps it; {history} has every earlier version."),
        ),
    ),
    Part(
        _("Pictures and files"),
        (
            _(
                "{images} and {documents} hold what pages show. Whatever stands there, anybody can download."
            ),
            _(
                "Each picture needs an alternative text: what somebody must know who does not see it."
            ),
        ),
    ),
)

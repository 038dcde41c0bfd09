"""News that is being written, and what waits for a colleague's approval."""

from django.utils import timezone
from wagtail.models import Page

from demo import content
from demo.accounts import user_named
from demo.content import Seed
from home.models import NewsIndexPage, NewsPage


def build_drafts() -> None:
    """Build the drafts of content/drafts.yaml, whose approvers are asked as an editor asks them; needs
    the groups that follow from appointments."""
    for each in content.of("drafts"):
        _write(each)


def _write(seed: Seed) -> None:
    editor = user_named(seed["editor"])
    page = NewsPage(
        title=seed["title"],
        slug=seed["slug"],
        date=timezone.localdate(),
        lead=seed["lead"],
        search_description=seed["lead"],
        body=[{"type": "text", "value": content.html(seed["text"])}],
        owner=editor,
        live=False,
    )
    # Read anew: a parent in hand does not know the children it got since.
    Page.objects.get(pk=NewsIndexPage.objects.get().pk).add_child(instance=page)
    page.save_revision(user=editor)
    workflow = page.get_workflow()
    if seed.get("sends") and workflow is not None:
        workflow.start(page, editor)

"""Keep what is not for everybody out of a host's own search, sitemap, feeds and API.

Wagtail's index holds of our pages what a visitor may open. A course for some has one of Wagtail's
own restrictions: `Page.objects.public()`, its sitemap and its API leave out what lies below one. Our
pages do not ask it, they have their own rule.
"""

from collections.abc import Iterable
from secrets import token_urlsafe

from django.db import transaction
from modelsearch.tasks import insert_or_update_object_task
from wagtail.models import Page, PageViewRestriction
from wagtail.search.backends import get_search_backends

from courses.choices import Audience
from courses.models import ActivityPage, CourseIndexPage, CoursePage, ModulePage, SearchText
from courses.models.activities import starting_with
from courses.visibility import is_of_courses

# Of a kind that asks no query, and whose password nobody knows: it lets nobody through.
MARK = "courses.audience:"
# Wagtail writes one condition for each into a statement; SQLite takes a thousand, the API grows slow.
MOST_RESTRICTIONS = 200


def restrict() -> None:
    """Let each course that is not for everybody have a restriction of ours, and no other page. Where
    they are more than MOST_RESTRICTIONS the catalogues have one instead: then what a host shows
    misses courses for everybody too, rather than showing one for some."""
    ours = PageViewRestriction.objects.filter(password__startswith=MARK)
    with transaction.atomic():
        closed = CoursePage.objects.exclude(audience=Audience.PUBLIC)
        wanted = set(closed.values_list("pk", flat=True)[: MOST_RESTRICTIONS + 1])
        if len(wanted) > MOST_RESTRICTIONS:
            wanted = set(CourseIndexPage.objects.values_list("pk", flat=True))
        standing = set(ours.values_list("page_id", flat=True))
        if standing - wanted:
            ours.filter(page_id__in=standing - wanted).delete()
        PageViewRestriction.objects.bulk_create(
            PageViewRestriction(
                page_id=pk,
                restriction_type=PageViewRestriction.PASSWORD,
                password=MARK + token_urlsafe(24),
            )
            for pk in wanted - standing
        )


def reindex(paths: Iterable[str]) -> None:
    """Bring the index up to date for our pages at or below each of `paths`: at once for what must
    leave it, by Wagtail's own task for what may be in it."""
    here = Page.objects.filter(is_of_courses(), starting_with(paths))
    shown = {
        pk
        for kind in (CoursePage, ModulePage, ActivityPage)
        for pk in kind.shown_to_visitors().filter(starting_with(paths)).values_list("pk", flat=True)
    }
    forget([page for page in here.select_related("content_type") if page.pk not in shown])
    for page in here.filter(pk__in=shown).select_related("content_type"):
        kind = page.content_type
        insert_or_update_object_task.enqueue(kind.app_label, kind.model, str(page.pk))


def forget(pages: list[Page]) -> None:
    """Take pages out of the index of `Page`. A database answers in one query."""
    if not pages:
        return
    for backend in get_search_backends(with_auto_update=True):
        entries = getattr(backend.get_index_for_model(Page), "entries", None)
        if entries is None:
            for page in pages:
                backend.delete(page.specific)
            continue
        kinds = {page.content_type_id for page in pages}
        gone = entries.filter(
            content_type_id__in=kinds, object_id__in=[str(page.pk) for page in pages]
        )
        gone._raw_delete(using=gone.db)  # as Wagtail: its triggers keep the rest of the index


def catch_up() -> None:
    """What an older version has left: pages without an entry in our search, entries and courses that
    a host's search and API show. Does nothing where every page has its entry."""
    known = SearchText.objects.values("pk")
    missing = Page.objects.filter(is_of_courses()).exclude(pk__in=known)
    if not missing.exists():
        return
    restrict()
    for page in missing:
        SearchText(page=page).save()
    reindex(CoursePage.objects.values_list("path", flat=True))

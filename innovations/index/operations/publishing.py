"""Publish a revision: from then on it never changes."""

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from foundation.users import Account
from innovations.index.checking import report_of
from innovations.index.digests import digest_of
from innovations.index.refusals import NotReadyError, PublishedError
from innovations.models import IndexRevision


@transaction.atomic
def publish(revision: IndexRevision, by: Account) -> IndexRevision:
    """What it says holds for its year from now on, in place of the revision before. Dossiers will move to it
    one by one, on confirmation, and only claims of indicators that it touches (`comparing.touched`) will wait
    again. Raises PublishedError, NotReadyError."""
    rows = IndexRevision.objects.select_for_update(of=("self",)).select_related("index_year")
    draft = rows.get(pk=revision.pk)
    if draft.is_published:
        raise PublishedError
    faults = report_of(draft).faults
    if faults:
        raise NotReadyError(faults)
    draft.digest = digest_of(draft)
    draft.published_at = timezone.now()
    draft.save(update_fields=["digest", "published_at"])
    log(instance=draft, action="innovations.publish_revision", user=by)
    return draft

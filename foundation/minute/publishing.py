"""What editors have given a time goes live, and comes down, at that time.

Wagtail leaves this to a command that somebody's cron must call, and which stops at the first page
that fails; where a site calls it as well, nothing happens twice.
"""

import logging
from collections.abc import Callable, Iterable
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, Revision

logger = logging.getLogger(__name__)


def publish_scheduled() -> str:
    """Publish the revisions whose hour has come, take down what has expired; each in a transaction
    of its own, with the signals and the history that publishing by hand has. Answers the counts.

    First what goes live: a new version whose hour has come too takes the place of one that
    expires, and says itself until when.
    """
    live = [_each(_due_revisions(), _go_live)]
    ended = [_each(_expired(kind), _expire_of(kind)) for kind in _kinds()]
    failed = sum(failures for _, failures in live + ended)
    told = f"{sum(done for done, _ in live)} live, {sum(done for done, _ in ended)} expired"
    return f"{told}, {failed} failed" if failed else told


def _kinds() -> list[type[models.Model]]:
    """What has drafts: pages, under one table, and other things of a site."""
    others = [each for each in apps.get_models() if issubclass(each, DraftStateMixin)]
    return [Page, *(each for each in others if not issubclass(each, Page))]


def _due_revisions() -> list[Any]:
    due = Revision.objects.filter(approved_go_live_at__lte=timezone.now())
    return list(due.order_by("approved_go_live_at").values_list("pk", flat=True))


def _go_live(revision_id: Any) -> bool:
    """Whether it was still to be done: another process may have been faster."""
    due = Revision.objects.filter(approved_go_live_at__lte=timezone.now())
    revision = due.select_for_update().filter(pk=revision_id).first()
    if revision is not None:
        revision.publish(log_action="wagtail.publish.scheduled")
    return revision is not None


def _of(kind: type[models.Model]) -> "models.QuerySet[Any]":
    return kind._default_manager.filter(live=True, expire_at__lte=timezone.now())


def _expired(kind: type[models.Model]) -> list[Any]:
    return list(_of(kind).order_by("expire_at").values_list("pk", flat=True))


def _expire_of(kind: type[models.Model]) -> Callable[[Any], bool]:
    def expire(pk: Any) -> bool:
        found = _of(kind).select_for_update().filter(pk=pk).first()
        if found is None:
            return False
        # Taking something down forgets what is to follow; here it was its time that ran out, and
        # nobody has called off the version that was approved for later.
        later = list(
            found.revisions.filter(approved_go_live_at__isnull=False).values_list(
                "pk", "approved_go_live_at"
            )
        )
        found.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
        for revision, at in later:
            Revision.objects.filter(pk=revision).update(approved_go_live_at=at)
        return True

    return expire


def _each(keys: Iterable[Any], act: Callable[[Any], bool]) -> tuple[int, int]:
    """How many were done and how many failed: one that fails leaves the others alone."""
    done = failed = 0
    for key in keys:
        try:
            with transaction.atomic():
                done += act(key)
        except Exception:
            logger.exception("What was scheduled could not be done: %s %s", act.__name__, key)
            failed += 1
    return done, failed

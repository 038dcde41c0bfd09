"""The secret address of a personal calendar: made, renewed, taken away."""

from django.db import transaction
from wagtail.log_actions import log

from agents.registry.operations.people import person_for
from foundation.users import Account
from scheduling.models import CalendarFeed
from scheduling.models.feeds import new_secret


@transaction.atomic
def renew_feed(user: Account) -> CalendarFeed:
    """A new address; the old one, if there was one, is dead from now on."""
    feed, _ = CalendarFeed.objects.update_or_create(
        person=person_for(user), defaults={"secret": new_secret()}
    )
    log(instance=feed.person, action="scheduling.renew_feed", user=user)
    return feed


@transaction.atomic
def revoke_feed(user: Account) -> None:
    feed = CalendarFeed.objects.filter(person=person_for(user)).first()
    if feed is not None:
        log(instance=feed.person, action="scheduling.revoke_feed", user=user)
        feed.delete()

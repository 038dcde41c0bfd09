"""The log stays, without the words by which she was known."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from wagtail.models import ModelLogEntry

from foundation.privacy.subjects import Subject

Keys = dict[type[models.Model], list[Any]]
AT_ONCE = 500


def redact(subject: Subject, keys: Keys) -> int:
    """Put the pseudonym of `subject` in the place of her words in Wagtail's log: in entries about
    the rows of `keys`, by her account, or with her NIP or address in them. Returns how many entries
    changed."""
    count = 0
    for entry in ModelLogEntry.objects.filter(_concerned(subject, keys)).iterator():
        label, data = subject.redact(entry.label), subject.redact(entry.data)
        if (label, data) != (entry.label, entry.data):
            ModelLogEntry.objects.filter(pk=entry.pk).update(label=label, data=data)
            count += 1
    return count


def _concerned(subject: Subject, keys: Keys) -> models.Q:
    condition = models.Q(pk__in=[])
    if subject.user_id is not None:
        condition |= models.Q(user_id=subject.user_id)
    for model, ids in keys.items():
        kind = ContentType.objects.get_for_model(model)
        condition |= models.Q(content_type=kind, object_id__in=[str(each) for each in ids])
    for word in subject.words:
        if any(character.isdigit() or character == "@" for character in word):
            condition |= models.Q(label__icontains=word) | models.Q(data__icontains=word)
    return condition

"""The clinic puts the words of notices otherwise, or has ours again."""

from collections.abc import Mapping
from typing import Any

from django.db import connections, transaction
from wagtail.log_actions import log

from foundation.models import NoticeText
from foundation.notices.wordings import wordings
from foundation.users import Account


@transaction.atomic
def put_otherwise(row: NoticeText, texts: Mapping[str, str], *, by: Account) -> NoticeText:
    """Keep `texts`, by code of language and with the placeholders of
    `foundation.notices.wordings.as_kept`; a language that is empty has our own words again. What is
    sent or read from now on says so."""
    row = NoticeText.objects.select_for_update().get(pk=row.pk)
    kept = {language: text for language, text in texts.items() if text}
    if kept != row.texts:
        row.texts = kept
        row.save(update_fields=["texts"])
        log(instance=row, action="foundation.word_notice", user=by, data={"texts": kept})
    return row


def list_texts(using: str = "default", **kwargs: Any) -> None:
    """Of `post_migrate`: a row for each text that an installed app registers. Where somebody migrates
    back before the table, there is nothing to do."""
    if NoticeText._meta.db_table not in connections[using].introspection.table_names():
        return
    rows = [NoticeText(name=wording.name) for _topic, wording in wordings()]
    NoticeText.objects.using(using).bulk_create(rows, ignore_conflicts=True)

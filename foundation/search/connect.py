"""Hang what the search needs into databases that open and migrate."""

from django.core.checks import Tags, register
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate

from foundation.search import indexes

UID = "foundation.search"


def connect() -> None:
    connection_created.connect(indexes.remember_trigrams, dispatch_uid=UID)
    post_migrate.connect(indexes.migrated, dispatch_uid=UID)
    register(indexes.trigrams_are_there, Tags.database)

"""Hang the check of replaceable classes into Django's."""

from django.core.checks import register

from foundation.public.replaceable import replacements_inherit_ours


def connect() -> None:
    register(replacements_inherit_ours)

"""Add and change templates. What was issued by one keeps its own facts and bytes."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from credentials.certificates.facts import check_text
from credentials.certificates.operations.ordering import retry_refused
from credentials.models import CertificateDesign
from credentials.numbers.patterns import (
    Filling,
    PatternError,
    check,
    series_pattern,
    shape,
    unit_of,
)
from foundation.users import Account

TEXTS = ("opening", "body")


class DesignNameTakenError(Exception):
    """Another template has this name."""


class UseTakenError(Exception):
    """Another template in use is issued by itself for the same."""


@transaction.atomic
def add(by: Account, **values: Any) -> CertificateDesign:
    """A new template. Raises PatternError, TextError, DesignNameTakenError, UseTakenError."""
    design = CertificateDesign(**values)
    _check(design)
    design.save()
    log(instance=design, action="credentials.add_design", user=by)
    return design


@transaction.atomic
def change(design: CertificateDesign, by: Account, **values: Any) -> CertificateDesign:
    """What is issued from now on looks as the template does then; what waited for it to be mended is
    issued. Raises as `add`."""
    locked = CertificateDesign.objects.select_for_update().get(pk=design.pk)
    for name, value in values.items():
        setattr(locked, name, value)
    _check(locked)
    locked.save()
    log(instance=locked, action="credentials.change_design", user=by)
    retry_refused(locked)
    return locked


def _check(design: CertificateDesign) -> None:
    for name in TEXTS:
        check_text(getattr(design, name))
    others = CertificateDesign.objects.exclude(pk=design.pk)
    if others.filter(name=design.name).exists():
        raise DesignNameTakenError
    same_use = others.filter(is_active=True, use_for=design.use_for)
    if design.is_active and design.use_for and same_use.exists():
        raise UseTakenError
    check(design.pattern, _filling(design))
    for other in others:
        if _collide(design, other):
            raise PatternError("taken", other.name)


def _filling(design: CertificateDesign) -> Filling:
    return Filling(timezone.localdate(), design.classification, design.unit)


def _collide(design: CertificateDesign, other: CertificateDesign) -> bool:
    """Whether two templates give the same numbers and do not count together."""
    mine, theirs = _filling(design), _filling(other)
    if shape(design.pattern, mine) != shape(other.pattern, theirs):
        return False
    counts = (series_pattern(design.pattern, mine), unit_of(design.pattern, mine))
    return counts != (series_pattern(other.pattern, theirs), unit_of(other.pattern, theirs))

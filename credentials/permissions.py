"""Who works with certificates in Wagtail's admin: the clinic, and superusers."""

from collections.abc import Iterable

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.permission_policies.base import BasePermissionPolicy

from agents.models import Appointment
from agents.models.appointments import has_role
from credentials.models import CertificateDesign, Recognition
from foundation.models import PrivateFile
from foundation.users import AnyUser

Kind = Appointment.Kind


def may_certify(user: AnyUser) -> bool:
    """The clinic by its appointments of today, and superusers."""
    if not user.is_authenticated:
        return False
    return bool(user.is_superuser) or has_role(user, timezone.localdate(), Kind.CLINIC)


def may_open_picture(user: AnyUser, file: PrivateFile) -> bool:
    """Emblems and backgrounds of templates."""
    if not may_certify(user):
        return False
    return CertificateDesign.objects.filter(Q(emblem=file) | Q(background=file)).exists()


def may_open_evidence(user: AnyUser, file: PrivateFile) -> bool:
    """A certificate from outside: its holder, and the clinic, which decides."""
    rows = Recognition.objects.filter(file=file)
    return rows.of(user).exists() or (may_certify(user) and rows.exists())


class CertifyingPolicy(BasePermissionPolicy):
    """Whatever permissions Wagtail gives, the appointment decides."""

    def user_has_permission(self, user: AnyUser, action: str) -> bool:
        return action in {"view", "add", "change"} and may_certify(user)

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[AbstractBaseUser]:
        clinic = Appointment.objects.in_force(timezone.localdate()).kinds(Kind.CLINIC)
        allowed = Q(is_superuser=True) | Q(pk__in=clinic.values("person__user_id"))
        return get_user_model()._default_manager.filter(allowed, is_active=True)

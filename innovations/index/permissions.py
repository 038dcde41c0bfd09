"""Who works with index years in Wagtail's admin: the clinic, and superusers."""

from collections.abc import Iterable

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.permission_policies.base import BasePermissionPolicy

from agents.models import Appointment
from agents.models.appointments import has_role
from foundation.users import AnyUser

Kind = Appointment.Kind


def may_keep_years(user: AnyUser) -> bool:
    """The clinic by its appointments of today, and superusers."""
    if not user.is_authenticated:
        return False
    return bool(user.is_superuser) or has_role(user, timezone.localdate(), Kind.CLINIC)


class YearsPolicy(BasePermissionPolicy):
    """Whatever permissions Wagtail gives, the appointment decides."""

    def user_has_permission(self, user: AnyUser, action: str) -> bool:
        return action in {"view", "change"} and may_keep_years(user)

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[AbstractBaseUser]:
        clinic = Appointment.objects.in_force(timezone.localdate()).kinds(Kind.CLINIC)
        allowed = Q(is_superuser=True) | Q(pk__in=clinic.values("person__user_id"))
        return get_user_model()._default_manager.filter(allowed, is_active=True)

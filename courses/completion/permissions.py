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


class ClinicPolicy(BasePermissionPolicy):
    """Who holds the role of the clinic today, and superusers, look at these rows and change them;
    editors, whatever permissions Wagtail gives them, do not."""

    def user_has_permission(self, user: AnyUser, action: str) -> bool:
        if action not in {"view", "change"}:
            return False
        return bool(user.is_superuser) or has_role(user, timezone.localdate(), Kind.CLINIC)

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[AbstractBaseUser]:
        clinic = Appointment.objects.in_force(timezone.localdate()).kinds(Kind.CLINIC)
        allowed = Q(is_superuser=True) | Q(pk__in=clinic.values("person__user_id"))
        return get_user_model()._default_manager.filter(allowed, is_active=True)

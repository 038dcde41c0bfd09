"""Who works in the question bank. Nobody else sees a key."""

from collections.abc import Iterable

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.permission_policies.base import BasePermissionPolicy

from agents.models import Appointment
from agents.models.appointments import has_role
from assessments.models import QuestionImport, VersionFile
from foundation.models import PrivateFile
from foundation.users import AnyUser

Kind = Appointment.Kind
STAFF = (Kind.CLINIC, Kind.EDITOR)


def may_use_bank(user: AnyUser) -> bool:
    """The clinic and editors by their appointments of today, and superusers."""
    if not user.is_authenticated:
        return False
    return bool(user.is_superuser) or has_role(user, timezone.localdate(), *STAFF)


def may_open_question_file(user: AnyUser, file: PrivateFile) -> bool:
    """Files of questions, and files of questions that somebody sent."""
    if not may_use_bank(user):
        return False
    of_version = VersionFile.objects.filter(file=file)
    return of_version.exists() or QuestionImport.objects.filter(file=file).exists()


class BankPolicy(BasePermissionPolicy):
    """Whatever permissions Wagtail gives, the appointment decides."""

    def user_has_permission(self, user: AnyUser, action: str) -> bool:
        return action in {"view", "add", "change", "delete"} and may_use_bank(user)

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[AbstractBaseUser]:
        staff = Appointment.objects.in_force(timezone.localdate()).kinds(*STAFF)
        allowed = Q(is_superuser=True) | Q(pk__in=staff.values("person__user_id"))
        return get_user_model()._default_manager.filter(allowed, is_active=True)

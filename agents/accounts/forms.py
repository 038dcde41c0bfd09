"""What people type to sign up, sign in and set up a second factor."""

from typing import Any, NoReturn

from allauth.account import forms as account
from allauth.account.utils import filter_users_by_email
from allauth.core import context
from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.adapter import get_adapter as get_mfa_adapter
from allauth.mfa.base import forms as second_factor
from allauth.mfa.base.internal.flows import check_rate_limit
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.contrib.auth import get_user_model
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from agents.accounts import limits, unproven, used_codes
from agents.registry.operations.people import person_for
from foundation.forms import CleanFields
from foundation.locks import lock_name
from foundation.security_log import Event, facts_of, note
from foundation.users import Account

CODE_ATTRS = {"inputmode": "numeric", "autocomplete": "one-time-code", "spellcheck": "false"}
# One sentence for what Django's validators would say in four.
PASSWORD_ADVICE = _(
    "Ten characters or more. Not your name, not only digits, not a common password."
)


class Labelled(CleanFields):
    """The label says what belongs into a field; a placeholder would repeat it, paler."""

    fields: dict[str, forms.Field]
    looked_up = ("login", "code")
    labels: dict[str, Any] = {"email": _("E-mail")}
    error_title = _("That did not work yet")  # nothing is "saved" by signing in

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = self.labels.get(name, field.label)
            field.widget.attrs.pop("placeholder", None)
            if name == "code":
                field.widget.attrs.update(CODE_ATTRS)
            if name == "password1":
                field.help_text = PASSWORD_ADVICE


class SignInForm(Labelled, account.LoginForm):
    labels = {
        "login": _("E-mail or NIP"),
        "remember": _("Keep me signed in on this device"),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs.update(
            {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        )
        self.fields["password"].help_text = ""  # the way to a new one stands below the form


class SignUpForm(Labelled, account.SignupForm):
    name = forms.CharField(
        label=_("Full name"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    field_order = ["name", "email", "password1"]
    account_already_exists: bool

    def validate_unique_email(self, value: str) -> str:
        """A sign-up that nobody proved does not keep the owner of the address from hers."""
        email: str = super().validate_unique_email(value)
        if self.account_already_exists:
            self.account_already_exists = bool(unproven.proven(filter_users_by_email(email)))
        return email

    def try_save(self, request: HttpRequest) -> tuple[Any, HttpResponse | None]:
        email = self.cleaned_data["email"]
        limits.count_mail(request, email)
        # The second of two taps at the same instant must find the account of the first, whole.
        with transaction.atomic():
            lock_name(f"sign-up:{email.lower()}")
            return self._first_or_saved(request)

    def _first_or_saved(self, request: HttpRequest) -> tuple[Any, HttpResponse | None]:
        email, password = self.cleaned_data["email"], self.cleaned_data["password1"]
        # Looking for a first tap costs one hash, a new account another; whoever measures must not
        # see which of the three ways it was.
        first = unproven.signed_up_as(email, self.cleaned_data["name"], password)
        if self.account_already_exists or first:
            get_user_model()().set_password(password)
        if first and not self.account_already_exists:
            return first, None
        user, response = super().try_save(request)
        return user, response

    def save(self, request: HttpRequest) -> Any:
        unproven.release(self.cleaned_data["email"])
        user = super().save(request)
        user.first_name = self.cleaned_data["name"]
        user.save(update_fields=["first_name"])
        person_for(user)
        return user


class RequestCodeForm(Labelled, account.RequestLoginCodeForm):
    _user: Any

    def clean_email(self) -> str:
        limits.count_mail(context.request, self.cleaned_data["email"])
        email: str = super().clean_email()
        if self._user is not None and unproven.is_unproven(self._user):
            self._user = None
        return email


class LoginCodeForm(Labelled, account.ConfirmLoginCodeForm):
    pass


class EmailCodeForm(Labelled, account.ConfirmEmailVerificationCodeForm):
    user: Account | None
    email: str

    def clean_code(self) -> str:
        """Whoever proves an address has it, whatever others signed up with."""
        typed = self.cleaned_data["code"]
        if self.user and compare_user_code(actual=typed, expected=self.expected_code):
            unproven.take_away(self.email, but=self.user.pk)
        code: str = super().clean_code()
        return code


class ResetCodeForm(Labelled, account.ConfirmPasswordResetCodeForm):
    pass


class ForgottenPasswordForm(Labelled, account.ResetPasswordForm):
    users: list[Any]

    def clean_email(self) -> str:
        limits.count_mail(context.request, self.cleaned_data["email"])
        email: str = super().clean_email()
        self.users = unproven.proven(self.users)
        return email


class NewPasswordForm(Labelled, account.ResetPasswordKeyForm):
    pass


class FirstPasswordForm(Labelled, account.SetPasswordForm):
    pass


class ChangePasswordForm(Labelled, account.ChangePasswordForm):
    pass


class ChangeEmailForm(Labelled, account.AddEmailForm):
    labels = {"email": _("New e-mail")}

    def save(self, request: HttpRequest) -> Any:
        limits.count_mail(request, self.cleaned_data["email"])
        return super().save(request)


class ConfirmPasswordForm(Labelled, account.ReauthenticateForm):
    pass


class OnceOnly:
    """A code of an authenticator app that was used is wrong, and counts as a wrong one."""

    user: Any
    authenticator: Authenticator
    cleaned_data: dict[str, Any]

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        app = Authenticator.objects.filter(user=self.user, type=Authenticator.Type.TOTP).first()
        if app is not None and used_codes.is_used(app, code):
            check_rate_limit(self.user)
            self._refuse(app)
        code = super().clean_code()  # type: ignore[misc]
        is_app = self.authenticator.type == Authenticator.Type.TOTP
        if is_app and not used_codes.use(self.authenticator, code):
            self._refuse(self.authenticator)
        return code

    def _refuse(self, app: Authenticator) -> NoReturn:
        self._emit_authentication_failed(app)  # type: ignore[attr-defined]
        raise get_mfa_adapter().validation_error("incorrect_code")


class SecondFactorForm(Labelled, OnceOnly, second_factor.AuthenticateForm):
    pass


class ConfirmSecondFactorForm(Labelled, OnceOnly, second_factor.ReauthenticateForm):
    pass


class Noted:
    """A passkey that does not fit has no signal of allauth's."""

    user: Account | None

    def clean_credential(self) -> Authenticator:
        try:
            passkey: Authenticator = super().clean_credential()  # type: ignore[misc]
        except (KeyError, TypeError, ValueError, forms.ValidationError) as fault:
            # allauth reads keys of the answer that a guesser leaves out.
            error = fault if isinstance(fault, forms.ValidationError) else _no_passkey()
            if error.code == "incorrect_code":
                facts = facts_of(context.request)
                account = {"account": self.user.pk} if self.user else {}
                note(
                    Event.SECOND_FACTOR_FAILED, kind=Authenticator.Type.WEBAUTHN, **facts | account
                )
            raise error from fault
        return passkey


def _no_passkey() -> forms.ValidationError:
    refusal: forms.ValidationError = get_mfa_adapter().validation_error("incorrect_code")
    return refusal


class SecondFactorPasskeyForm(Noted, CleanFields, AuthenticateWebAuthnForm):
    pass


class SignInPasskeyForm(Noted, CleanFields, LoginWebAuthnForm):
    pass


class ConfirmPasskeyForm(Noted, CleanFields, ReauthenticateWebAuthnForm):
    pass


class AuthenticatorAppForm(Labelled, ActivateTOTPForm):
    labels = {"code": _("Code from the app")}


class AddPasskeyForm(Labelled, AddWebAuthnForm):
    labels = {"name": _("Name of the passkey"), "passwordless": _("Sign in without a password")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].initial = True
        self.fields["passwordless"].help_text = _(
            "The device then asks for your fingerprint, face or PIN instead."
        )


class RenamePasskeyForm(Labelled, EditWebAuthnForm):
    labels = {"name": _("Name of the passkey")}

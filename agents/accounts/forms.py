"""What people type to sign up, sign in and set up a second factor."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as second_factor
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from agents.registry.operations.people import person_for
from foundation.forms import CleanFields

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

    def try_save(self, request: HttpRequest) -> tuple[Any, HttpResponse | None]:
        if self.account_already_exists:
            # A new account costs one hash; whoever measures must not see the difference.
            get_user_model()().set_password(self.cleaned_data["password1"])
        user, response = super().try_save(request)
        return user, response

    def save(self, request: HttpRequest) -> Any:
        user = super().save(request)
        user.first_name = self.cleaned_data["name"]
        user.save(update_fields=["first_name"])
        person_for(user)
        return user


class RequestCodeForm(Labelled, account.RequestLoginCodeForm):
    pass


class LoginCodeForm(Labelled, account.ConfirmLoginCodeForm):
    pass


class EmailCodeForm(Labelled, account.ConfirmEmailVerificationCodeForm):
    pass


class ResetCodeForm(Labelled, account.ConfirmPasswordResetCodeForm):
    pass


class ForgottenPasswordForm(Labelled, account.ResetPasswordForm):
    pass


class NewPasswordForm(Labelled, account.ResetPasswordKeyForm):
    pass


class FirstPasswordForm(Labelled, account.SetPasswordForm):
    pass


class ChangePasswordForm(Labelled, account.ChangePasswordForm):
    pass


class ChangeEmailForm(Labelled, account.AddEmailForm):
    labels = {"email": _("New e-mail")}


class ConfirmPasswordForm(Labelled, account.ReauthenticateForm):
    pass


class SecondFactorForm(Labelled, second_factor.AuthenticateForm):
    pass


class ConfirmSecondFactorForm(Labelled, second_factor.ReauthenticateForm):
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

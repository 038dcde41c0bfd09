"""Sentences of Django and allauth that our users read, and whose Indonesian is not ours.

The site's catalogue counts before all others; they stand here for it to keep them.
"""

from django.utils.translation import gettext_lazy as _

WORDS = (
    # Django
    _("This field is required."),
    _("Enter a valid email address."),
    _("Email address"),
    _("Conflicting form data submitted. Please try again."),
    # allauth
    _("You cannot remove your primary email address."),
    _("This email address is already associated with this account."),
    _("The email address and/or password you specified are not correct."),
    _("A user is already registered with this email address."),
    _("Please type your current password."),
    _("You cannot add more than %d email addresses."),
    _("The email address is not assigned to any user account."),
    _("Your primary email address must be verified."),
    _("Username can not be used. Please use other username."),
    _("Email"),
    _("Email (again)"),
    _("Email address confirmation"),
    _("You must type the same email each time."),
    _("You cannot add an email address to an account protected by two-factor authentication."),
    _("You cannot activate two-factor authentication until you have verified your email address."),
    _("Your account has no verified email address."),
    _("You cannot remove your primary email address (%(email)s)."),
    _("Confirmation email sent to %(email)s."),
    _("You have confirmed %(email)s."),
    _("Removed email address %(email)s."),
    _("Primary email address set."),
)

"""Settings of the registry, read when used so that tests can override them."""

from datetime import timedelta

from django.conf import settings


class AgentsSettings:
    @property
    def CLINIC_GROUP(self) -> str:  # noqa: N802
        """Wagtail's group of the clinic team. Its members and permissions are kept by us alone,
        so the name must be one that the site does not use for anything else."""
        return getattr(settings, "AGENTS_CLINIC_GROUP", "Klinik Inoba")

    @property
    def EDITORS_GROUP(self) -> str:  # noqa: N802
        """Wagtail's group of those who are editors by decree; kept by us alone."""
        return getattr(settings, "AGENTS_EDITORS_GROUP", "Editor Klinik Inoba")

    @property
    def HAS_VERIFIED_EMAIL(self) -> str:  # noqa: N802
        """Dotted name of a function that says of an account whether its e-mail is proven to be
        its own; by default what allauth knows, and without allauth no account's is."""
        default = "agents.claims.operations.asking.verified_by_allauth"
        return getattr(settings, "AGENTS_HAS_VERIFIED_EMAIL", default)

    @property
    def ERASURE_WITHIN(self) -> timedelta:  # noqa: N802
        """So long after it was asked for, a request for erasure must have been answered; hours of
        the clock, as UU 27/2022 counts them where it names a term (articles 30, 32, 40, 41, 46)."""
        return getattr(settings, "AGENTS_ERASURE_WITHIN", timedelta(hours=72))

    @property
    def MFA_REQUIRED(self) -> bool:  # noqa: N802
        """Whoever may enter the admin must sign in with a second factor."""
        return getattr(settings, "AGENTS_MFA_REQUIRED", False)

    @property
    def IDLE_SECONDS(self) -> int:  # noqa: N802
        """After how long without a request whoever runs the site is signed out; 0: never. Needs
        `agents.accounts.middleware.IdleMiddleware`."""
        return getattr(settings, "AGENTS_IDLE_SECONDS", 30 * 60)


app_settings = AgentsSettings()

"""Settings of the foundation, read when used so that tests can override them."""

from pathlib import Path

from django.conf import settings


def _beside_the_site(name: str) -> Path:
    """Where a site that says nothing keeps a folder; the working folder depends on who starts it."""
    return Path(getattr(settings, "BASE_DIR", ".")) / "var" / name


class FoundationSettings:
    @property
    def BASE_TEMPLATE(self) -> str:  # noqa: N802
        """The template that every page of every plugin extends."""
        return getattr(settings, "FOUNDATION_BASE_TEMPLATE", "foundation/base.html")

    @property
    def HOST_TEMPLATE(self) -> str:  # noqa: N802
        """The host's own template, which the frames of `foundation/frames/` extend."""
        return getattr(settings, "FOUNDATION_HOST_TEMPLATE", "base.html")

    @property
    def PAGE_CACHE(self) -> bool:  # noqa: N802
        """Whether pages that all visitors see alike are made once for all of them, in each process."""
        return getattr(settings, "FOUNDATION_PAGE_CACHE", True)

    @property
    def SITE_NAME(self) -> str:  # noqa: N802
        """Name of the site, in the header, in titles and in mail."""
        return getattr(settings, "FOUNDATION_SITE_NAME", "Klinik Inoba")

    @property
    def SITE_PLACE(self) -> str:  # noqa: N802
        """Line below the name in the header, such as the regency."""
        return getattr(settings, "FOUNDATION_SITE_PLACE", "")

    @property
    def SITE_OFFICE(self) -> str:  # noqa: N802
        """Line below the name in the footer: the office in charge."""
        return getattr(settings, "FOUNDATION_SITE_OFFICE", "")

    @property
    def SITE_CONTACT(self) -> dict[str, str]:  # noqa: N802
        """How the office is reached, in the footer: `address`, `hours`, `whatsapp` (a number with the
        country code, of which the digits count) and `email`; what is left out is not shown."""
        contact = dict(getattr(settings, "FOUNDATION_SITE_CONTACT", {}))
        if "whatsapp" in contact:
            contact["whatsapp"] = "".join(filter(str.isdigit, contact["whatsapp"]))
        return contact

    @property
    def BASE_URL(self) -> str:  # noqa: N802
        """Scheme and host of links in mail and calendars, without a slash at the end."""
        given = getattr(settings, "BASE_URL", "") or getattr(settings, "WAGTAILADMIN_BASE_URL", "")
        return str(given).rstrip("/")

    @property
    def LOGOUT_URL(self) -> str:  # noqa: N802
        """Where one signs out, by POST: a path, or the name of a view; empty: nowhere that we show."""
        return getattr(settings, "LOGOUT_URL", "")

    @property
    def SIGN_UP_URL(self) -> str:  # noqa: N802
        """Where a visitor registers: a path, or the name of a view; empty: nowhere."""
        return getattr(settings, "FOUNDATION_SIGN_UP_URL", "")

    @property
    def ACCOUNT_URL(self) -> str:  # noqa: N802
        """Where somebody looks after the account and its e-mail: a path, or the name of a view."""
        return getattr(settings, "FOUNDATION_ACCOUNT_URL", "")

    @property
    def PRIVATE_ROOT(self) -> Path:  # noqa: N802
        """Where private files lie; never inside MEDIA_ROOT."""
        return Path(getattr(settings, "FOUNDATION_PRIVATE_ROOT", _beside_the_site("private")))

    @property
    def FILES_BY_PROXY(self) -> str:  # noqa: N802
        """Internal location from which the proxy sends private files; empty: we send them."""
        return getattr(settings, "FOUNDATION_FILES_BY_PROXY", "")

    @property
    def MAIL_DIR(self) -> Path:  # noqa: N802
        """Folder of `foundation.outbox.backends.FileBackend`, one file for each mail."""
        return Path(getattr(settings, "FOUNDATION_MAIL_DIR", _beside_the_site("mail")))

    @property
    def NOTICE_CHANNELS(self) -> list[str]:  # noqa: N802
        """Paths of the classes of channels, beside the bell and e-mail, on which people may be told."""
        return list(getattr(settings, "FOUNDATION_NOTICE_CHANNELS", []))

    @property
    def MAILER(self) -> str:  # noqa: N802
        """Dotted path of the class that builds and sends the mail of the outbox."""
        return getattr(settings, "FOUNDATION_MAILER", "foundation.outbox.mail.Mailer")

    @property
    def DIGEST_HOUR(self) -> int:  # noqa: N802
        """From this local hour on the one mail a day goes out to whoever chose it."""
        return getattr(settings, "FOUNDATION_DIGEST_HOUR", 7)

    @property
    def LIVE(self) -> bool:  # noqa: N802
        """Pages hold a socket open and hear at once. Needs a server that speaks ASGI with
        `foundation.routing.sockets`; without it pages ask by themselves."""
        return getattr(settings, "FOUNDATION_LIVE", False)

    @property
    def LIVE_REDIS_URL(self) -> str:  # noqa: N802
        """Redis through which processes with open sockets wake each other; empty: they read every
        2 s."""
        return getattr(settings, "FOUNDATION_LIVE_REDIS_URL", "")

    @property
    def RETENTION_DAYS(self) -> dict[str, int | None]:  # noqa: N802
        """Days by rule of `manage.py retention_run`, where they differ; None keeps for good."""
        return getattr(settings, "FOUNDATION_RETENTION_DAYS", {})

    @property
    def HOLIDAY_COUNTRY(self) -> str:  # noqa: N802
        """Whose holidays are proposed (ISO 3166-1, as `holidays` knows it); empty: nobody's."""
        return getattr(settings, "FOUNDATION_HOLIDAY_COUNTRY", "ID")

    @property
    def ADMIN_PREFIX(self) -> str:  # noqa: N802
        """Path of Wagtail's admin, which carries Wagtail's own content policy."""
        return getattr(settings, "FOUNDATION_ADMIN_PREFIX", "/admin/")

    @property
    def DEMO(self) -> bool:  # noqa: N802
        """Every page says that its data are invented."""
        return getattr(settings, "FOUNDATION_DEMO", False)


app_settings = FoundationSettings()

"""The app config of every plugin: it says what it needs, and does not start without."""

from importlib.util import find_spec

import wagtail
from django.apps import AppConfig, apps
from django.core.exceptions import ImproperlyConfigured

# As pyproject.toml says it to pip, which a site may go round.
OLDEST_WAGTAIL = (8, 0, 1)


class PluginConfig(AppConfig):
    """An app of ours. `needs` are the apps that must be installed beside it, ours and others';
    `packages` what must be importable, with the extra of the wheel that brings it: none where the
    wheel itself does. Each subclass says `default = True`: Django takes one of the two that it
    finds in an `apps.py`, and else neither."""

    default_auto_field = "django.db.models.BigAutoField"
    needs: tuple[str, ...] = ()
    packages: dict[str, str] = {}
    # What it offers is promised to other sites (`docs/api.md`); not of the app of our own site.
    is_promised = True
    # Of rows that the app keeps in apps below it, what their keys begin with: `session` for what
    # is called `session:5` or `session-reply:5`. The name of the app (`mentoring.`) and what it
    # registers there need not stand here.
    kinds: tuple[str, ...] = ()

    def made_groups(self) -> tuple[str, ...]:
        """Names of the groups that the app makes and fills by itself."""
        return ()

    def let_go(self) -> None:
        """Take down what keeps the rows of the app from being deleted, such as triggers of its own.
        Called in the transaction that deletes them; harmless the second time."""

    def import_models(self) -> None:
        """Refuse to start half a plugin. Before the models, for without what they stand on the first
        to say so is a traceback from deep inside them."""
        self._refuse_with_an_older_wagtail()
        self._refuse_without_apps()
        self._refuse_without_packages()
        super().import_models()

    def _refuse_with_an_older_wagtail(self) -> None:
        if wagtail.VERSION[:3] < OLDEST_WAGTAIL:
            oldest = ".".join(map(str, OLDEST_WAGTAIL))
            raise ImproperlyConfigured(
                f"{self.name} needs Wagtail {oldest} or newer, not {wagtail.__version__}: "
                f'pip install "wagtail>={oldest}".'
            )

    def _refuse_without_apps(self) -> None:
        registry = self.apps or apps
        missing = [name for name in self.needs if not registry.is_installed(name)]
        if missing:
            raise ImproperlyConfigured(
                f"{self.name} needs {_listed(missing)}: add {_them(missing)} to INSTALLED_APPS."
            )

    def _refuse_without_packages(self) -> None:
        for package, extra in self.packages.items():
            if find_spec(package) is None:
                wanted = f'"klinik-inoba[{extra}]"' if extra else "klinik-inoba"
                raise ImproperlyConfigured(
                    f"{self.name} needs the package {package}: pip install {wanted}."
                )


def plugins() -> list[PluginConfig]:
    """Those that are installed, in the order of INSTALLED_APPS."""
    return [config for config in apps.get_app_configs() if isinstance(config, PluginConfig)]


def _listed(names: list[str]) -> str:
    return ", ".join(names[:-1]) + " and " + names[-1] if len(names) > 1 else names[0]


def _them(names: list[str]) -> str:
    return "them" if len(names) > 1 else "it"

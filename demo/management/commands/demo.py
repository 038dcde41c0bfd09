from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from agents.models import Opd
from foundation.app_settings import app_settings
from home.demo.build.accounts import Account, build_accounts
from home.demo.build.clinic import build_clinic
from home.demo.build.learning import build_learning
from home.demo.build.library import build_library
from home.demo.build.pages import Library, build_pages
from home.demo.build.registry import build_registry
from home.demo.build.threads import build_threads
from home.demo.reset import forget_everything


class Command(BaseCommand):
    help = "Build the demonstration world: Balangan in 2026, all people invented."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--reset", action="store_true", help="forget everything first")

    def handle(self, *args: Any, **options: Any) -> None:
        if not (app_settings.DEMO or settings.DEBUG):
            raise CommandError("The demo world is for the demo and dev settings only.")
        if options["reset"]:
            forget_everything()
        accounts_file = settings.VAR_DIR / "demo-accounts.txt"
        if Opd.objects.exists():
            self.stdout.write(f"The demo world stands; its accounts are in {accounts_file}.")
            return
        with transaction.atomic():
            build_registry()
            accounts = build_accounts()
            library = Library()
            build_pages(library)
            build_library(library)
            build_learning()
            build_clinic()
            build_threads()
        # Else the search would find nothing until the worker has been through its queue.
        call_command("update_index", verbosity=0)
        listing = _listing(accounts)
        accounts_file.touch(mode=0o600)
        accounts_file.write_text(listing)
        self.stdout.write(listing)


def _listing(accounts: list[Account]) -> str:
    width = max(len(each.role) for each in accounts)
    lines = [f"  {each.role:<{width}}  {each.email}  {each.password}" for each in accounts]
    return "\n".join(["Demo accounts (role, e-mail, password):", *lines, ""])

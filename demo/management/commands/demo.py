from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from agents.models import Opd
from agents.registry.operations.roles import derive_groups
from demo.accounts import Account, build_accounts
from demo.assignments import build_assignments
from demo.certificates import build_certificates
from demo.checks import build_checks
from demo.clinic import build_coming, build_past
from demo.drafts import build_drafts
from demo.learning import build_learning
from demo.pages import Library, build_courses, build_library
from demo.questions import build_questions
from demo.quizzes import build_quizzes
from demo.recognition import build_recognitions
from demo.registry import build_registry
from demo.reset import forget_everything
from demo.threads import build_threads
from foundation.app_settings import app_settings


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
        listing = _listing(build())
        # Else the search would find nothing until the worker has been through its queue.
        call_command("update_index", verbosity=0)
        accounts_file.touch(mode=0o600)
        accounts_file.write_text(listing)
        self.stdout.write(listing)


@transaction.atomic
def build() -> list[Account]:
    """Build the whole world in an empty database, or nothing of it. Returns the accounts that are
    told. The order counts: each part uses those before."""
    build_registry()
    accounts = build_accounts()
    library = Library()
    build_courses(library)
    build_questions()
    build_quizzes()
    build_library(library)
    build_learning()
    build_checks()
    build_assignments()
    build_certificates()
    build_recognitions()
    build_past()
    build_threads()
    build_coming()
    derive_groups()
    build_drafts()
    return accounts


def _listing(accounts: list[Account]) -> str:
    width = max(len(role) for role, _, _ in accounts)
    lines = [f"  {role:<{width}}  {email}  {password}" for role, email, password in accounts]
    return "\n".join(["Demo accounts (role, e-mail, password):", *lines, ""])

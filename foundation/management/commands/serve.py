import sys
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from foundation.app_settings import app_settings
from foundation.private_folders import close
from foundation.supervisor import Supervisor


class Command(BaseCommand):
    help = "Bring the database up to date and run server, worker and minute loop until Ctrl-C."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--demo", action="store_true", help="build the demo world first")

    def handle(self, *args: Any, **options: Any) -> None:
        settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
        if app_settings.DEMO:  # also what an earlier version wrote for everybody to read
            close(settings.VAR_DIR)
        self.stdout.write("Preparing the database and the files ...")
        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        if options["demo"]:
            call_command("demo")
        manage = [sys.executable, sys.argv[0]]
        address = ["-b", options["host"], "-p", str(options["port"])]
        commands = {
            "server": [
                *[sys.executable, "-m", "daphne", "--verbosity", "0", *address],
                settings.ASGI_APPLICATION.replace(".application", ":application"),
            ],
            "worker": [*manage, "db_worker", "--interval", "1", "--verbosity", "0"],
            "minute": [*manage, "minute", "--loop", "--verbosity", "0"],
        }
        self.stdout.write(
            f"Serving at http://{options['host']}:{options['port']} and "
            f"http://localhost:{options['port']} - stop with Ctrl-C."
        )
        Supervisor(commands, self.stdout.write).run()

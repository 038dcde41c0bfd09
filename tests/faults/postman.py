"""A mail server that may be away, slow, or hang up in the middle of a mail."""

import asyncio
import email
from collections import Counter
from email.message import Message
from typing import Any

from aiosmtpd.controller import Controller

from tests.operations.stand import free_port


class Postman:
    def __init__(self) -> None:
        self.port = free_port()
        self.delay = 0.0
        self.hangs_up = False
        self.tries = 0
        self.mails: list[Message] = []
        self._controller: Controller | None = None

    def open(self) -> None:
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self._controller.start()

    def shut(self) -> None:
        if self._controller is not None:
            self._controller.stop()
            self._controller = None

    def heal(self) -> None:
        self.delay, self.hangs_up, self.tries = 0.0, False, 0
        self.mails.clear()
        if self._controller is None:
            self.open()

    async def handle_DATA(  # noqa: N802  (the name that the library calls)
        self, server: Any, session: Any, envelope: Any
    ) -> str:
        self.tries += 1
        if self.hangs_up:
            server.transport.abort()
            return "451 Gone"
        self.mails.append(email.message_from_bytes(envelope.content))
        if self.delay:  # it has the mail, and is late to say so
            await asyncio.sleep(self.delay)
        return "250 OK"

    @property
    def accepted(self) -> "Counter[str]":
        """How often each mail was taken, by Message-ID."""
        return Counter(str(mail["Message-ID"]) for mail in self.mails)

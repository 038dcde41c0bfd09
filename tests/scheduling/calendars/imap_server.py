"""A small IMAP server of Twisted's on this machine, with one folder in memory."""

import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from twisted.cred import checkers, portal
from twisted.internet import protocol, reactor
from twisted.internet.threads import blockingCallFromThread
from twisted.mail import imap4
from zope.interface import implementer

USER, PASSWORD = "klinik@balangan.example", "rahasia: 100%"


@implementer(imap4.IMessage, imap4.IMessageFile)
class Message:
    def __init__(self, uid: int, text: bytes) -> None:
        self.uid, self.text, self.flags = uid, text, set()

    def getUID(self) -> int:  # noqa: N802
        return self.uid

    def getFlags(self) -> list[str]:  # noqa: N802
        return sorted(self.flags)

    def getSize(self) -> int:  # noqa: N802
        return len(self.text)

    def open(self) -> io.BytesIO:
        return io.BytesIO(self.text)


@implementer(imap4.IMailbox)
class Folder:
    """What tests put in and look at."""

    def __init__(self) -> None:
        self.messages: list[Message] = []
        self.fetched: list[int] = []

    def put(self, text: bytes) -> Message:
        self.messages.append(Message(10 + len(self.messages), text))
        return self.messages[-1]

    def getFlags(self) -> list[str]:  # noqa: N802
        return [r"\Seen"]

    def getHierarchicalDelimiter(self) -> str:  # noqa: N802
        return "/"

    def getUIDValidity(self) -> int:  # noqa: N802
        return 7

    def getUIDNext(self) -> int:  # noqa: N802
        return 10 + len(self.messages)

    def getMessageCount(self) -> int:  # noqa: N802
        return len(self.messages)

    def getRecentCount(self) -> int:  # noqa: N802
        return 0

    def isWriteable(self) -> bool:  # noqa: N802
        return True

    def addListener(self, listener: Any) -> None:  # noqa: N802
        pass

    def removeListener(self, listener: Any) -> None:  # noqa: N802
        pass

    def fetch(self, wanted: imap4.MessageSet, uid: bool) -> list[tuple[int, Message]]:
        wanted.last = self.messages[-1].uid if self.messages else 0
        numbered = enumerate(self.messages, 1)
        found = [each for each in numbered if (each[1].uid if uid else each[0]) in wanted]
        self.fetched += [message.uid for _, message in found]
        return found

    def store(self, wanted: imap4.MessageSet, flags: list[str], mode: int, uid: bool) -> Any:
        wanted.last = self.messages[-1].uid if self.messages else 0
        changed = {}
        for number, message in enumerate(self.messages, 1):
            if message.uid in wanted:
                message.flags |= set(flags)
                changed[number] = message.getFlags()
        return changed


@contextmanager
def running() -> Iterator[tuple[str, Folder]]:
    """The address of its folder, and the folder."""
    folder = Folder()
    account = imap4.MemoryAccount(USER)
    account.addMailbox("INBOX", folder)

    class Realm:
        def requestAvatar(self, name: Any, mind: Any, *interfaces: Any) -> Any:  # noqa: N802
            return imap4.IAccount, account, lambda: None

    users = checkers.InMemoryUsernamePasswordDatabaseDontUse()
    users.addUser(USER.encode(), PASSWORD.encode())
    door = portal.Portal(Realm(), [users])

    class Factory(protocol.Factory):
        def buildProtocol(self, address: Any) -> Any:  # noqa: N802
            server = imap4.IMAP4Server()
            server.portal = door
            return server

    if not reactor.running:
        run = {"installSignalHandlers": False}
        threading.Thread(target=reactor.run, kwargs=run, daemon=True).start()
    port = blockingCallFromThread(reactor, reactor.listenTCP, 0, Factory(), interface="127.0.0.1")
    try:
        where = f"127.0.0.1:{port.getHost().port}"
        yield f"imap://klinik%40balangan.example:rahasia%3A%20100%25@{where}/INBOX", folder
    finally:
        blockingCallFromThread(reactor, port.stopListening)

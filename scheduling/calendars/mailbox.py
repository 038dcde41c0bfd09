"""A folder of a mailbox, as IMAP servers show it (RFC 9051)."""

import imaplib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import unquote, urlsplit

SECONDS = 10.0  # to wait for an answer: the other duties of the minute wait too
LARGEST = 1_000_000  # bytes: no calendar program's answer is longer
AT_ONCE = 200

# What the standard library makes of an answer: lines, and pairs of a line and what it announces.
Parts = list[bytes | tuple[bytes, bytes] | None]


class MailboxError(Exception):
    """The server does not answer, or not as it should."""


class Folder:
    """The folder that is open; `version` is the server's UIDVALIDITY."""

    def __init__(self, server: imaplib.IMAP4, version: str) -> None:
        self._server = server
        self.version = version

    def unread_after(self, uid: int) -> list[int]:
        """UIDs in rising order, a few hundred at most."""
        found = b" ".join(_flat(self._uid("SEARCH", f"UID {uid + 1}:* UNSEEN")))
        # "n:*" names the last message even where its UID is lower.
        return sorted(each for each in map(int, found.split()) if each > uid)[:AT_ONCE]

    def fetch(self, uid: int) -> bytes:
        """The whole message, which stays unread; nothing where it is too long or gone."""
        sizes = b" ".join(_flat(self._uid("FETCH", str(uid), "(RFC822.SIZE)")))
        size = re.search(rb"RFC822\.SIZE (\d+)", sizes)
        if size is None or int(size[1]) > LARGEST:
            return b""
        parts = self._uid("FETCH", str(uid), "(BODY.PEEK[])")
        return next((bytes(part[1]) for part in parts if isinstance(part, tuple)), b"")

    def mark_read(self, uid: int) -> None:
        self._uid("STORE", str(uid), "+FLAGS.SILENT", r"(\Seen)")

    def _uid(self, command: str, *words: str) -> Parts:
        state, found = self._server.uid(command, *words)
        if state != "OK":
            raise MailboxError(f"{command}: {state}")
        return found


def _flat(parts: Parts) -> Iterator[bytes]:
    for part in parts:
        yield from part if isinstance(part, tuple) else [part or b""]


@contextmanager
def opened(address: str) -> Iterator[Folder]:
    """`address`: imaps://user:password@host:port/folder, or imap:// for a server on this machine.
    Raises MailboxError."""
    parts = urlsplit(address)
    kind = imaplib.IMAP4_SSL if parts.scheme == "imaps" else imaplib.IMAP4
    port = parts.port or (993 if parts.scheme == "imaps" else 143)
    folder = unquote(parts.path.strip("/")) or "INBOX"
    try:
        with kind(parts.hostname or "", port, timeout=SECONDS) as server:
            server.login(unquote(parts.username or ""), unquote(parts.password or ""))
            state, _ = server.select(f'"{folder}"')
            if state != "OK":
                raise MailboxError(f"{folder}: {state}")
            version = (server.response("UIDVALIDITY")[1] or [b""])[0] or b""
            yield Folder(server, version.decode())
    except (OSError, imaplib.IMAP4.error) as error:
        # Its words may hold the password: the kind of the error must do.
        raise MailboxError(type(error).__name__) from None

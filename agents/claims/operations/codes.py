"""Codes that are read from paper, typed on a phone, and worthless in a stolen database."""

import secrets
from hashlib import sha256

from django.utils.crypto import salted_hmac

from foundation.text import as_meant

# No two of these look alike in print or in handwriting (0 O Q, 1 I L, 2 Z, 5 S, 8 B, U V).
ALPHABET = "34679ACDEFGHJKMNPRTWXY"
LENGTH = 12  # 22 letters: 53 bits
GROUP = 4


def random_code() -> str:
    """A code for one person, from the system's source of chance; without hyphens."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def code_from(seed: str, *parts: object) -> str:
    """The same seed gives the same code: a page sent twice prints one code, and nothing is stored.

    The seed is known to the page alone, the key to the server alone; it takes both.
    """
    text = "\n".join([seed, *(str(part) for part in parts)])
    number = int(salted_hmac("claim code, made", text, algorithm="sha256").hexdigest(), 16)
    letters = []
    for _ in range(LENGTH):
        number, letter = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[letter])
    return "".join(letters)


def spaced(code: str) -> str:
    """The code as it is printed: 7KND-M4RX-9ATP."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def digest_of(typed: str) -> str:
    """The keyed hash of a code, however it was typed."""
    letters = "".join(letter for letter in as_meant(typed).upper() if letter.isalnum())
    return salted_hmac("claim code", letters, algorithm="sha256").hexdigest()


def trace_of(key: str) -> str:
    """Names a form's key in the database without keeping the key, which is a seed."""
    return sha256(key.encode()).hexdigest()

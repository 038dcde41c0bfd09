"""Codes of certificates as people read, type and photograph them."""

from credentials.models.certificates import CODE_LENGTH, LETTERS

GROUP = 9


def in_groups(code: str) -> str:
    """As it is printed: in groups with hyphens between them."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def as_typed(text: str) -> str | None:
    """The code that somebody typed, in whichever case, with or without hyphens and blanks; None where
    it cannot be one."""
    code = "".join(text.split()).replace("-", "").upper()
    is_code = len(code) == CODE_LENGTH and set(code) <= set(LETTERS)
    return code if is_code else None

"""Documents of which a part is made from the code, between two marks."""

import re


def between_marks(document: str, name: str, text: str) -> str:
    """The document with `text` between the two marks of `name`; ValueError for one that has none."""
    begin, end = (f"<!-- {name} {what} -->" for what in ("begins", "ends"))
    pattern = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
    changed, count = pattern.subn(lambda _: f"{begin}\n\n{text}\n\n{end}", document)
    if count != 1:
        raise ValueError(f"The document needs one {begin} and one {end}.")
    return changed

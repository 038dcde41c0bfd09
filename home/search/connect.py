from foundation.search.kinds import register_search_kind
from home.search.kinds import KINDS


def connect() -> None:
    for kind in KINDS:
        register_search_kind(kind)

"""Guard 7, inside an app: entry points stand on operations, and operations on models.

A floor is any part of a module's path that FLOORS names, the deepest where there are several:
`agents/claims/operations/codes.py` stands on the floor of operations. Modules of other names are free;
what a module reaches through free ones of its app counts like an import of its own. Import contracts
(`make imports`) hold the apps apart and their subjects free of cycles.
"""

from collections.abc import Iterator
from copy import deepcopy
from itertools import pairwise

import grimp
import pytest

from tests.guards import repository

# From the top. Those of one line stand beside each other: none imports the other, save its own kind.
FLOORS = (
    ("apps",),
    ("wagtail_hooks",),
    ("connect",),
    ("urls", "routing", "management"),
    ("views", "consumer", "viewsets"),
    ("forms", "tables"),
    ("operations",),
    ("tasks", "notices", "visibility", "permissions"),
    ("models",),
    ("blocks",),
)
RANK = {name: rank for rank, names in enumerate(FLOORS) for name in names}
# From, to, and why it may.
EXCEPTIONS = {
    ("innovations.models.innovations", "innovations.visibility"): (
        "a registry without models, which `visible_to` asks for the rules of apps above"
    ),
    ("courses.models.pages", "courses.catalogue.forms"): (
        "Wagtail asks the model of a page for its context, and the catalogue's is a form"
    ),
}


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph(*repository.OURS, cache_dir=None)


def _floor(module: str) -> str | None:
    parts = module.split(".")[1:]
    return next((part for part in reversed(parts) if part in RANK), None)


def _reached(graph: grimp.ImportGraph, module: str) -> Iterator[str]:
    """Modules of the app with a floor that `module` imports, or that free ones import for it."""
    app = module.split(".")[0]
    seen, waiting = {module}, [module]
    while waiting:
        for each in graph.find_modules_directly_imported_by(waiting.pop()) - seen:
            if each.split(".")[0] != app:
                continue
            seen.add(each)
            if _floor(each) is None:
                waiting.append(each)
            else:
                yield each


def _climbs(module: str, other: str) -> bool:
    here, there = _floor(module), _floor(other)
    if here is None or there is None or here == there:
        return False
    return RANK[there] <= RANK[here]


def _faults(graph: grimp.ImportGraph) -> set[tuple[str, str]]:
    return {
        (module, other)
        for module in graph.modules
        if _floor(module)
        for other in _reached(graph, module)
        if _climbs(module, other)
    }


def test_no_floor_of_an_app_imports_one_above(graph, covered):
    named = [module for module in graph.modules if _floor(module)]
    covered(f"{len(named)} of {len(graph.modules)} modules stand on one of {len(FLOORS)} floors")
    assert len(named) > 100
    found = _faults(graph)
    assert sorted(found - EXCEPTIONS.keys()) == []
    assert sorted(EXCEPTIONS.keys() - found) == []  # what is mended needs no exception


@pytest.mark.parametrize(
    "path",
    [
        ("agents.staff_import.operations.plan", "agents.claims.views.unit"),
        ("agents.models.people", "agents.registry.operations.people"),
        ("foundation.notices.views", "foundation.urls"),
        ("foundation.live.operations", "foundation.live.hub", "foundation.files.views"),
    ],
    ids=["another subject's view", "an operation", "addresses", "through a free module"],
)
def test_an_import_that_climbs_is_found(graph, path):
    planted = deepcopy(graph)
    for importer, imported in pairwise(path):
        planted.add_import(importer=importer, imported=imported)
    assert (path[0], path[-1]) in _faults(planted) - EXCEPTIONS.keys()

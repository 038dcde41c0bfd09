"""Every address of the plugins that needs no number, asked for by whoever may everything."""

from django.urls import URLPattern, get_resolver
from django.urls.resolvers import RoutePattern

from walks.visitor import VILLAGE, Visitor

PLUGINS = (
    "foundation",
    "agents",
    "scheduling",
    "credentials",
    "courses",
    "innovations",
    "mentoring",
)
# An answer of the address itself, never of the server.
FINE = (200, 404, 405)


def addresses(resolver=None, before="/"):
    for entry in (resolver or get_resolver()).url_patterns:
        if not isinstance(entry.pattern, RoutePattern) or "<" in str(entry.pattern):
            continue
        path = before + str(entry.pattern)
        if isinstance(entry, URLPattern):
            if _owner(entry.callback) in PLUGINS:
                yield path
        else:
            yield from addresses(entry, path)


def _owner(callback):
    for name in ("view_class", "cls", "__wrapped__"):
        if hasattr(callback, name) and _owner(getattr(callback, name)) in PLUGINS:
            return _owner(getattr(callback, name))
    model = getattr(callback, "view_initkwargs", {}).get("model")
    module = model._meta.app_label if isinstance(model, type) else callback.__module__
    return module.split(".")[0]


def walk(visitor, paths):
    for path in paths:
        answer = visitor.client.get(path, follow=True)
        visitor.__class__.visits += 1
        assert answer.status_code in FINE, f"{path} answers {answer.status_code}"
        is_page = answer.get("Content-Type", "").startswith("text/html")
        if is_page and answer.status_code == 200 and "/admin/" not in answer.request["PATH_INFO"]:
            assert VILLAGE in answer.content.decode(), f"{path} is not in the village's frame"


def run(world):
    paths = sorted(set(addresses()))
    assert len(paths) > 20, paths
    walk(Visitor(world.root), paths)

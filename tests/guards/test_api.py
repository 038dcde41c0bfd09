"""What is promised to other sites is whole: declared in one way, explained, used, and in `docs/api.md`."""

import ast
import importlib
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.dispatch import Signal

from foundation.plugins.config import plugins
from foundation.public import document
from foundation.public.discovery import Declared, Sort, Source, offers, sources, unexplained
from foundation.public.hooks import PublicHook
from foundation.public.replaceable import registered
from foundation.public.signals import PublicSignal
from tests.guards.repository import ROOT

DOCUMENT = ROOT / "docs" / "api.md"
PROMISED = {
    "credentials": {
        "achieved",
        "achievement_withdrawn",
        "certificate_issued",
        "certificate_revoked",
    },
    "courses": {
        "enrolled",
        "withdrawn",
        "activity_completed",
        "course_completed",
        "completion_withdrawn",
        "assigned",
        "unassigned",
    },
    "mentoring": {
        *("session_booked", "session_moved", "session_cancelled", "session_held"),
        *("question_asked", "question_answered"),
    },
    "agents": {"appointed", "appointment_ended"},
}
# Where Django's signals and Wagtail's hooks are wrapped.
OWN_MEANS = {"foundation.public.signals", "foundation.public.hooks"}
PLUGINS = {
    "foundation",
    "agents",
    "scheduling",
    "credentials",
    "courses",
    "assessments",
    "innovations",
    "mentoring",
}


@pytest.fixture(scope="module")
def code() -> list[Source]:
    return sources()


@pytest.fixture(scope="module")
def offered(code) -> list[Declared]:
    return offers(code)


def _names(found: Iterable[Declared], sort: Sort) -> set[str]:
    return {each.name for each in found if each.sort is sort}


def _planted(text: str, module: str = "courses.planted") -> Source:
    return Source(module, ast.parse(text))


def _calls(found: Iterable[Source], name: str) -> list[tuple[str, ast.Call]]:
    """Module and call of a function by this name, or a method."""
    return [
        (source.module, node)
        for source in found
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call)
        and name in {getattr(node.func, "id", ""), getattr(node.func, "attr", "")}
    ]


def test_every_plugin_of_the_wheel_is_promised_and_our_own_site_is_not(code):
    assert {source.app for source in code} == PLUGINS
    assert {each.name for each in plugins() if not each.is_promised} == {"home"}


def test_all_that_is_promised_is_there(offered, covered):
    counts = {sort: len(_names(offered, sort)) for sort in Sort}
    covered(", ".join(f"{count} of {sort}" for sort, count in counts.items()))
    for app, names in PROMISED.items():
        mine = (each for each in offered if each.source.app == app)
        assert _names(mine, Sort.SIGNAL) == names
    assert all(counts.values())


# Explained


def test_everything_says_what_it_is(offered):
    assert unexplained(offered) == []


FAULTS = {
    "a signal": (
        "@public_signal(Enrollment)\ndef gone(*, enrollment: Enrollment) -> None: ...",
        ["says nothing", "does not say what `enrollment` is"],
    ),
    "an argument": (
        "@public_signal(Enrollment)\ndef gone(*, enrollment: Enrollment, why) -> None:\n"
        "    '''`enrollment` went.'''",
        ["does not say what `why` is", "does not say of what type `why` is"],
    ),
    "a hook": ("@public_hook\ndef klinik_more() -> int: ...", ["says nothing"]),
    "a registry": ("def register_more(name: str) -> None: ...", ["says nothing"]),
    "a base": ("@public\nclass More: ...", ["says nothing"]),
    "a question": ("class Rows:\n    @public\n    def more(self): ...", ["says nothing"]),
    "a replaceable class": (
        "class More:\n    '''More.'''\n    def do(self): ...\nMORE = Replaceable(a, 'MORE', More)",
        ["no method says what it does"],
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_one_without_words_is_found(fault):
    text, faults = FAULTS[fault]
    found = unexplained(offers([_planted(text)]))
    assert [each.partition(": ")[2] for each in found] == faults


# Declared in one way


def _apart(found: Iterable[Declared]) -> list[str]:
    """Signals beside the one module of their app, hooks that could be another package's."""
    return [
        each.path
        for each in found
        if (each.sort is Sort.SIGNAL and each.source.module != f"{each.source.app}.signals")
        or (each.sort is Sort.HOOK and not each.name.startswith("klinik_"))
    ]


def _by_other_means(found: Iterable[Source]) -> list[str]:
    """Signals and hooks that no list of ours would have."""
    names = ("Signal", "PublicSignal", "PublicHook", "get_hooks")
    return sorted(
        f"{module}: {name}"
        for name in names
        for module, _ in _calls(found, name)
        if module not in OWN_MEANS
    )


def test_signals_and_hooks_are_declared_in_one_way(code, offered):
    assert _apart(offered) == []
    assert _by_other_means(code) == []


@pytest.mark.parametrize(
    "fault",
    [
        "gone = Signal()",
        "gone = django.dispatch.Signal()",
        "gone = PublicSignal(Enrollment, went)",
        "def links():\n    return hooks.get_hooks('klinik_secret')",
    ],
)
def test_a_planted_one_by_other_means_is_found(fault):
    assert _by_other_means([_planted(fault)])


def test_a_planted_signal_in_another_place_is_found():
    text = "@public_signal(Enrollment)\ndef gone() -> None: ..."
    assert _apart(offers([_planted(text)])) == ["courses.planted.gone"]
    assert _apart(offers([_planted(text, "courses.signals")])) == []
    assert _apart(offers([_planted("@public_hook\ndef more() -> int: ...")]))


def test_what_is_read_is_what_runs(offered):
    """The list is made by reading; what is imported has the same names, arguments and senders."""
    for each in offered:
        module = importlib.import_module(each.source.module)
        thing = module
        for part in each.name.split("."):
            thing = getattr(thing, part)
        if each.sort is Sort.SIGNAL:
            assert isinstance(thing, PublicSignal)
            assert thing.sender._meta.label == each.sender
            assert thing.name == each.name
        if each.sort is Sort.HOOK:
            assert isinstance(thing, PublicHook)
            assert thing.name == each.name
    live = {
        f"{source.module}.{name}"
        for source in sources()
        if source.module.endswith(".signals") and source.module not in OWN_MEANS
        for name, thing in vars(importlib.import_module(source.module)).items()
        if isinstance(thing, Signal)
    }
    assert live == {each.path for each in offered if each.sort is Sort.SIGNAL}


# Used


def _asked_on(found: Iterable[Source], *methods: str) -> set[str]:
    """Names on which one of the methods is called."""
    return {
        getattr(node.func.value, "id", "")
        for method in methods
        for _, node in _calls(found, method)
        if isinstance(node.func, ast.Attribute)
    }


def _idle(found: list[Source]) -> set[str]:
    """Signals that nobody sends, hooks that nobody asks, replaceable classes that are never made."""
    offered = offers(found)
    sent = _asked_on(found, "after_commit", "after_commit_each")
    constants = {
        ast.unparse(node.targets[0])
        for source in found
        for node in source.tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Call)
        and getattr(node.value.func, "id", "") == "Replaceable"
    }
    return {
        *(_names(offered, Sort.SIGNAL) - sent),
        *(_names(offered, Sort.HOOK) - _asked_on(found, "answers")),
        *(constants - _asked_on(found, "make")),
    }


def test_everything_is_used(code):
    assert _idle(code) == set()


@pytest.mark.parametrize(
    "fault",
    [
        "@public_signal(Enrollment)\ndef idle() -> None: ...",
        "@public_hook\ndef idle() -> int: ...",
        "idle = Replaceable(app_settings, 'IDLE', Idle)",
    ],
)
def test_a_planted_one_that_nobody_uses_is_found(fault):
    assert _idle([_planted(fault)]) == {"idle"}


def test_every_signal_is_heard_in_a_test(offered):
    texts = {app: (ROOT / "tests" / app / "test_signals.py").read_text() for app in PROMISED}
    silent = [
        each.path
        for each in offered
        if each.sort is Sort.SIGNAL
        and not re.search(rf"\b{each.name}\b", texts.get(each.source.app, ""))
    ]
    assert silent == []


def test_every_replaceable_class_is_checked_and_its_setting_documented(offered):
    settings = {each.setting for each in offered if each.sort is Sort.REPLACEABLE}
    assert settings == {each.setting for each in registered()}
    text = (ROOT / "docs" / "settings.md").read_text()
    assert [name for name in settings if f"| `{name}` |" not in text] == []


# Documented


def _missing(found: Iterable[Declared], text: str) -> list[str]:
    headings = set(re.findall(r"^### `(.+)`$", text, re.MULTILINE))
    names = {Sort.HOOK: "name", Sort.REPLACEABLE: "setting"}
    return [
        each.path for each in found if getattr(each, names.get(each.sort, "path")) not in headings
    ]


def test_the_document_has_everything(offered):
    assert len(offered) > 50
    assert _missing(offered, DOCUMENT.read_text()) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_one_that_the_document_lacks_is_found(fault):
    assert _missing(offers([_planted(FAULTS[fault][0])]), DOCUMENT.read_text())


def test_the_document_is_as_the_code_is(monkeypatch):
    call_command("api_docs", "--in", str(DOCUMENT), "--check")
    monkeypatch.chdir(ROOT)
    call_command("api_docs", "--check")


def test_a_document_that_is_not_current_is_refused_and_made_current(tmp_path: Path, monkeypatch):
    stale = tmp_path / "api.md"
    stale.write_text(DOCUMENT.read_text())
    planted = _planted("@public\nclass More:\n    '''More to build on.'''")
    monkeypatch.setattr(document, "sources", lambda: [*sources(), planted])
    with pytest.raises(CommandError, match="api_docs --in"):
        call_command("api_docs", "--in", str(stale), "--check")
    call_command("api_docs", "--in", str(stale))
    call_command("api_docs", "--in", str(stale), "--check")
    assert "### `courses.planted.More`" in stale.read_text()


def test_the_promise_is_written_down():
    promise = DOCUMENT.read_text().partition("## The promise")[2].partition("\n## ")[0]
    for words in ("semantic", "one minor release", "KlinikDeprecationWarning", "provisional"):
        assert words in promise

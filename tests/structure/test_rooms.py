"""Every room is built alike, and keeps the rules that hold everywhere."""

from __future__ import annotations

import ast
import importlib
import inspect
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.apps import apps

from tools.make_docs import ROOT, map_of, pure, rooms
from tumen.vocabulary.errors import TumenError

#: Rooms that keep rows.
KEEPING = [
    config.label
    for config in apps.get_app_configs()
    if config.name.startswith("tumen.") and list(config.get_models())
]
#: Names that say a technique, where a room or module is named for its subject.
EMPTY_NAMES = {"utils", "util", "common", "core", "base", "helpers", "helper", "manager", "logic", "misc"}
#: The name that Django wants for the module of a database engine.
DJANGOS_NAMES = {ROOT / "tumen" / "vault" / engine / "base.py" for engine in ("database", "postgres")}
#: What stands in an actions.py and is no action of a person: the frame of all of them, how the first actor
#: comes to be, what takes another's place, and the part of a withdrawal that `tests/access/test_rules.py`
#: keeps everything else from.
NO_ACTIONS = {"recorded", "introduce", "take_the_place_of", "forget_detail", "review_row", "undo_step_of"}
# Steps of an action on one row, which open the frame themselves.
NO_ACTIONS |= {"correct_row", "sensitivity_row"}


def functions_of(module_name: str) -> Iterator[tuple[str, Callable[..., object]]]:
    """The public functions that are defined in a room's module or in the modules of its folder."""
    module = importlib.import_module(module_name)
    for name, function in inspect.getmembers(module, inspect.isfunction):
        if function.__module__.startswith(module_name) and not name.startswith("_"):
            yield name, function


#: Modules of actions beside a room's actions.py, whose functions are all actions but those in `NO_ACTIONS`.
BESIDE = (
    *("tumen.claims.reworking", "tumen.claims.coding", "tumen.claims.mapping", "tumen.claims.seating"),
    *("tumen.claims.many", "tumen.publication.letters", "tumen.findings.concluding"),
    "tumen.publication.copying",
    *("tumen.watch.posting", "tumen.watch.widening"),
    "tumen.publication.concluded",
    "tumen.publication.event_reports",
)


def actions() -> list[tuple[str, Callable[..., object]]]:
    modules = [*(f"tumen.{room}.actions" for room in KEEPING), *BESIDE]
    found = [pair for module in modules for pair in functions_of(module)]
    return [(name, function) for name, function in found if name not in NO_ACTIONS]


#: Modules of queries beside a room's queries.py, which names them as its own.
QUERIES_BESIDE = (
    *("tumen.claims.sources", "tumen.claims.offices"),
    *("tumen.claims.reports", "tumen.claims.choosing", "tumen.claims.unread"),
    "tumen.publication.copies",
    *("tumen.watch.digests", "tumen.watch.words"),
)


def queries() -> list[tuple[str, Callable[..., object]]]:
    """Every query: those of a room's queries.py and of the modules beside it, and whatever else that module
    gives as its own, wherever it is defined."""
    modules = [f"tumen.{room}.queries" for room in KEEPING]
    own = [pair for module in (*modules, *QUERIES_BESIDE) for pair in functions_of(module)]
    known = {function for _, function in own}
    given = {function: name for module in modules for name, function in _given_by(module)}
    return [*own, *((name, function) for function, name in given.items() if function not in known)]


def _given_by(module_name: str) -> Iterator[tuple[str, Callable[..., object]]]:
    """The functions that a module names in `__all__`, or imports under their own names to give them on, as
    far as they take a viewer; others work with what a query gave."""
    module = importlib.import_module(module_name)
    lines = ast.parse(inspect.getsource(module)).body
    names = {
        each.name
        for line in lines
        if isinstance(line, ast.ImportFrom)
        for each in line.names
        if each.asname == each.name
    }
    for name in sorted({*names, *getattr(module, "__all__", ())}):
        function = getattr(module, name)
        if (
            inspect.isfunction(function)
            and next(iter(inspect.signature(function).parameters), "") == "viewer"
        ):
            yield name, function


@pytest.mark.parametrize("room", rooms())
def test_a_room_opens_with_its_map(room: str) -> None:
    told = map_of(room).lower()
    missing = [word for word in ("takes", "gives", "rule", "standard") if word not in told]
    assert not missing, f"tumen/{room}/__init__.py does not say what the room {', '.join(missing)}"


@pytest.mark.parametrize("room", [room for room in rooms() if room not in pure()])
def test_the_errors_of_a_room_are_ours(room: str) -> None:
    path = ROOT / "tumen" / room / "errors.py"
    if not path.exists():
        assert room in {"web", "cli"}, f"tumen/{room} has no errors.py"
        return
    module = importlib.import_module(f"tumen.{room}.errors")
    own = [
        kind for _, kind in inspect.getmembers(module, inspect.isclass) if kind.__module__ == module.__name__
    ]
    assert own
    assert all(issubclass(kind, TumenError) for kind in own)


@pytest.mark.parametrize("room", KEEPING)
def test_a_room_that_keeps_rows_has_the_same_files_as_the_others(room: str) -> None:
    folder = ROOT / "tumen" / room
    expected = ("apps", "models", "actions", "queries", "errors", "migrations")
    there = {path.stem for path in folder.iterdir()}
    assert not [name for name in expected if name not in there]


@pytest.mark.parametrize(("name", "action"), actions())
def test_no_action_without_an_actor(name: str, action: Callable[..., object]) -> None:
    actor = inspect.signature(action).parameters.get("actor")
    assert actor is not None, f"{name} does not say who acts"
    assert actor.kind is inspect.Parameter.KEYWORD_ONLY
    assert actor.default is inspect.Parameter.empty, f"{name} lets the actor be left out"


def test_queries_that_a_room_gives_on_are_among_its_queries() -> None:
    assert {"person", "shared_with", "timeline", "since_last_here"} <= {name for name, _ in queries()}


@pytest.mark.parametrize(("name", "query"), queries())
def test_no_query_without_a_viewer(name: str, query: Callable[..., object]) -> None:
    parameters = inspect.signature(query).parameters
    assert parameters, f"{name} does not take the viewer"
    first = next(iter(parameters.values()))
    assert first.name == "viewer"
    assert first.default is inspect.Parameter.empty, f"{name} lets the viewer be left out"


def test_no_module_is_named_for_a_technique() -> None:
    named = [path for path in (ROOT / "tumen").rglob("*.py") if path.stem in EMPTY_NAMES]
    assert set(named) == DJANGOS_NAMES


@pytest.mark.django_db
def test_no_change_of_a_model_lacks_its_migration() -> None:
    from django.core.management import call_command

    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_the_settings_name_every_room_that_is_an_app() -> None:
    from tumen.web.settings import INSTALLED_APPS

    with_apps = {path.parent.name for path in Path(ROOT / "tumen").glob("*/apps.py")}
    assert {f"tumen.{room}" for room in with_apps} == {n for n in INSTALLED_APPS if n.startswith("tumen.")}

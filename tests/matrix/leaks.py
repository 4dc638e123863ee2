"""Everything that can be asked, asked by one viewer: each query function, each address, each command."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from typing import Any

from click.testing import CliRunner
from django.test import Client
from django.urls import URLPattern

from tests.matrix.cast import CANARY, Cast
from tests.matrix.combinations import Combination
from tests.structure.test_rooms import queries
from tumen.access.actors import JUDGE
from tumen.access.models import Actor
from tumen.cli import Desk, main
from tumen.vault.workspace import Workspace
from tumen.vocabulary.errors import TumenError
from tumen.web.urls import urlpatterns

#: Functions that hand out what is covered or hidden on purpose, for actions of a machine: each is looked at
#: in a test of its own and used where `test_rules` lists.
FOR_MACHINES = {"text_to_read", "masked_texts", "identities_in"}
#: How many the hidden document told of; the only number with these digits in the cast.
NUMBER = re.compile(r"(?<![\d-])777(?!\d)")


def leaks(said: str, cast: Cast, combination: Combination, asked: str = "") -> list[str]:
    """What must not be in an answer and is. ``asked`` is the id that the question named itself."""
    if combination.sees_identities:
        return []
    words = [f"{CANARY}tail", "5555-0137"]
    if not combination.sees:
        words = [CANARY, *(id for id in cast.ids if id != asked)]
    found = [word for word in words if word in said]
    return found + (["777"] if not combination.sees and NUMBER.search(said) else [])


def questions(cast: Cast) -> Iterator[tuple[str, str, Callable[[Actor], object]]]:
    """Each query function with whatever it may be asked: its name, the id asked about, and the asking."""
    ids = (cast.hidden, cast.seen, cast.claim, cast.event, cast.passage, cast.source, cast.cover)
    for name, query in queries():
        if name in FOR_MACHINES:
            continue
        needed = [
            parameter
            for parameter in list(inspect.signature(query).parameters.values())[1:]
            if parameter.default is parameter.empty and parameter.kind is not parameter.KEYWORD_ONLY
        ]
        if not needed:
            yield name, "", query
        elif len(needed) == 1:
            for id in ids:
                for argument in _arguments(needed[0].name, id):
                    yield name, id, lambda viewer, ask=query, on=argument: ask(viewer, on)  # type: ignore[misc]


def _arguments(name: str, id: str) -> Iterator[Any]:
    if name in ("ids", "keys"):
        yield [id]
    elif name == "rows":
        from tumen.documents.models import Document

        yield Document.objects.filter(public_id=id)
    elif name == "quantities":
        return
    else:
        yield id


def answer(viewer: Actor, ask: Callable[[Actor], object]) -> str:
    try:
        return repr(_plain(ask(viewer)))
    except TumenError as error:
        return str(error)


def _plain(found: object) -> object:
    from django.db.models import Model, QuerySet

    if isinstance(found, QuerySet):
        return [_plain(each) for each in found]
    return vars(found) if isinstance(found, Model) else found


def addresses(cast: Cast) -> Iterator[tuple[str, str, str]]:
    """Every address of the resolver: its name, the id in it, and the address."""
    ids = {
        "events": cast.event, "documents": cast.hidden, "claims": cast.claim, "passages": cast.passage,
        "sources": cast.source,
    }  # fmt: skip
    for pattern in urlpatterns:
        assert isinstance(pattern, URLPattern)
        route = str(pattern.pattern)
        id = ids[route.partition("/")[0]] if "<str:id>" in route else ""
        yield str(pattern.name), id, "/" + route.replace("<str:id>", id).replace("<int:pk>", "1")
    yield "document", cast.seen, f"/documents/{cast.seen}"
    yield "sources", "", "/sources"


def looked(viewer: Actor, address: str, patch: Any) -> str:
    """The page at an address, whoever is not let in too."""
    patch.setattr("tumen.web.viewing.viewer_of", lambda request: viewer)
    client = Client()
    said = client.get(address)
    if said.status_code != 405:
        return said.content.decode()
    form = {
        "why": "the matrix",
        "reliability": "B",
        "credibility": "2",
        "standard": "none",
        "verdict": "same",
    }
    return client.post(address, form, **{JUDGE: viewer}).content.decode()


#: Each command that looks; those that change are tried with the ids in `test_commands`.
def commands(cast: Cast) -> list[tuple[str, ...]]:
    shown = (cast.hidden, cast.claim, cast.event, cast.source, cast.seen)
    return [
        ("record",), ("record", "--json"), ("document", "list", "--json"), ("source", "list", "--json"),
        ("passages", "--json"), ("passages", cast.passage), ("access", "list", "--json"),
        ("access", "notices", "--json"), ("access", "covers", cast.hidden, "--json"),
        *(("show", id) for id in shown), *(("show", id, "--json") for id in shown),
        ("claim", "grade", cast.claim, "--credibility", "1", "--why", "x"),
        ("source", "grade", cast.source, "--reliability", "A", "--why", "x"),
        ("document", "date", cast.hidden, "2023-10-14", "--why", "x"),
        ("access", "mark", cast.hidden, "river", "--why", "x"),
        ("access", "level", cast.hidden, "identity", "--why", "x"),
        ("access", "unmark", cast.cover, "--why", "x"),
    ]  # fmt: skip


def ran(viewer: Actor, *words: str) -> str:
    return CliRunner().invoke(main, words, obj=Desk(Workspace.current(), viewer)).output

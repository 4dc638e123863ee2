"""Every operation of the API, asked by one viewer's token: what is hidden, seen, or holds identities.

What there is to ask is taken from the API itself; for an operation of which this does not know how to ask it,
it raises `NotAsked`.
"""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.test import Client

from tests.matrix.asking import SOUGHT, NotAsked, Question, undone
from tests.matrix.cast import Cast
from tests.matrix.files import words_of
from tests.matrix.sending import bodies, ids_of, named_in
from tumen.access.actors import API
from tumen.access.bounds import Bound
from tumen.access.models import Actor, Role
from tumen.access.sight import sight_of
from tumen.accounts.models import Token
from tumen.accounts.tokens import ROLES
from tumen.web.api import operations
from tumen.web.api.addresses import api
from tumen.web.api.bearer import Asking

WHY = "the matrix"
_MARK = {"words": "returned", "sort": "act", "nth": 1, "why": WHY}
#: What operations are sent, by their names; those that only look are sent nothing.
SENT: Mapping[str, list[dict[str, Any]]] = {
    "date_document": [{"published": {"earliest": "2023-10-18", "latest": "2023-10-18"}, "why": WHY}],
    "mark_claim_in": [_MARK],
    "finish": [{}],
    "accept_claim": [{}],
    "reject_claim": [{"why": WHY}],
    "correct_claim": [{"slot": "likelihood", "value": "so", "why": WHY}],
    "split_claim": [{"words": "the police returned", "other": "returned", "why": WHY}],
    "undo_step": [{}],
    "grade_claim": [{"credibility": "2", "why": WHY}],
    "set_standard": [{"standard": "none", "why": WHY}],
    "grade_source": [{"reliability": "B", "why": WHY}],
    "open_identity": [{"why": WHY}],
    "seek_person": [{"name": "Zqperson Moonfield"}],
    "forget_request": [{"why": WHY}],
    "add_step": [{"kind": "note", "what": "words", "on": "2026-11-01"}],
    "take_request": [dict.fromkeys(("asker", "reach", "consent", "sought"), "words")],
    "type_in_case": [{"title": "A case", "text": "Nothing is told of anybody."}],
    "take_in_document": [{}],
}
#: Beside those: what else an address is asked for with.
ASKED: Mapping[str, tuple[str, ...]] = {
    "claims": ("act=forced+repatriation", "country=CN&since=2023", "facility=x"),
    "events": tuple(f"kind={kind}" for kind in ("state", "total", "rate", "undated", "not told")),
    "timeline": ("since=2023&until=2023", "country=CN&realis=asserted", "kind=state"),
    "counts": ("by=place", "by=act&country=CN", "of=events&by=place", "province=Yanbian"),
    "claims_of_document": ("status=accepted&status=rejected&status=proposed&status=superseded",),
    "take_in_document": ("name=words.txt",),
    "tasks": ("whose=all", "whose=given&ended=true"),
    "appeals": ("year=2023", "of=state:CN"),
    "items": ("of=kept", "of=refused"),
    "alerts": ("closed=true",),
}


def programs(cast: Cast) -> Iterator[Question]:
    """Every operation, of each id that it may be about."""
    ids = ids_of(cast)
    for bound in api._get_bound_routers():
        for path, view in bound.path_operations.items():
            for operation in view.operations:
                name = str(operation.operation_id)
                about = ids.get(path.split("/")[1], ()) if "{id}" in path else ("",)
                if not about:
                    raise NotAsked(f"The operation {name} names something: say what it is asked with.")
                for id in about:
                    yield from _asked(operation.methods[0], name, path.replace("{id}", id), id, cast)


def _asked(method: str, name: str, path: str, id: str, cast: Cast) -> Iterator[Question]:
    of = f"api {name}"
    if method == "GET":
        for query in ("", *ASKED.get(name, ())):
            yield Question(of, (id,) if id else (), _get(f"{path}?{query}"))
        return
    for sent in _sent(name, cast):
        named = named_in(sent)
        for query in ASKED.get(name, ("",)):
            yield Question(of, (id, *named) if id else named, _post(f"{path}?{query}", sent))


def _sent(name: str, cast: Cast) -> list[dict[str, Any]]:
    pairs = [(cast.claim, cast.named), (cast.named, cast.claim)]
    beside: dict[str, list[dict[str, Any]]] = {
        "merge_claims": [{"other": other, "why": WHY} for other in (cast.claim, cast.named)],
        "judge_voice": [
            {"left": left, "right": right, "verdict": "same", "why": WHY} for left, right in pairs
        ],
        "choose_figure": [{"claim": each, "why": WHY} for each in (cast.claim, cast.named)],
        "tie_source": [{"other": cast.source, "is_one": True, "why": WHY}],
        "judge_person": [{"other": each, "verdict": "same", "why": WHY} for each in cast.people],
        "search": [{"words": words, "kind": kind} for words in SOUGHT for kind in ("", "claims", "persons")],
        **SENT,
        **bodies(cast),
    }
    if name not in beside:
        raise NotAsked(f"The operation {name} is new: say in asking_api.py what it is sent.")
    return beside[name]


def _get(path: str) -> Callable[[Actor], str]:
    return lambda viewer: _answer(viewer, lambda client: client.get(f"/api/v1{path}"))


def _post(path: str, sent: dict[str, Any]) -> Callable[[Actor], str]:
    def ask(viewer: Actor) -> str:
        with undone():
            kind = "application/octet-stream" if path.startswith("/documents?") else "application/json"
            body: Any = b"Nothing is told." if kind.endswith("stream") else sent
            return _answer(viewer, lambda client: client.post(f"/api/v1{path}", body, content_type=kind))

    return ask


def _answer(viewer: Actor, ask: Callable[[Client], Any]) -> str:
    with _borne_by(viewer):
        said = ask(Client(HTTP_AUTHORIZATION="Bearer looked-at-below", **{API: True}))
        words = _FILE.sub(lambda found: words_of(b64decode(found[1])), said.content.decode())
        return f"{said.status_code} {dict(said.headers)} {words}"


#: A file in an answer.
_FILE = re.compile(r'(?<="base64":) ?"([^"]+)"')
#: Cuts the token of the viewer down; else it is as wide as a token of theirs can be.
_cut: list[Bound] = []


@contextmanager
def cut_down_to(bound: Bound) -> Iterator[None]:
    """In this block whoever asks bears a token of this bound."""
    _cut.append(bound)
    try:
        yield
    finally:
        _cut.pop()


@contextmanager
def _borne_by(viewer: Actor) -> Iterator[None]:
    """The API asked with a token of this viewer."""
    before = operations.known

    def known(request: Any) -> Asking:
        found = Asking(viewer, _cut[-1] if _cut else _widest(viewer), Token(public_id="t-00000000"))
        request.tumen_asks = found
        return found

    operations.known = known
    try:
        yield
    finally:
        operations.known = before


def _widest(viewer: Actor) -> Bound:
    sight = sight_of(viewer)
    role = next((each for each in reversed(ROLES) if each in sight.roles), Role.READER)
    return Bound("t-00000000", role, sight.clearance, sight.compartments, sight.identity)

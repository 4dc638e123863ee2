"""Every operation of the API, asked what its description allows and what it does not, as each sort of token.

The requests go through the program itself, without a network. A fault is an answer that says that the program
failed, or one that the description does not have: another status, another media type, a field that is not of
its type; or that something was taken which the description does not allow. Whatever a request changes is as
it was after it, so that each is asked of the same record.

What is asked comes from the description, by schemathesis; ids that stand for nothing are replaced, every
second time, by such as are there, for else nearly every answer would be that there is no such thing. What was
asked before, to the letter, would be answered in the same way: it is counted, and not asked again.
"""

from __future__ import annotations

import gc
import hashlib
import time
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trials.ground import until_stopped
from trials.kept import ROOT, Kept, fingerprint

if TYPE_CHECKING:
    from tests.matrix.cast import Cast

#: The sorts of tokens: a role, a clearance, whether identities are shown.
TOKENS = {
    "reader of what is public": ("reader", "public", False),
    "reader": ("reader", "internal", False),
    "documenter": ("documenter", "internal", False),
    "reviewer": ("reviewer", "restricted", False),
    "reviewer with identities": ("reviewer", "restricted", True),
}
#: Cases of one turn: what a run that is killed may lose of one operation.
SHARE = 50
#: What the answers depend on: where a file of these has changed, what was asked before is asked again.
CODE = ("tumen", "tests/matrix", "tests/claims", "trials/api.py")
#: Fields of bodies that hold an id.
_IDS = (
    *("left", "right", "other", "claim", "person", "source", "document", "office", "holder", "finding"),
    *("recommendation", "answer", "ask", "item", "about"),
)
#: What takes bytes of any sort: nothing that comes in can be wrong in itself.
_ANY_BODY = {"take_in_document"}


@dataclass
class Found:
    """What was asked, and what was answered. ``left``: turns that are to come, of one token each. ``again``:
    cases, as one token each, that were asked before to the letter."""

    operations: int = 0
    asked: Counter[str] = field(default_factory=Counter)
    again: int = 0
    before: int = 0
    left: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    faults: dict[tuple[str, str, str], str] = field(default_factory=dict)

    def add(self, other: Found) -> None:
        """Take in what was found in one turn."""
        self.asked.update(other.asked)
        self.again += other.again
        self.statuses.update(other.statuses)
        for key, said in other.faults.items():
            self.faults.setdefault(key, said)


@dataclass(frozen=True)
class Turn:
    """One operation, asked ``count`` cases as each of these ``tokens``: which cases, ``seed`` says."""

    operation: Any
    tokens: tuple[str, ...]
    count: int
    seed: str

    def as_one(self, token: str) -> tuple[str, str, str, int]:
        return self.operation.label, token, self.seed, self.count


def trial(
    folder: Path,
    *,
    count: int,
    seed: int,
    tell: Callable[[str], None],
    expect: Callable[[int], None] = lambda steps: None,
    only: tuple[str, ...] = (),
    tokens: tuple[str, ...] = (),
    shared: bool = False,
    kept: Path | None = None,
    of_other_code: bool = False,
) -> dict[str, Any]:
    """Ask each operation ``count`` times as each sort of token: half as described, half otherwise.

    ``only`` names operations, ``tokens`` sorts of tokens; ``shared`` asks each as one sort of token alone, in
    turn. With a file that what was asked is ``kept`` in, what it has of the same code (or ``of_other_code``
    too) is not asked again; what was at fault is. ``expect`` is told how many turns there will be. Whoever
    stops it (Ctrl-C) is told what was found until then, and how many turns, of one token each, are left.
    """
    began = time.monotonic()
    book = Kept(kept, fingerprint(ROOT, CODE))
    with _record(folder) as cast:
        gc.collect()
        gc.freeze()  # what stays to the end is not looked through again and again
        found = asked_through(
            cast,
            count=count,
            seed=seed,
            tell=tell,
            expect=expect,
            only=only,
            tokens=tokens,
            shared=shared,
            book=book,
            of_other_code=of_other_code,
        )
    return {
        "operations": found.operations,
        "asked": sum(found.asked.values()),
        "asked_as": dict(found.asked),
        "the_same_again": found.again,
        "turns_asked_before": found.before,
        "left": found.left,
        "answers": dict(sorted(found.statuses.items())),
        "seconds": time.monotonic() - began,
        "faults": list(found.faults.values()),
    }


def asked_through(
    cast: Cast,
    *,
    count: int,
    seed: int,
    tell: Callable[[str], None] = lambda said: None,
    expect: Callable[[int], None] = lambda steps: None,
    only: tuple[str, ...] = (),
    tokens: tuple[str, ...] = (),
    shared: bool = False,
    book: Kept | None = None,
    of_other_code: bool = False,
) -> Found:
    """`trial` in a record that is there already."""
    found, book, names = Found(), book or Kept(None, ""), tokens or tuple(TOKENS)
    secrets, operations = _secrets(cast, names), list(_operations(only))
    found.operations = len(operations)
    done = _asked_before(book, found, of_other_code=of_other_code)
    turns = list(_turns(operations, names, done, count=count, seed=seed, shared=shared))
    found.left = sum(len(turn.tokens) for turn in turns)
    found.before = len(done)
    expect(len(turns))
    new = _New()
    with staying_connected():
        asking = ((_asked(turn, secrets, cast, new), turn) for turn in turns)
        for part, turn in until_stopped(asking):
            book.add(_line(part, turn))
            found.add(part)
            found.left -= len(turn.tokens)
            tell(f"{turn.operation.label} as {', '.join(turn.tokens)}, {len(found.faults)} faults")
    return found


def _turns(
    operations: list[Any],
    names: tuple[str, ...],
    done: set[tuple[str, str, str, int]],
    *,
    count: int,
    seed: int,
    shared: bool,
) -> Iterator[Turn]:
    """What is to be asked: a share of every operation before the next share of any."""
    for share, before in enumerate(range(0, count, SHARE)):
        for place, operation in enumerate(operations):
            asking = names if not shared else (names[(place - seed) % len(names)],)
            whole = Turn(operation, asking, min(SHARE, count - before), f"{seed} {share}")
            if left := tuple(name for name in asking if whole.as_one(name) not in done):
                yield replace(whole, tokens=left)


@dataclass
class _New:
    """Which requests were not asked yet, to the letter: nothing else that an answer depends on changes."""

    seen: set[tuple[str, str, bytes, bool]] = field(default_factory=set)

    def tokens(self, case: Any, among: tuple[str, ...], *, is_wrong: bool) -> Iterator[str]:
        """As which of these tokens a case is new. It counts as asked when the next is taken: what ended
        before its answer is asked again. What is right and what is wrong are held against other rules."""
        body = case.body if isinstance(case.body, bytes) else repr(case.body).encode("utf-8", "replace")
        said = (case.path_parameters, case.query, case.headers, case.cookies, case.media_type, case.method)
        request = hashlib.blake2b(repr(said).encode("utf-8", "replace") + b"\0" + body).digest()
        for name in among:
            key = (case.operation.label, name, request, is_wrong)
            if key not in self.seen:
                yield name
                self.seen.add(key)


def _asked(turn: Turn, secrets: dict[str, str], cast: Cast, new: _New) -> Found:
    """Ask one turn. What cannot be asked is a fault of its own."""
    found, label = Found(), turn.operation.label
    try:
        _ask(turn, secrets, cast, found, new)
    except Exception as error:  # noqa: BLE001 – told with the others: hours of what was found would be lost
        names = ", ".join(turn.tokens)
        said = f"{label} as {names}: {type(error).__name__}: {error}"
        found.faults[label, names, type(error).__name__] = said[:600]
    return found


def _line(part: Found, turn: Turn) -> dict[str, Any]:
    """One turn, as it is kept."""
    return {
        "operation": turn.operation.label,
        "tokens": turn.tokens,
        "seed": turn.seed,
        "count": turn.count,
        "asked": part.asked,
        "again": part.again,
        "statuses": part.statuses,
        "faults": list(part.faults.values()),
    }


def _asked_before(book: Kept, found: Found, *, of_other_code: bool) -> set[tuple[str, str, str, int]]:
    """What was asked and without a fault; it is counted in ``found``."""
    done = set[tuple[str, str, str, int]]()
    for told in book.read(of_other_code=of_other_code):
        new = {(told["operation"], token, told["seed"], told["count"]) for token in told["tokens"]} - done
        if new and not told["faults"]:
            done |= new
            statuses = Counter(told["statuses"])
            found.add(Found(asked=Counter(told["asked"]), again=told.get("again", 0), statuses=statuses))
    return done


@contextmanager
def staying_connected() -> Iterator[None]:
    """Requests that are answered in this block leave the connection open: what it holds is in no file yet."""
    from django.core.signals import request_finished, request_started
    from django.db import close_old_connections

    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in signals:
            signal.connect(close_old_connections)


@contextmanager
def _record(folder: Path) -> Iterator[Cast]:
    """The record of the matrix, in a transaction that is never kept."""
    from django.db import transaction

    from tests.matrix.cast import fill, keeper
    from tumen.vault import schema
    from tumen.vault.workspace import Workspace

    Workspace.open(folder / "workspace")
    schema.bring_up_to_date()
    with transaction.atomic():
        yield fill(keeper())
        transaction.set_rollback(True)


def _secrets(cast: Cast, names: tuple[str, ...]) -> dict[str, str]:
    from tumen.access.models import Actor, Level, Role
    from tumen.accounts.actions import make_token
    from tumen.accounts.tokens import Given

    owner, made = Actor.objects.get(name="Matrix Keeper"), {}
    for name in names:
        role, level, identity = TOKENS[name]
        given = Given(name, Role(role), Level(level), (), identity)
        made[name] = make_token(actor=owner, given=given, days=1, proved="a trial", second_step=True)[1]
    return made


def _operations(only: tuple[str, ...] = ()) -> Iterator[Any]:
    import schemathesis
    from django.core.wsgi import get_wsgi_application

    from tumen.web.api.addresses import api
    from tumen.web.api.describing import described

    told = described(api)
    # Else it would make up tokens: what a wrong one opens is asked in tests/web/api.
    for methods in told["paths"].values():
        for operation in methods.values():
            operation.pop("security", None)
    loosen_tuples(told)
    schema = schemathesis.openapi.from_dict(told)
    application = get_wsgi_application()
    schema.app = lambda *asked: _served(application, *asked)
    for result in schema.get_all_operations():
        operation = result.ok()
        if not only or operation.definition.raw["operationId"] in only:
            yield operation


def loosen_tuples(told: Any) -> None:
    """Write each tuple of a description as an array of so many, each of any of its sorts.

    schemathesis makes of `prefixItems` what was written before JSON Schema 2020-12, and then takes it for no
    schema: the trial would end at the first answer that is one.
    """
    if isinstance(told, dict) and (sorts := told.pop("prefixItems", None)):
        told["items"] = {"anyOf": sorts}
    for each in told.values() if isinstance(told, dict) else told if isinstance(told, list) else ():
        loosen_tuples(each)


def _served(application: Any, environ: dict[str, Any], start_response: Any) -> Any:
    """The program as `tumen serve --api` serves it; what a request changed is undone."""
    from django.db import transaction

    from tumen.access.actors import API
    from tumen.web.api.bearer import pace

    pace.forget()
    with transaction.atomic():
        answer = application({**environ, "HTTP_HOST": "localhost", API: True}, start_response)
        transaction.set_rollback(True)
    return answer


def _ask(turn: Turn, secrets: dict[str, str], cast: Cast, found: Found, new: _New) -> None:
    """Make the cases of one turn, and ask each as every token."""
    from schemathesis.generation import GenerationMode

    def ask(case: Any, *, is_wrong: bool) -> None:
        asked = 0
        for name in new.tokens(case, turn.tokens, is_wrong=is_wrong):
            _ask_once(case, name, secrets[name], found, is_wrong=is_wrong)
            asked += 1
        found.again += len(turn.tokens) - asked

    def as_described(case: Any) -> None:
        _with_real_ids(case, cast)
        ask(case, is_wrong=False)

    def otherwise(case: Any) -> None:
        ask(case, is_wrong=True)

    operation, seed = turn.operation, turn.seed
    can_be_wrong = _can_be_wrong(operation)
    # Of an odd count the last case is wrong for every second operation.
    odd = zlib.crc32(operation.label.encode()) % 2
    wrong = (turn.count + odd) // 2 if can_be_wrong else 0
    described = operation.as_strategy(generation_mode=GenerationMode.POSITIVE)
    _generate(as_described, described, turn.count - wrong, seed)
    if can_be_wrong:
        _generate(otherwise, operation.as_strategy(generation_mode=GenerationMode.NEGATIVE), wrong, seed)


def _generate(ask: Callable[[Any], None], cases: Any, count: int, seed: str) -> None:
    """Ask with so many cases: which they are the seed says."""
    from hypothesis import HealthCheck, Phase, given, settings
    from hypothesis import seed as seeded

    if not count:
        return
    quiet = settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    seeded(seed)(quiet(given(case=cases)(ask)))()


def _can_be_wrong(operation: Any) -> bool:
    raw = operation.definition.raw
    return bool(raw["parameters"] or "requestBody" in raw) and raw["operationId"] not in _ANY_BODY


def _ask_once(case: Any, name: str, secret: str, found: Found, *, is_wrong: bool) -> None:
    from schemathesis.core.failures import FailureGroup
    from schemathesis.specs.openapi import checks

    wanted = [
        _no_failure,
        checks.status_code_conformance,
        checks.content_type_conformance,
        checks.response_headers_conformance,
        checks.response_schema_conformance,
    ]
    if is_wrong:
        wanted.append(checks.negative_data_rejection)
    response = case.call(headers={"Authorization": f"Bearer {secret}"})
    found.asked[name] += 1
    found.statuses[str(response.status_code)] += 1
    try:
        case.validate_response(response, checks=wanted)
    except FailureGroup as failed:
        for each in failed.exceptions:
            key = (operation_of(case), name, type(each).__name__)
            said = " ".join(str(each).split())
            found.faults.setdefault(
                key,
                f"{key[0]} as {name}: {response.status_code}: {said[:600]} [{case.as_curl_command()[:400]}]",
            )


def _no_failure(ctx: Any, response: Any, case: Any) -> None:
    """503 is described and says that somebody else writes; here nobody does."""
    assert response.status_code < 500, f"the program failed: {response.status_code}"


def operation_of(case: Any) -> str:
    return str(case.operation.definition.raw["operationId"])


def _with_real_ids(case: Any, cast: Cast) -> None:
    """Every second id is one that is there, of the sort that the address is about where it can be."""
    about = case.operation.path.removeprefix("/api/v1/").partition("/")[0]
    if case.path_parameters and "id" in case.path_parameters:
        case.path_parameters["id"] = _real(case.path_parameters["id"], _of(cast, about))
    if case.query and zlib.crc32(str(case.query).encode("utf-8", "replace")) % 4:
        case.query.pop("after", None)  # a cursor that is made up leads nowhere
    if isinstance(case.body, dict):
        if zlib.crc32(str(case.body).encode("utf-8", "replace")) % 4:
            case.body.pop("after", None)
        for name in _IDS:
            if isinstance(case.body.get(name), str) and case.body[name]:
                case.body[name] = _real(case.body[name], _of(cast, "claims") + _of(cast, about))


def _real(made_up: Any, known: tuple[str, ...]) -> Any:
    at = zlib.crc32(str(made_up).encode("utf-8", "replace"))
    return known[at // 2 % len(known)] if known and at % 2 else made_up


def _of(cast: Cast, about: str) -> tuple[str, ...]:
    from tests.matrix.sending import ids_of

    return ids_of(cast).get(about, ())

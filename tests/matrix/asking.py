"""Everything that can be asked, asked by one viewer: each query, each address, each command.

What there is to ask is taken from the rooms, the resolver and the commands. For something new of which this
does not know how to ask it, it raises `NotAsked`: the build fails until somebody says how.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import cycle
from typing import Any

import click
from click.testing import CliRunner
from django.db import transaction
from django.db.models import Model, QuerySet
from django.test import Client
from django.urls import URLPattern
from django.utils.html import escape

from tests.forms import without_tokens
from tests.matrix.cast import CANARY, ELEMENT, KOREAN, MASKED, TWIN, Cast
from tests.matrix.files import words_of
from tests.structure.test_rooms import queries
from tumen.access.actors import JUDGE
from tumen.access.models import Actor
from tumen.access.rules import RULES as ACTIONS
from tumen.advocacy.citing import ids_in
from tumen.advocacy.queries import Letter
from tumen.claims.models import Claim, Status
from tumen.cli import Desk, main
from tumen.cli.ruling import RULES as COMMANDS
from tumen.consent.purposes import Purpose
from tumen.corroboration.figures import GroupKind
from tumen.documents.models import Document, Rendition
from tumen.documents.queries import Everywhere
from tumen.publication.forms.papers import Tongue
from tumen.publication.queries import Report
from tumen.record.counting import By, Of
from tumen.record.wanted import Wanted
from tumen.search.kinds import Kind
from tumen.search.queries import Filters
from tumen.vault.workspace import Workspace
from tumen.vocabulary.errors import TumenError
from tumen.vocabulary.quantities import Quantity
from tumen.vocabulary.slots import Places
from tumen.vocabulary.writings import writings
from tumen.web import viewing
from tumen.web.accounts.addresses import urlpatterns as ACCOUNTS
from tumen.web.urls import urlpatterns

#: Queries that hand rows or texts without masks to what derives from them; nothing of it is shown. What is
#: hidden is hidden in them too. `test_only_actions_use_what_is_not_masked` says who may use them.
UNMASKED = {
    *("kept", "text_to_read", "masked_texts", "identities_in", "alike", "sources_seen", "event_row"),
    *("standing", "looked_at", "person_row"),
    *("seen_item", "seen_alert", "seen_sample", "seen_word"),
    *("seen_collection", "seen_event"),
}
#: A public key of nobody.
RECIPIENT = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"
_OBJECT = re.compile(r"<[\w.]+ object at 0x")


class NotAsked(Exception):
    """There is something to ask of which the matrix does not know how."""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to ask: of which query, address or command, the ids that it names, and the asking."""

    of: str
    ids: tuple[str, ...]
    ask: Callable[[Actor], str]

    def __str__(self) -> str:
        return " ".join((self.of, *self.ids))


# ---- queries ----


def questions(cast: Cast) -> Iterator[Question]:
    """Each query function of each room with whatever it may be asked."""
    known = _values(cast)
    for name, query in queries():
        given = list(inspect.signature(query).parameters.values())[1:]
        values = {one.name: known.get(f"{name}.{one.name}", known.get(one.name, [])) for one in given}
        for one in given:
            if not values[one.name]:
                raise NotAsked(f"The query {name} takes {one.name}: say in asking.py what it is asked with.")
        needed = [one.name for one in given if one.default is one.empty]
        free = [one.name for one in given if one.default is not one.empty]
        for varied in needed or [""]:
            for value in values[varied] if varied else [None]:
                more = {other: values[other][0] for other in needed if other != varied}
                yield _question(name, query, {**more, **({varied: value} if varied else {})})
        for varied in free:
            for value in values[varied]:
                more = {other: values[other][0] for other in needed}
                yield _question(name, query, {**more, varied: value})


def _values(cast: Cast) -> Mapping[str, list[Any]]:
    """What parameters of queries are asked with, by their names, or by those of a query and its parameter."""
    ids = [
        cast.hidden, cast.seen, cast.masked, cast.twin, cast.claim, cast.named, cast.event, cast.passage,
        cast.source, cast.cover, *cast.people, cast.request, cast.interview, cast.office, *cast.appeals,
        *cast.takings, *cast.rounds, cast.release, cast.inquiry, *cast.found, *cast.watch, *cast.archive,
    ]  # fmt: skip
    lists = [[id] for id in ids] + [ids]
    return {
        **dict.fromkeys(("id", "item", "document", "claim"), ids),
        **dict.fromkeys(("ids", "keys", "claims", "documents"), lists),
        "name": ["Matrix Keeper", "a-1", *ids],
        "actor": ["Matrix Keeper"],
        "action": ["documents", *ACTIONS],
        "since": [None],
        "sizes": [{GroupKind.EVENT: 3, GroupKind.TOTAL: 2}],
        "last": [3],
        "before": [9],
        "with_details": [True, False],
        "sha256": [Document.objects.get(public_id=id).sha256 for id in ids[:4]],
        "numbers": [list(Document.objects.values_list("pk", flat=True))],
        "renditions": [list(Rendition.objects.values_list("pk", flat=True))],
        "rows": [Document.objects.all(), *(Document.objects.filter(public_id=id) for id in ids[:4])],
        "quantities": [[Quantity(777, 777)], [Quantity(432, 432)]],
        "statuses": [list(Status)],
        "among": [Claim.objects.all(), Claim.objects.filter(public_id=cast.claim)],
        "reader": ["another reader"],
        "everything": [True, False],
        "named": ["Matrix Keeper"],
        "names": [["place", "act", "speakers", "perpetrators", "quantity"]],
        "purpose": [*Purpose],
        "kind": [*Kind],
        "group": [*GroupKind],
        "kinds": [("person", "body", "publisher")],
        "whose": ["mine", "given", "all"],
        "ended": [True, False],
        "words": list(SOUGHT),
        "filters": [Filters(), Filters(act="forced repatriation"), Filters(source=cast.source)],
        "after": ["", *ids],
        "withhold": [(), ("returned",)],
        "let_through": [()],
        "size": [1, 50],
        "on": [None],
        "day": [None, date(2024, 3, 1)],
        "going_out.day": [date(2024, 3, 1)],
        "going_out.added": [(), (f"Words. [{cast.claim}, {cast.named}]",)],
        "are_named": [False, True],
        "clock": [""],
        "typed": ["Zqperson Moonfield", "returned", f"{CANARY}tail", "border"],
        "place": ["sieve", "indicator"],
        "preview.group": ["words added here", "harm"],
        "part": [""],
        "as_re2": [False, True],
        "board.on": [None, date(2023, 10, 20)],
        "of": ["", "state:CN", "kept", "passed over"],
        "year": [None, 2023],
        "first": [5],
        "without": [frozenset()],
        "judge": [None],
        "wanted": [
            Wanted(),
            Wanted(country="CN", since=2023, until=2023),
            Wanted(act="forced repatriation", facility="x"),
        ],
        "counts.of": [*Of],
        "by": [*By],
        "claims_counted.after": [0, 1],
        "next_to_review.last": ["", *ids],
        "columns": [("act",)],
        "events": [False],
        "foresee.id": [cast.event],
        "appeals_retracted.appeals": [list(cast.appeals)],
        "foresee.claims": [[cast.claim], [cast.named], [cast.claim, cast.named], [cast.hidden]],
        "into": ["", cast.event],
        "begin": [0],
        "source": [cast.source, cast.cover],
        "places": [Places(at="Yanji"), Places(origin="Yanji", destination="Musan")],
        "page": [1],
        "seen_event.event": ["af-matrix.1", "rest"],
        "closed": [False, True],
        "this": ["0" * 32],
        "most": [0, 3],
        "taking": ["", *cast.takings],
        "act": ["", "forced repatriation"],
        "heads": [["Ref", f"{CANARY}column"]],
        "report": [Report(Tongue.ENGLISH, date(2024, 3, 1)), Report(Tongue.KOREAN, date(2024, 3, 1), False)],
        "letter": [
            Letter(tongue, date(2024, 3, 1), kind=kind, added=(f"Words. [{cast.claim}, {cast.named}]",))
            for tongue, kind in zip(cycle(Tongue), writings(), strict=False)
        ],
    }


def _question(name: str, query: Callable[..., object], given: Mapping[str, Any]) -> Question:
    ids = tuple(each for value in given.values() for each in _ids(value))
    return Question(name, ids, lambda viewer: _answer(lambda: query(viewer, **given)))


def _ids(value: object) -> Iterable[str]:
    if isinstance(value, Letter):
        return ids_in(value.lines)
    return (
        [value]
        if isinstance(value, str)
        else [str(each) for each in value]
        if isinstance(value, list)
        else []
    )


def _answer(ask: Callable[[], object]) -> str:
    """The answer as text, or the sentence of a refusal; whatever else goes wrong goes wrong here too."""
    try:
        said = repr(_plain(ask()))
    except TumenError as error:
        return f"{type(error).__name__}: {error}"
    if _OBJECT.search(said):
        raise NotAsked(f"An answer holds something that the matrix cannot look into: {said[:300]}")
    return said


def _plain(found: object) -> object:
    if isinstance(found, Everywhere):
        ids = list(Document.objects.values_list("public_id", flat=True))
        return [each.words(MASKED + TWIN) for each in (found.all, found.of(ids))]
    if isinstance(found, QuerySet):
        return [_plain(each) for each in found]
    if isinstance(found, Iterator):
        return list(found)
    if isinstance(found, dict):
        return {key: _plain(each) for key, each in found.items()}
    if isinstance(found, Model):
        return {name: each for name, each in vars(found).items() if not name.startswith("_")}
    return found


# ---- addresses ----

#: What is looked for: what is hidden, what is covered in every spelling, and what everybody may see.
SOUGHT = ("returned", f"{CANARY}title", f'"{CANARY}tail followed"', "777", "Zqperson Moonfield", "zqperson",
          KOREAN, KOREAN[:2], "zqhelper", "zqbridge", "5555-0199")  # fmt: skip
#: What stands in the forms of pages, and further words of addresses.
FORM = {
    "slot": "likelihood", "value": "so", "words": "the police returned", "sort": "act",
    "why": "the matrix", "reliability": "B", "credibility": "2", "standard": "none", "verdict": "same",
    "date": "2023-10-18",
}  # fmt: skip
FORM |= {"name": "Zqperson Moonfield", "line": "1", "kind": "note", "what": "words", "sure": "yes"}
FORM |= {"title": "words", "channel": "letter", "addressee": "words", "to_do": "words", "reply": "refused"}
FORM |= {"since": "2020", "known": "un-wgeid", "form": "txt"}
FORM |= {"to": "Matrix Keeper", "text": "words", "m0": "number"}
FORM |= dict.fromkeys(("q", "asker", "reach", "consent", "sought"), "words")
FORM |= {"element": ELEMENT}
FORM |= {"who": "a-1", "grant": "identity:", "title": "words"}
#: What is typed into the form of one address alone; its page shows it to whoever typed it.
OF = {
    "set-post": {
        "host": "post.example",
        "port": "465",
        "security": "tls",
        "desk": "https://desk.example",
        "sender": "desk@post.example",
    },
    "add-word": {"words": "night boats", "list": "sieve|harm|"},
    "add-feed": {"kind": "news", "address": "https://geese.example/a.xml", "name": "A feed", "agreed": "yes"},
}
OF_AN_INQUIRY = {"part": "call", "standard": "reasonable-grounds", "member": "1", "dissent": "1"}
ASKED = ("begin=0", "begin=1")
#: Of counts, timeline and map: what is counted by, filters, places that a viewer is not shown, later pages.
ASKED_OF = {
    "counts": ("by=place", "by=act&country=CN", "by=sex", "of=events&by=place", "province=Yanbian"),
    "counted-claims": ("country=CN", "act=forced+repatriation&since=2023", "after=1", "facility=x"),
    "tasks": ("whose=all", "whose=given"),
    "record": ("after=e-00000000", "of=totals", "of=undated&after=e-00000000"),
    "sources": ("after=s-00000000",),
    "appeals": ("by=whom", "of=state:CN", "year=2023"),
    "outcomes": ("of=state:CN", "year=2023"),
    "audit": ("action=documents", "action=access&since=2020-01-01", "before=9", "who=a-1", "item=record"),
    "timeline": ("since=2023&until=2023", "country=CN&realis=asserted", "after=2023-10-10_9", "kind=state"),
    "watch": ("closed=1", "page=2", "asked=1"),
    "archives": ("page=2",),
    "watch-digest": ("day=2024-03-01", "day=x"),
    "watch-reading": ("kept=1",),
    "watch-items": ("of=kept", "of=refused", "after=wi-00000000"),
    "map": ("view=world", "country=CN&province=Yanbian", "act=forced+repatriation"),
}


def addresses(cast: Cast) -> Iterator[Question]:
    """Every address of the resolver, of what is hidden, what is seen, and what holds identities."""
    ids = {
        "events": (cast.event,), "documents": (cast.hidden, cast.seen, cast.masked, cast.twin),
        "claims": (cast.claim, cast.named), "passages": (cast.passage,), "sources": (cast.source,),
        "search": ("q-00000000",),
        "review": (cast.hidden, cast.seen, cast.masked, cast.twin),
        "persons": cast.people, "requests": (cast.request,), "tasks": cast.tasks,
        "lists": cast.takings, "many": cast.rounds,
        "interviews": (cast.interview,), "offices": (cast.office,), "appeals": cast.appeals,
        "releases": (cast.release, cast.draft), "inquiries": (cast.inquiry,), "watch": cast.watch,
        "archives": cast.archive,
    }  # fmt: skip
    for words in SOUGHT:
        for kind in ("", "documents", "claims", "events", "sources"):
            yield Question("search", (), _seeking(words, kind))
    for pattern in urlpatterns:
        if pattern in ACCOUNTS:  # of signing in; they show the account that asks, and nothing of the record
            continue
        assert isinstance(pattern, URLPattern)
        route, name = str(pattern.pattern), str(pattern.name)
        if "<" not in route:
            for more in ("", *(f"?{each}" for each in (*ASKED, *ASKED_OF.get(name, ())))):
                yield Question(name, (), _looking(f"/{route}{more}", OF.get(name, {})))
            continue
        of = route.partition("/")[0]
        if of not in ids or route.count("<") > 1:
            raise NotAsked(f"The address {route} names something: say in asking.py what it is asked with.")
        for id in ids[of]:
            form = {"thing": cast.watch[4], "matters": "yes"} if name == "judge-passed" else {}
            form |= {"event": "af-matrix.1"} if of == "archives" else {}
            yield Question(name, (id,), _looking("/" + route.replace("<str:id>", id), form))
            if of == "inquiries" and name not in ("inquiry", "inquiry-report"):
                for beside, document in zip(cast.found, (cast.hidden, cast.masked) * 2, strict=True):
                    named = ("finding", "findings", "recommendation", "replaces")
                    form = {**dict.fromkeys(named, beside), "document": document, **OF_AN_INQUIRY}
                    at = _looking("/" + route.replace("<str:id>", id), form)
                    yield Question(name, (id, beside, document), at)
            if name == "event-figures":
                for beside in (cast.claim, cast.named):
                    for more in ("part", f"join&other={cast.event}"):
                        at = _looking(f"/events/{id}/figures?claim={beside}&do={more}", {})
                        yield Question(name, (id, beside), at)
            if of in ("events", "claims", "sources") and name not in ("event", "claim", "source"):
                for beside in (cast.claim, cast.source, f"{cast.claim} {cast.named}"):
                    form = dict.fromkeys(("pair", "figure", "other", "claim"), beside)
                    at = _looking("/" + route.replace("<str:id>", id), form)
                    yield Question(name, (id, *beside.split()), at)


def _looking(address: str, form: Mapping[str, str]) -> Callable[[Actor], str]:
    def look(viewer: Actor) -> str:
        with _pages_of(viewer), undone():
            client = Client()
            said, typed = client.get(address), {}
            if said.status_code == 405:
                typed = {**FORM, **form}
                said = client.post(address, typed, **{JUDGE: viewer})
            words = without_tokens(words_of(said.content))
            for each in typed.values():  # what was typed stands in the form again, for whoever typed it
                words = words.replace(f'value="{escape(each)}"', "")
            return f"{said.status_code} {dict(said.headers)} {words}"

    return look


def _seeking(words: str, kind: str) -> Callable[[Actor], str]:
    """The page of search as it answers, without the words that whoever asked had typed themselves."""

    def seek(viewer: Actor) -> str:
        with _pages_of(viewer):
            said = Client().post("/search", {"q": words, "kind": kind})
            return f"{said.status_code} {without_tokens(said.content.decode()).replace(escape(words), '')}"

    return seek


@contextmanager
def _pages_of(viewer: Actor) -> Iterator[None]:
    """The pages as this viewer would see them; until there are accounts they have one viewer."""
    before = viewing.viewer_of
    viewing.viewer_of = lambda request: viewer
    try:
        yield
    finally:
        viewing.viewer_of = before


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is changed in this block is as it was after it."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


# ---- commands ----

WHY = ("--why", "the matrix")
#: Commands that are not asked here, and why.
NOT_ASKED = {
    "archive read": "takes a folder; tests/archives asks it",
    "backup": "seals the whole workspace for a key, for keepers alone",
    "document new": "takes what is typed; what it answers is in tests/cli/test_counting.py",
    "interviews attach": "takes a file; tests/interviews/test_commands.py asks it",
    "interviews merge": "takes a file; tests/interviews/test_handing_over.py asks it",
    "passphrase": "of the vault, not of the record",
    "read": "takes files; what it answers of other documents is in tests/cli/test_counting.py",
    "serve": "serves the addresses that are asked above",
    "sweep": "names files by hashes that only the vault can make",
    "watch run": "asks sites; what it answers are counts (tests/watch/test_commands.py)",
    "work": "does what the actors of jobs may do; what it says are ids and states",
}


def commands(cast: Cast) -> Iterator[Question]:
    """Each command of `ruling.RULES`, with each id that it may be given, in words and in JSON."""
    known = _words(cast)
    for name in COMMANDS:
        if name in NOT_ASKED:
            continue
        if name not in known:
            raise NotAsked(f"The command {name} is new: say in asking.py what it is asked with, or why not.")
        for words in known[name]:
            for form in ((), ("--json",)) if _takes_json(name) else ((),):
                yield Question(name, words, _running((*name.split(), *words, *form)))


def _words(cast: Cast) -> Mapping[str, list[tuple[str, ...]]]:
    documents = (cast.hidden, cast.seen, cast.masked, cast.twin)
    every = (*documents, cast.claim, cast.named, cast.event, cast.source)
    claims, other = (cast.claim, cast.named), cast.source
    given = (*documents, cast.source, cast.cover)
    return {
        "archive bring": [(id, event) for id in cast.archive for event in ("af-matrix.1", "rest")],
        "archive leave": [(id, event, *WHY) for id in cast.archive for event in ("af-matrix.1", "rest")],
        "archive list": [()],
        "archive show": [(id, *more) for id in cast.archive for more in ((), ("--left-out",))],
        "account close": [("nobody here", *WHY)],
        "account invite": [("somebody new", "--role", "reader")],
        "account list": [()],
        "account reset": [("nobody here", *WHY)],
        "account token list": [()],
        "account token new": [("a program",)],
        "account token revoke": [("t-00000000",)],
        "access break-glass": [(id, *WHY) for id in documents],
        "access covers": [(id,) for id in documents],
        "access found": [("a circle", *WHY)],
        "access grant": [("Matrix Keeper", "identity", *WHY)],
        "access level": [(id, "restricted", *WHY) for id in (*documents, *claims)],
        "access list": [()],
        "access mark": [(id, "river", *WHY) for id in documents] + [(cast.masked, "Moonfield", *WHY)],
        "access move": [(id, "--into", cast.circle, *WHY) for id in documents],
        "access notices": [()],
        "access revoke": [("Matrix Keeper", "identity", *WHY)],
        "access unmark": [(cast.cover, *WHY)],
        "audit anchor keep": [],
        "audit anchor request": [],
        "audit erase": [("999999", *WHY)],
        "audit export": [(), ("--details",)],
        "audit head": [()],
        "audit list": [(), *(("--item", id) for id in every), ("--actor", "Matrix Keeper")],
        "audit verify": [()],
        "claim accept": [(id,) for id in claims],
        "claim correct": [(id, "likelihood", "so") for id in claims],
        "claim mark": [(id, "--words", "returned", "--sort", "act", "--nth", "1") for id in documents],
        "claim merge": [(id, other_id) for id in claims for other_id in claims],
        "claim reject": [(id, *WHY) for id in claims],
        "claim split": [(id, "--words", "the police returned", "--other", "returned") for id in claims],
        "claim undo": [(id,) for id in claims],
        "code alike": [(id,) for id in documents],
        "code claim": [(id, "--accept") for id in claims],
        "code finish": [(id,) for id in documents],
        "code settle": [(id, "--accept", *WHY) for id in claims],
        "code show": [(id,) for id in documents],
        "code take": [(id,) for id in documents],
        "claim grade": [(id, "--credibility", "1", *WHY) for id in claims],
        "document custody": [(id, "redacted", *WHY) for id in documents],
        "document date": [(id, "2023-10-14", *WHY) for id in documents],
        "document list": [(), ("--undated",)],
        "document original": [(id, "--out", "/dev/null", *WHY) for id in documents],
        "event attach": [(cast.event, ELEMENT, id, *WHY) for id in claims],
        "event choose": [(cast.event, id, *WHY) for id in claims],
        "event detach": [(cast.event, "1", *WHY)],
        "event elements": [(cast.event, "--all")],
        "event standard": [(cast.event, "reasonable-grounds", *WHY)],
        "event figures": [(cast.claim, cast.named, "--apart", *WHY)],
        "event voice": [(cast.claim, cast.named, "--same", *WHY)],
        "comment add": [(id, "--text", "words") for id in claims],
        "comment list": [(id,) for id in claims],
        "comment strike": [(id,) for id in cast.comments],
        "task end": [(id,) for id in cast.tasks],
        "task give": [(id, "--to", "Matrix Keeper") for id in documents],
        "task hand-back": [(id, "--to", "Matrix Keeper", *WHY) for id in claims],
        "task list": [(), ("--whose", "given"), ("--whose", "all")],
        "task pass": [(id, "--to", "Matrix Keeper", *WHY) for id in cast.tasks],
        "consent list": [(id,) for id in given],
        "consent note": [(id, "court", "no", "--how", "spoken") for id in given],
        "consent withdraw": [(id, "--how", "spoken", "--destroy") for id in given],
        "columns back": [(id, *WHY) for id in documents],
        "claim many": [("--document", id) for id in documents]
        + [(id,) for id in claims]
        + [(id, "--slot", "outcome", "--level", "restricted") for id in claims],
        "claim many-undo": [(id, *WHY) for id in cast.rounds],
        "columns list": [()],
        "columns report": [(id,) for id in cast.takings],
        "columns show": [(id, "--act", "forced repatriation") for id in documents],
        "columns take": [(id,) for id in documents],
        "appeal answer": [(id, "--words", "words", "--reply", "refused") for id in cast.appeals]
        + [(id, "--undo", answer, "--words", "no") for id in cast.appeals for answer in cast.answers],
        "appeal apart": [(id, claim, *WHY) for id in cast.appeals[2:4] for claim in claims],
        "appeal ask": [(id, "--to-do", "words", "--claim", claim) for id in cast.appeals for claim in claims],
        "appeal draft": [("--title", "words", "--to", "somebody", "--event", cast.event)],
        "appeal join": [(cast.appeals[2], cast.appeals[3], *WHY), (cast.appeals[3], cast.appeals[2], *WHY)],
        "appeal letter": [
            *((cast.event,), (cast.event, "--ask", "words"), (cast.event, "--kind", "briefing")),
            *((person, "--kind", "wgeid") for person in cast.people),
        ],
        "appeal judge": [(id, *WHY) for id in cast.appeals],
        "appeal show": [(id,) for id in cast.appeals],
        "appeal sign": [(id, "--name", "words") for id in cast.appeals],
        "appeal step": [(id, "note", "--what", "words") for id in cast.appeals],
        "appeal strike": [(id, "y-00000000") for id in cast.appeals],
        "appeal undo": [(id, "1", *WHY) for id in cast.appeals[2:4]],
        "appeals": [(), ("--of", "state:CN"), ("--year", "2023"), ("--due",)],
        "doctor": [()],
        "office add": [("--name", "words")],
        "office holder": [(cast.office, "--name", "words", "--document", id) for id in documents],
        "office list": [()],
        "office show": [(cast.office,)],
        "office strike": [(cast.holder, *WHY)],
        "inquiry adopt": [(cast.inquiry, id) for id in cast.found[::2]],
        "inquiry appeal": [(id,) for id in cast.found[1::2]],
        "inquiry close": [(cast.inquiry,)],
        "inquiry dissent": [(cast.inquiry, id, "--member", "1", *WHY) for id in cast.found[::2]],
        "inquiry document": [(cast.inquiry, id) for id in documents],
        "inquiry draft": [(cast.inquiry, "--text", "words", "--claim", id) for id in claims],
        "inquiry list": [()],
        "inquiry member": [(cast.inquiry, "--name", "words")],
        "inquiry open": [("--title", "words")],
        "inquiry recommend": [(cast.inquiry, id, "--text", "a", "--to", "b") for id in cast.found[::2]],
        "inquiry report": [(cast.inquiry, "--file", "/nowhere/a.txt", "--to", "b", "--form", "txt", *WHY)],
        "inquiry show": [(cast.inquiry,)],
        "inquiry strike": [(cast.inquiry, id) for id in cast.found],
        "interviews distrust": [(KEY, *WHY)],
        "interviews key": [()],
        "interviews keys": [()],
        "interviews list": [()],
        "interviews pack": [(cast.interview, "--to", "/nowhere", "--recipient", RECIPIENT)],
        "interviews show": [(cast.interview,)],
        "interviews trust": [("0" * 64, "--name", "a laptop", *WHY)],
        "interviews withdraw": [(cast.interview, "--destroy")],
        "jobs drop": [(cast.job, *WHY)],
        "jobs list": [(), ("--all",)],
        "jobs retry": [(cast.job,)],
        "handover": [(id, "--to", "/nowhere", "--recipient", RECIPIENT, *WHY) for id in documents],
        "person judge": [(*cast.people[:2], "--same", *WHY)],
        "person open": [(id, *WHY) for id in cast.people],
        "person seek": [("Zqperson Moonfield",), ("장그리움",)],
        "person undo": [(cast.line, *WHY)],
        "release approve": [(id,) for id in (cast.release, cast.draft)],
        "redact": [(id, "--preview") for id in documents],
        "release copy": [(cast.release, "--to", "/nowhere/copy.txt")],
        "release correct": [(cast.release, *WHY)],
        "release draft": [("words",), ("words", "--by", "place", "--status", "proposed")],
        "release embargo": [(cast.release, *WHY)],
        "release findings": [(cast.inquiry,)],
        "release event": [(cast.event,)],
        "release holding": [(id,) for id in given],
        "release key": [()],
        "release letter": [(cast.event, "--to", "/nowhere/a.txt", "--form", "txt", *WHY)],
        "release letters": [()],
        "release list": [()],
        "release publish": [(cast.draft,)],
        "release retract": [(cast.release, *WHY)],
        "release save": [
            (cast.release, "--to", "/nowhere/release.zip"),
            (cast.release, "--bag", "--to", "/nowhere/bag.zip"),
        ],
        "release site": [("/nowhere/site",)],
        "release show": [(cast.release,), (cast.draft,), ("1",)],
        "release verify": [(cast.release,)],
        "request forget": [(cast.request, *WHY)],
        "request list": [(), ("--closed",)],
        "request new": [REQUEST],
        "request show": [(cast.request,)],
        "request step": [(cast.request, "note", "--what", "words")],
        "watch add": [("feed", "https://lantern.example/feed.xml", "--agree")],
        "watch add-word": [("border",), ("zqbridge", "--try"), (f"{CANARY}tail", "--try")],
        "watch alerts": [(), ("--closed",)],
        "watch board": [()],
        "watch digest": [(), ("--day", "2024-03-01")],
        "watch dismiss": [(id,) for id in cast.watch],
        "watch feeds": [()],
        "watch items": [(), ("--of", "kept"), ("--of", "refused")],
        "watch judge": [(cast.watch[1], id, "--does-not") for id in cast.watch],
        "watch keep": [(id, *WHY) for id in cast.watch],
        "watch pause": [(cast.watch[0],)],
        "watch post": [("--host", "post.example", "--sender", "a@post.example"), ("--end",)],
        "watch reading": [(), ("--mail", "me@post.example", "--tells", "titles")],
        "watch remove": [(cast.watch[0],)],
        "watch resume": [(cast.watch[0],)],
        "watch sample": [()],
        "watch samples": [()],
        "watch send": [()],
        "watch strike-word": [(id,) for id in cast.watch],
        "watch words": [()],
        "passages": [(), (cast.passage,), *((id,) for id in documents)],
        "search": [(words,) for words in SOUGHT] + [("--source", cast.source)],
        "record": [(), ("--act", "forced repatriation"), ("--persons",)],
        "show": [(id,) for id in (*every, *cast.people)],
        "source grade": [(other, "--reliability", "A", *WHY)],
        "source list": [()],
        "source tie": [(other, _other_source(cast), "--one", *WHY)],
    }


#: A key of a field laptop that is trusted, and that nobody has.
KEY = "ab" * 32
#: A request as a command takes it.
REQUEST = tuple(
    part
    for name in ("asker", "relation", "reach", "consent", "sought", "known")
    for part in (f"--{name}", "words")
)


def _other_source(cast: Cast) -> str:
    return Claim.objects.get(public_id=cast.named).speaking.all()[0].source.public_id


def _running(words: tuple[str, ...]) -> Callable[[Actor], str]:
    def run(viewer: Actor) -> str:
        with undone():
            done = CliRunner().invoke(
                main, words, obj=Desk(Workspace.current(), viewer), env={"COLUMNS": "200"}
            )
        if done.exception and not isinstance(done.exception, SystemExit):
            raise done.exception
        if done.exit_code == 2:
            raise NotAsked(f"The command {' '.join(words)} is asked wrongly: {done.output}")
        return f"{done.exit_code} {done.output}"

    return run


def _takes_json(name: str) -> bool:
    command: Any = main
    for word in name.split():
        command = command.get_command(click.Context(command), word)
    return any("--json" in each.opts for each in command.params)


__all__ = ["CANARY", "NOT_ASKED", "UNMASKED", "NotAsked", "Question", "addresses", "commands", "questions"]

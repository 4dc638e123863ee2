"""Documents of an invented record, some of them with what is covered, and people who see more or less of
them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count

from tests.claims.cast import proposal, read_as
from tumen.access.actions import found_compartment, grant, introduce
from tumen.access.models import Actor, GrantKind, Level, Role
from tumen.claims.queries import claims_of
from tumen.documents.actions import mark_identity, take_in
from tumen.documents.models import Document
from tumen.search.kinds import Kind
from tumen.search.queries import EVERYTHING, Filters, found

NAME, HANGUL = "Zoh Yong-ho", "장그리움"
PLAIN = """Letter from the river

The police returned 60 people on Monday, the Lantern Group said.

It asked that nobody be sent back again.
"""
COVERED = f"""A second letter

{NAME} said the guards returned 70 people. {HANGUL}은 강제북송을 당했다.

The forced return was in October.
"""
_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Cast:
    """The documents, and who looks: everything, everything but identities, what is public."""

    plain: Document
    covered: Document
    keeper: Actor
    reader: Actor


def fill(keeper: Actor) -> Cast:
    plain, covered = taken(keeper, PLAIN), taken(keeper, COVERED)
    read_as(keeper, plain, proposal(PLAIN, "60 people"))
    read_as(keeper, covered, proposal(COVERED, "70 people", speakers=((NAME,),), low=70))
    for words in (NAME, HANGUL):
        mark_identity(actor=keeper, document=covered.public_id, words=words, kind="name", why="a test")
    return Cast(plain, covered, keeper, somebody(keeper, clearance=Level.RESTRICTED))


def taken(actor: Actor, text: str, **given: str) -> Document:
    return take_in(
        actor=actor, data=text.encode(), name=f"letter {next(_numbers)}.txt", origin="a test", **given
    )


def somebody(
    keeper: Actor, *, clearance: Level = Level.INTERNAL, identity: bool = False, circle: str = ""
) -> Actor:
    """Somebody new who may look, cleared so far."""
    who = introduce(name=f"Somebody {next(_numbers)}", roles=(Role.READER,), clearance=Level.PUBLIC)
    grant(actor=keeper, to=who, kind=GrantKind.CLEARANCE, value=clearance.value, why="a test")
    if identity:
        grant(actor=keeper, to=who, kind=GrantKind.IDENTITY, why="a test")
    if circle:
        grant(actor=keeper, to=who, kind=GrantKind.COMPARTMENT, value=circle, why="a test")
    return who


def a_circle(keeper: Actor) -> str:
    return found_compartment(actor=keeper, name=f"circle {next(_numbers)}", why="a test").public_id


def ids(viewer: Actor, words: str, kind: Kind = Kind.DOCUMENT, filters: Filters = EVERYTHING) -> list[str]:
    """What is found, all pages of it; the count has to agree with it."""
    hits = found(viewer, kind, words, filters, size=500)
    assert hits.count == len(hits.hits)
    return [hit.item for hit in hits.hits]


def claim_of(actor: Actor, document: Document) -> str:
    return claims_of(actor, document)[0].id

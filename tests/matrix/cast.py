"""A record with one document that is full of canaries, beside others that tell of the same event.

A canary is a word that stands nowhere else: in whatever somebody is shown who may not see the document, none
may occur. Every text that can be kept about a document or its claims has one.
"""

from __future__ import annotations

from dataclasses import dataclass

from tests.claims.cast import proposal, read_as
from tumen.access.actions import found_compartment, grant, introduce
from tumen.access.models import RESEARCHER, Actor, GrantKind, Level, Role
from tumen.claims.actions import correct_slot, grade_claim, grade_source, review_claim
from tumen.claims.models import Status
from tumen.claims.queries import claims_of
from tumen.documents.actions import mark_identity, set_date, take_in
from tumen.documents.models import Document
from tumen.documents.queries import text_of
from tumen.record.actions import (
    choose_figure,
    judge_same_event,
    judge_same_voice,
    refresh,
    set_standard,
    tie_sources,
)
from tumen.record.queries import event_of, passage_ids
from tumen.vocabulary.quantities import Quantity
from tumen.vocabulary.slots import Places

#: No word of any document or page holds it.
CANARY = "zqcanary"
SHARED = (
    "Their families were told nothing for a whole winter, and nobody answered the many letters that the "
    "families sent to the office beside the market, week after week, until the spring had come and gone."
)
HIDDEN = f"""The {CANARY}title account

The {CANARY}speaker said the police returned 777 people across the {CANARY}river. The call came from
+82 10-5555-0137 that night.

{SHARED} The {CANARY}tail followed.
"""


@dataclass(frozen=True, slots=True)
class Cast:
    """The ids of what is hidden (and of what leads to it), and the actors."""

    hidden: str
    seen: str
    other: str
    claim: str
    event: str
    passage: str
    source: str
    cover: str
    circle: str
    ids: tuple[str, ...]


def keeper() -> Actor:
    return introduce(
        name="Matrix Keeper", roles=(*RESEARCHER, Role.KEEPER), clearance=Level.RESTRICTED, identity=True
    )


def fill(actor: Actor) -> Cast:
    hidden = _take(actor, HIDDEN, f"{CANARY}file.txt", f"{CANARY}publisher")
    seen = _take(
        actor, f"A report\n\nThe police returned 600 people across the river.\n\n{SHARED}\n", "a.txt", "Wire"
    )
    other = _take(actor, "Another report\n\nThe police returned about 610 people there.\n", "b.txt", "Post")
    _read(actor, seen, "600 people", 600)
    _read(actor, other, "about 610 people", 610)
    _read(
        actor,
        hidden,
        "777 people",
        777,
        speakers=((f"{CANARY}speaker",),),
        place=Places(origin="China", destination=f"{CANARY}town"),
    )
    mine, theirs = claims_of(actor, hidden)[0], claims_of(actor, seen)[0]
    _judge(actor, mine.id, theirs.id)
    refresh(actor=actor)
    event = event_of(actor, [mine.id])[mine.id].id
    set_standard(actor=actor, event=event, standard="reasonable-grounds", why=f"{CANARY}standard")
    choose_figure(actor=actor, event=event, claim=mine.id, why=f"{CANARY}choice")
    source = mine.told_by[0][-1].id
    tie_sources(actor=actor, left=source, right=theirs.told_by[0][-1].id, is_one=True, why=f"{CANARY}tie")
    grade_source(actor=actor, source=source, reliability="B", why=f"{CANARY}reliability")
    cover = mark_identity(
        actor=actor, document=hidden.public_id, words=f"{CANARY}tail", kind="name", why=f"{CANARY}mark"
    )
    refresh(actor=actor)
    passage = passage_ids(actor)[0]
    circle = found_compartment(actor=actor, name="the matrix circle", why="a test").public_id
    kept = (hidden.public_id, mine.id, source, passage, cover.public_id)
    return Cast(
        hidden.public_id, seen.public_id, other.public_id, mine.id, event, passage, source, cover.public_id,
        circle, kept,
    )  # fmt: skip


def _take(actor: Actor, text: str, name: str, publisher: str) -> Document:
    made = take_in(
        actor=actor,
        data=text.encode(),
        name=name,
        origin=f"from {name}",
        publisher=publisher,
        published="2023-10-12",
    )
    why = f"{CANARY}date" if CANARY in text else "the envelope"
    return set_date(actor=actor, document=made, published="2023-10-13", why=why)


def _read(actor: Actor, document: Document, words: str, number: float, **values: object) -> None:
    text = text_of(actor, document).text
    read_as(
        actor, document, proposal(text, words, on="2023-10-09", quantity=Quantity(number, number), **values)
    )


def _judge(actor: Actor, mine: str, theirs: str) -> None:
    judge_same_event(actor=actor, left=mine, right=theirs, why=f"{CANARY}same")
    judge_same_voice(actor=actor, left=mine, right=theirs, why=f"{CANARY}voice")
    grade_claim(actor=actor, claim=mine, credibility="2", why=f"{CANARY}credible")
    correct_slot(actor=actor, claim=mine, name="likelihood", value=f"{CANARY}likely", why=f"{CANARY}slot")
    review_claim(actor=actor, claim=mine, verdict=Status.ACCEPTED, why=f"{CANARY}review")


def give(actor: Actor, to: Actor, kind: GrantKind, value: str = "") -> None:
    grant(actor=actor, to=to, kind=kind, value=value, why="the matrix")

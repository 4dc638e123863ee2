"""Invented letters with their asks, as a reader would propose them, and the answers that came back."""

from __future__ import annotations

from typing import Any

from tests.claims.cast import proposal, read_as
from tumen.access.models import Actor
from tumen.claims.queries import claims_of
from tumen.documents.actions import take_in
from tumen.documents.queries import text_of
from tumen.vocabulary.asks import Ask
from tumen.vocabulary.codes import AnswerKind, ClaimSort, Realis, Stance
from tumen.vocabulary.norms import NormRef
from tumen.vocabulary.parties import Party, parties_of
from tumen.vocabulary.quantities import Quantity
from tumen.vocabulary.slots import ProposedClaim

SIGNATORIES = (("Grace Ahn-Whitby",), ("Baek Ok-hee",), ("Philip Thornaby",))
#: A letter of three signatories to a minister: two asks of the community of states, three of the minister's.
LETTER = """20 July 2021

Dear Minister for Distant Affairs,

On 14 July 60 people were returned from China. We urge the community of states to raise their cases and to
call for their release. China is bound by the 1951 Refugee Convention.

We would be grateful if the United Kingdom would meet the ambassador. We ask the British Government to raise
the matter in Seoul, and we encourage the United Kingdom to urge China to agree on a procedure.

The ministry was asked by the relatives to publish a list.

Yours sincerely,

Grace Ahn-Whitby, Baek Ok-hee, Philip Thornaby
"""
#: What the minister's department said of it, and what others said.
ANSWERS = """Written answers

In summer 60 people were returned from China. The British Government will reply to the letter before the end
of the month. The United Kingdom regrets nothing. China denied the question.
"""
#: A report that tells of the letter.
REPORT = """Letter asks for help

Grace Ahn-Whitby asked the United Kingdom to meet the ambassador.
"""


def asked(
    text: str,
    words: str,
    of: str,
    to_do: str,
    *,
    speakers: tuple[tuple[str, ...], ...] = SIGNATORIES,
    stance: Stance = Stance.OWN,
    is_negative: bool = False,
    passes_on: Ask | None = None,
    **values: Any,
) -> ProposedClaim:
    """An ask where ``words`` stand; ``of`` are those asked, with commas between them."""
    addressees = tuple(Party(each) for each in of.split(", ")) if of else ()
    nothing = dict.fromkeys(
        ("figure_kind", "quantity", "unit", "act", "perpetrators", "place", "kind", "time")
    )
    return proposal(
        text,
        words,
        speakers=speakers,
        **{
            **nothing,
            "sort": ClaimSort.ASK,
            "realis": Realis.DEMANDED,
            "stance": stance,
            "ask": Ask(addressees, to_do, is_negative, passes_on),
            **values,
        },
    )


def invoked(text: str, words: str, code: str) -> ProposedClaim:
    """A norm that the document invokes itself."""
    nothing = dict.fromkeys(
        ("figure_kind", "quantity", "unit", "act", "perpetrators", "place", "kind", "time")
    )
    return proposal(
        text, words, speakers=(), **{**nothing, "sort": ClaimSort.NORM, "norm": NormRef(code), "realis": None}
    )


def answered(text: str, words: str, by: str, kind: AnswerKind, to: str = "") -> ProposedClaim:
    nothing = dict.fromkeys(
        ("figure_kind", "quantity", "unit", "act", "perpetrators", "place", "kind", "time")
    )
    return proposal(
        text,
        words,
        speakers=((by,),),
        **{**nothing, "sort": ClaimSort.ANSWER, "answer": kind, "answers_to": to or None},
    )


def take(actor: Actor, text: str, publisher: str, published: str, *proposals: ProposedClaim) -> str:
    """A document with these claims; its id."""
    document = take_in(
        actor=actor,
        data=text.encode(),
        name=f"{publisher}.txt",
        origin="a test",
        publisher=publisher or None,
        published=published or None,
    )
    read_as(actor, document, *proposals)
    return document.public_id


def returned(text: str, on: str = "2021-07-14") -> ProposedClaim:
    return proposal(text, "60 people", speakers=(), on=on, quantity=Quantity(60, 60))


def the_letter(actor: Actor) -> str:
    """The letter with its five asks, one that it tells of others, and a norm; the document's id."""
    text = LETTER
    whom = "the community of states"
    return take(
        actor,
        text,
        "The Circle",
        "2021-07-20",
        returned(text),
        asked(text, "raise their cases", whom, "raise their cases"),
        asked(text, "call for their release", whom, "call for their release"),
        invoked(text, "1951 Refugee Convention", "refugee-convention"),
        asked(text, "meet the ambassador", "the United Kingdom", "meet the ambassador"),
        asked(text, "the matter in Seoul", "the British Government", "raise the matter in Seoul"),
        asked(
            text,
            "to urge China to agree",
            "the United Kingdom",
            "urge China to agree on a procedure",
            passes_on=Ask(parties_of("China"), "agree on a procedure"),
        ),
        asked(
            text,
            "publish a list",
            "The ministry",
            "publish a list",
            speakers=(("the relatives",),),
            stance=Stance.NEUTRAL,
        ),
    )


def the_answers(actor: Actor) -> str:
    """Answers of the government, of China, and one that names nothing; the document's id."""
    text = ANSWERS
    return take(
        actor,
        text,
        "Department",
        "2021-11-09",
        returned(text),
        answered(
            text, "will reply to the letter", "The British Government", AnswerKind.PLEDGED, "the letter"
        ),
        answered(text, "China denied the question", "China", AnswerKind.DENIED, "the question"),
    )


def claim_at(actor: Actor, document: str, words: str) -> str:
    """The id of the claim of a document that quotes these words."""
    return next(each.id for each in claims_of(actor, document) if words in each.quote.exact)


def text_is_read(actor: Actor, document: str) -> str:
    return text_of(actor, document).text

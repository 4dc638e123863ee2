"""Invented documents whose claims bear on elements of norms, and an inquiry into them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tests.claims.cast import proposal, read_as
from tests.record.people_cast import Act, act_told, woman
from tumen.access.models import Actor
from tumen.claims.actions import review_claim
from tumen.claims.models import Status
from tumen.claims.queries import claims_of
from tumen.documents.actions import take_in
from tumen.documents.queries import text_of
from tumen.findings.actions import add_member, link_document, open_inquiry
from tumen.findings.concluding import draft_finding
from tumen.record.actions import refresh
from tumen.record.queries import event_of
from tumen.vocabulary.quantities import Quantity

REPORT = """Sent back from the river town

The police returned 600 people across the river on 9 October. One woman was tortured with handcuffs. Another
woman was arrested again in spring.
"""


@dataclass(frozen=True, slots=True)
class Told:
    """A document with its claims: the figure (accepted), torture (accepted) and an arrest (proposed)."""

    document: str
    figure: str
    torture: str
    arrest: str
    event: str


def told(actor: Actor) -> Told:
    document = take_in(
        actor=actor, data=REPORT.encode(), name="report.txt", origin="a test", publisher="Wire"
    )
    text = text_of(actor, document).text
    read_as(
        actor,
        document,
        proposal(text, "600 people", quantity=Quantity(600, 600)),
        act_told(text, Act("was tortured with handcuffs", "torture", (woman("One woman"),), "2023-10-09")),
        act_told(text, Act("was arrested again", "arrest", (woman("woman"),), "2023")),
    )
    figure, torture, arrest = (claim.id for claim in claims_of(actor, document))
    for claim in (figure, torture):
        review_claim(actor=actor, claim=claim, verdict=Status.ACCEPTED, why="Read twice.")
    refresh(actor=actor)
    return Told(document.public_id, figure, torture, arrest, event_of(actor, [figure])[figure].id)


#: An invented inquiry, in the manner of one that asks whether a threshold was reached for three groups.
GROUPS = ("the river villagers", "the hill families", "the temple school")
MANDATE = "Whether what was done to three groups reached the threshold of genocide, and what states can do."


@dataclass(frozen=True, slots=True)
class Found:
    """An inquiry with a finding on each of three groups, a member, and its documents."""

    inquiry: str
    findings: tuple[str, ...]
    member: int


def found(actor: Actor, cast: Told) -> Found:
    """Three drafts: for two groups the standard is chosen, for the third it is not."""
    inquiry = open_inquiry(
        actor=actor, title="The Lantern Inquiry", mandate=MANDATE, opened=date(2021, 7, 1)
    ).public_id
    member = add_member(actor=actor, inquiry=inquiry, name="Ines Farrow-Okafor", role="chair")
    link_document(actor=actor, inquiry=inquiry, document=cast.document, part="hearing")
    standards = ("beyond-reasonable-doubt", "reasonable-grounds", "")
    rests = ([cast.torture], [cast.figure, cast.torture], [])
    drafts = [
        draft_finding(
            actor=actor,
            inquiry=inquiry,
            text=f"The intent to destroy {group} was shown.",
            standard=standard,
            elements=["genocide.group", "genocide.intent"],
            claims=claims,
            carries=[("genocide.group", claim) for claim in claims],
        ).public_id
        for group, standard, claims in zip(GROUPS, standards, rests, strict=True)
    ]
    return Found(inquiry, tuple(drafts), member.pk)

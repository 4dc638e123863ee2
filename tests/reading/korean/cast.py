"""Korean texts as the tests read them, whole or one sentence deep."""

from __future__ import annotations

from functools import cache

from tests.reading.cast import PUBLISHED, Reading, source
from tumen.reading import read
from tumen.reading.korean.clauses import Clauses
from tumen.reading.korean.figures import Figure, figure_of
from tumen.reading.korean.quotations import quotations_of
from tumen.reading.korean.reader import claims_of
from tumen.reading.korean.scenes import Scene, scenes_of
from tumen.reading.korean.sentences import blocks_of, sentences_of
from tumen.vocabulary.codes import BlockKind, ClaimSort
from tumen.vocabulary.slots import ProposedClaim
from tumen.vocabulary.spans import Span


@cache
def read_korean(
    text: str,
    *,
    published: str | None = PUBLISHED,
    publisher: str = "",
    author: str = "",
    voices: tuple[str, ...] = (),
    blocks: tuple[tuple[BlockKind, Span], ...] = (),
) -> Reading:
    """One Korean document, read as every document is."""
    known = {"publisher": publisher, "author": author, "voices": voices, "blocks": blocks}
    given = source(text, published=published, language="ko", **known)
    ((_, claims),) = read([given])
    assert claims == claims_of(given)
    return Reading(text, tuple(claims))


def scenes_in(text: str) -> list[Scene]:
    blocks = blocks_of(source(text, language="ko"))
    quotations = quotations_of(text, [span for _, span in blocks])
    return list(scenes_of(text, sentences_of(text, blocks, quotations), quotations))


def scene_of(sentence: str) -> Scene:
    """One sentence with its clauses, numbers and times."""
    (scene,) = scenes_in(sentence)
    return scene


def clauses_of(sentence: str) -> Clauses:
    return scene_of(sentence).clauses


def figure_in(sentence: str) -> Figure:
    """The last number of a sentence in its surroundings."""
    scene = scene_of(sentence)
    return figure_of(scene.clauses, scene.numbers[-1])


def speaker(claim: ProposedClaim) -> str:
    """The innermost speaker of a claim; empty for nobody."""
    chains = claim.value("speakers") or (("",),)
    assert isinstance(chains, tuple)
    return str(chains[0][-1])


def days(claim: ProposedClaim) -> str:
    """When, in EDTF; empty where it is not known."""
    slot = claim.slots.get("time")
    return str(slot.value.interval) if slot and slot.value.interval else ""


def asks(reading: Reading) -> list[str]:
    """Each ask as "addressee to do something"."""
    return [str(claim.value("ask")) for claim in reading.claims if claim.value("sort") is ClaimSort.ASK]


def quotes(reading: Reading) -> list[tuple[str, str]]:
    """Each quotation with its speaker."""
    return [
        (claim.passage.of(reading.text), speaker(claim))
        for claim in reading.claims
        if claim.value("sort") is ClaimSort.QUOTATION
    ]

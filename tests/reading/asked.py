"""What texts ask and answer, as the tests compare it: `asked("The council urged Egypt to stop.")`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc

from tests.reading.cast import source
from tumen.reading import read
from tumen.reading.asks.demands import Demand
from tumen.reading.asks.wording import to_do
from tumen.reading.parsing import parse
from tumen.reading.sources import Source
from tumen.vocabulary.codes import ClaimSort
from tumen.vocabulary.slots import ProposedClaim

#: Who asks or answers, who is asked or what is answered, what is to be done or which answer.
Line = tuple[str, str, str]


@cache
def tree_of(sentence: str) -> Doc:
    return next(iter(parse([sentence])))


def wanted_by(demands: Iterator[Demand]) -> list[tuple[str, str, list[str]]]:
    """Each demand as how it is told, whom its words ask, and what it wants."""
    return [
        (each.frame, " and ".join(token.text for token in each.asked), [to_do(act) for act in each.acts])
        for each in demands
    ]


def claims_of(given: Source | str, sort: ClaimSort) -> list[ProposedClaim]:
    """The claims of one sort that the reader proposes of a document or a text."""
    ((_, claims),) = read([source(given) if isinstance(given, str) else given])
    return [claim for claim in claims if claim.value("sort") is sort]


def askers_of(claim: ProposedClaim) -> str:
    return "; ".join(chain[-1] for chain in claim.value("speakers") or ())


def asked(given: Source | str) -> list[Line]:
    """The asks of a text: who asks, who is asked, what is to be done."""
    found = []
    for claim in claims_of(given, ClaimSort.ASK):
        ask = claim.value("ask")
        found.append((askers_of(claim), "; ".join(each.called for each in ask.addressees), ask.to_do))
    return found


def answered(given: Source | str) -> list[Line]:
    """The answers of a text: who answers, what is answered, which answer it is."""
    return [
        (askers_of(claim), claim.value("answers_to") or "", claim.value("answer").value)
        for claim in claims_of(given, ClaimSort.ANSWER)
    ]

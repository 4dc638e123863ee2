"""Asks: found where the words overlap; whole where asker, addressee and what is asked are right.

The ground is told beside them: where a label names none, nothing is to be read either.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from tumen.reading.evaluation.agreeing import overlap, same_names
from tumen.reading.evaluation.holding import Judged, Kind, Proposals, held_against, speakers_of
from tumen.reading.evaluation.labels import Label
from tumen.reading.evaluation.tally import Tally
from tumen.vocabulary.asks import Ask
from tumen.vocabulary.codes import ClaimSort
from tumen.vocabulary.slots import ProposedClaim

SLOTS = ("asker", "addressee", "ask", "whole", "ground")
_WORD = re.compile(r"[^\W_]+")
_EMPTY = frozenset(
    "the a an of to in on at by for from with and or not be is are was were that this these those it its "
    "their his her them him all any no".split()
)


def score_appeals(rows: Sequence[Label], proposals: Proposals, texts: Mapping[str, str]) -> Tally:
    """The asks of every document of ``proposals``."""
    kind = Kind(
        "asks",
        ClaimSort.ASK,
        SLOTS,
        _likeness,
        lambda row: f"{row['addressee']}: {row['ask']}",
        lambda claim: str(claim.value("ask")),
        _judge,
    )
    return held_against(kind, rows, proposals, texts)


def _likeness(row: Label, claim: ProposedClaim) -> tuple[float, ...] | None:
    shared = overlap(row.span, claim.passage)
    ask: Ask = claim.value("ask")
    if not shared:
        return None
    return same_ask(row["ask"], ask.to_do), shared / max(len(row.span), len(claim.passage))


def _judge(row: Label, claim: ProposedClaim) -> dict[str, Judged]:
    ask: Ask = claim.value("ask")
    askers = speakers_of(claim)
    called, words = [party.called for party in ask.addressees], [party.words for party in ask.addressees]
    to_whom = same_names(row["addressee"], called) or bool(words and same_names(row["addressee"], words))
    judged = {
        "asker": (row["asker"], "; ".join(askers), same_names(row["asker"], askers)),
        "addressee": (row["addressee"], "; ".join(called), to_whom),
        "ask": (row["ask"], ask.to_do, same_ask(row["ask"], ask.to_do)),
    }
    wrong = [slot for slot, (_, _, right) in judged.items() if not right]
    whole = ("", f"wrong: {', '.join(wrong)}", not wrong)
    return {**judged, "whole": whole, "ground": _ground(row["ground"], claim)}


def _ground(expected: str, claim: ProposedClaim) -> Judged:
    """On what ground: by the words that the ask gives, or by the norm that they name."""
    told = [str(each) for name in ("grounds", "norm") if (each := claim.value(name))]
    right = any(same_ask(expected, each) for each in told) if expected else not told
    return expected, "; ".join(told), right


def same_ask(expected: str, got: str) -> bool:
    """Whether half of the shorter wording's content words agree, by their first five letters."""
    left, right = (
        {word[:5] for word in _WORD.findall(words.lower()) if word not in _EMPTY} for words in (expected, got)
    )
    return bool(left and right) and 2 * len(left & right) >= min(len(left), len(right))

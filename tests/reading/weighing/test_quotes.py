"""Who says a quotation is chosen among those on offer by what weighs most."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tumen.reading.cued import Speaker
from tumen.reading.quoting.offering import Offer
from tumen.reading.quoting.saying import Said
from tumen.reading.weighing import weights
from tumen.reading.weighing.evidence import Piece
from tumen.reading.weighing.quotes import SLOT, chooser, pieces_of
from tumen.vocabulary.codes import Stance
from tumen.vocabulary.spans import Span

RULED = Said(Speaker("Ro Eun-sil"), Stance.FIRM, "speaker.verb", Span(30, 34))
OTHER = Said(Speaker("Kang Do-yun"), Stance.NEUTRAL, "speaker.told-of", Span(50, 61))
AGAIN = Said(Speaker("Ro Eun-sil"), Stance.NEUTRAL, "speaker.told-of", Span(20, 29))
OFFERS = [
    Offer(RULED, ("rule",)),
    Offer(OTHER, ("told",)),
    Offer(AGAIN, ("again",)),
    Offer(None, ("nobody",)),
]
AT = Span(0, 18)


@pytest.fixture(autouse=True)
def _weights_as_before() -> Iterator[None]:
    yield
    weights.use({})


def test_without_weights_the_rules_decide() -> None:
    weights.use({"core": {"x": 1.0}})
    assert chooser()(AT, OFFERS) is RULED
    assert chooser()(AT, [Offer(None, ("rule",)), *OFFERS[1:]]) is None


def test_what_weighs_most_is_taken_against_the_rules() -> None:
    weights.use({SLOT: {"told": 2.0, "rule": 1.0}})
    assert chooser()(AT, OFFERS) is OTHER


def test_nobody_is_taken_where_nothing_speaks_for_anybody() -> None:
    weights.use({SLOT: {"told": -2.0, "rule": -1.0, "nobody": 1.0}})
    assert chooser()(AT, OFFERS) is None


def test_signs_of_one_speaker_weigh_together_and_the_cue_of_the_rules_is_cited() -> None:
    weights.use({SLOT: {"told": 2.0, "rule": 1.0, "again": 1.5}})
    assert chooser()(AT, OFFERS) is RULED


def test_a_witness_is_told_of_everybody_and_decides() -> None:
    seen: list[Piece] = []

    def witness(slot: str, passage: Span, evidence: list[Piece]) -> str:
        assert (slot, passage) == (SLOT, AT)
        seen.extend(evidence)
        return "Kang Do-yun"

    assert chooser(witness)(AT, OFFERS) is OTHER
    assert [piece.value for piece in seen] == ["Ro Eun-sil", "Kang Do-yun", "Ro Eun-sil", ""]


def test_a_piece_has_the_name_for_its_value_and_nobody_none() -> None:
    assert [(piece.value, piece.given) for piece in pieces_of(OFFERS[2:])] == [
        ("Ro Eun-sil", AGAIN),
        ("", None),
    ]

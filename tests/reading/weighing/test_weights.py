"""The weights that ship: learnt from the labelled documents of this checkout, and used where they are
named."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.reading.cast import read_text, source
from tumen.reading import read
from tumen.reading.weighing import weights
from tumen.reading.weighing.evidence import Piece
from tumen.vocabulary.codes import ClaimSort
from tumen.vocabulary.spans import Span

SLOTS = ("core", "act", "realis", "polarity", "kind", "time", "speaker")
TEXT = (
    "China deports 43 women\n\nOn 3 March 2024 China deported 43 women, the Willow Centre said. "
    "Nine of them were mothers; some 300 are still held in Tumen."
)


@pytest.fixture
def restored() -> Iterator[None]:
    yield
    weights.use({})


def test_after_none_are_used_all_that_ship_are_in_use_again(restored: None) -> None:
    shipped = {slot: weights.weights_of(slot) for slot in (*SLOTS, "answer", "answer_kind")}
    weights.use({"time": {"untold": 99.0}})
    assert not weights.weights_of("answer")
    weights.use({})
    assert {slot: weights.weights_of(slot) for slot in shipped} == shipped


@pytest.mark.parametrize("slot", SLOTS)
def test_every_slot_that_is_weighed_has_weights(slot: str) -> None:
    assert len(weights.weights_of(slot)) > 20
    assert all(weight for weight in weights.weights_of(slot).values())


@pytest.mark.parametrize("slot", SLOTS)
def test_most_signs_that_a_text_gives_have_been_learnt(slot: str) -> None:
    told: set[str] = set()

    def watch(name: str, _: Span, evidence: list[Piece]) -> None:
        told.update(feature for piece in evidence for feature in piece.features if name == slot)

    list(read([source(TEXT)], witness=watch))
    assert told
    assert len(told & set(weights.weights_of(slot))) > len(told) / 2


def test_other_weights_read_otherwise(restored: None) -> None:
    assert str(read_text(TEXT).core[1].value("time")) == "2024-03-03"
    weights.use({"time": {"untold": 99.0}})
    ((_, claims),) = read([source(TEXT)])
    assert not any(claim.value("time") for claim in claims if claim.value("sort") is ClaimSort.FIGURE)


def test_the_weights_say_what_they_were_learnt_from() -> None:
    assert len(weights.version()) == 8

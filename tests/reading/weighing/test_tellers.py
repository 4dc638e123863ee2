"""What is weighed of any teller."""

from __future__ import annotations

import pytest

from tumen.reading.cast import Member
from tumen.reading.cued import Speaker
from tumen.reading.weighing.tellers import cued_by, is_ours, key_of, sort_of
from tumen.vocabulary.parties import PartyKind
from tumen.vocabulary.spans import Span


def test_an_article_makes_no_other_teller() -> None:
    assert key_of("The Willow Centre") == key_of("Willow Centre") == "willow centre"
    assert key_of("a priest") == "priest"
    assert key_of("The") == "the"


@pytest.mark.parametrize(
    ("name", "ours"),
    [("our teams", True), ("my organisation", True), ("our lawyers", False), ("a team", False)],
)
def test_our_teams_are_the_document_itself(name: str, ours: bool) -> None:
    assert is_ours(name) is ours


def test_the_sort_of_a_source_is_told_by_its_member() -> None:
    def speaker(kind: PartyKind | None, *, is_named: bool, is_place: bool = False) -> Speaker:
        member = Member(0, "Orme", kind, Span(0, 4), is_named=is_named, is_place=is_place)
        return Speaker("Orme", member)

    assert sort_of(speaker(PartyKind.PERSON, is_named=True)) == "person:named"
    assert sort_of(speaker(None, is_named=False)) == "unknown:described"
    assert sort_of(speaker(PartyKind.BODY, is_named=True, is_place=True)) == "body:named:place"
    assert sort_of(Speaker("a report")) == "thing"


def test_the_nearest_sort_of_cue_is_told() -> None:
    assert cued_by({"apart", "over"}) == "over"
    assert cued_by(set()) == "none"

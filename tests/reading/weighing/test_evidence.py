"""Evidence: the value that weighs most is taken, and the piece that weighs most for it is cited."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.reading.weighing.choices import choices
from tumen.reading.weighing.evidence import Piece, blended, weigh
from tumen.vocabulary.codes import ClaimKind

WEIGHTS = {"verb": 2.0, "near": 0.5, "headline": 0.7, "not": -3.0}


def test_it_takes_the_value_that_weighs_most() -> None:
    found = weigh([Piece("arrest", ("near",)), Piece("death", ("verb",))], WEIGHTS)
    assert (found.value, found.lead) == ("death", 1.5)


def test_pieces_for_one_value_weigh_together() -> None:
    pieces = [Piece("arrest", ("near",)), Piece("arrest", ("headline",)), Piece("death", ("near",))]
    assert weigh(pieces, WEIGHTS).value == "arrest"


def test_a_sign_counts_once_however_often_it_is_given() -> None:
    pieces = [Piece("arrest", ("near",))] * 9 + [Piece("death", ("verb",))]
    assert weigh(pieces, WEIGHTS).value == "death"


def test_it_cites_the_piece_that_weighs_most() -> None:
    near, verb = Piece("death", ("near",), "near", 1), Piece("death", ("verb",), "verb", 2)
    found = weigh([near, verb, Piece("arrest", ("near",), "near", 3)], WEIGHTS)
    assert found.piece is verb


def test_a_piece_without_a_rule_is_never_cited() -> None:
    found = weigh([Piece("death", ("verb",)), Piece("death", ("near",), "near")], WEIGHTS)
    assert found.piece is not None
    assert found.piece.rule == "near"
    assert weigh([Piece("death", ("verb",))], WEIGHTS).piece is None


def test_a_sign_never_seen_weighs_nothing() -> None:
    assert weigh([Piece("arrest", ("unheard-of",)), Piece("death", ("near",))], WEIGHTS).value == "death"


def test_signs_can_speak_against_a_value() -> None:
    assert weigh([Piece("arrest", ("verb", "not")), Piece("death", ())], WEIGHTS).value == "death"


def test_of_two_that_weigh_the_same_the_first_is_taken() -> None:
    assert weigh([Piece("arrest", ("near",)), Piece("death", ("near",))], WEIGHTS).value == "arrest"


def test_the_only_value_leads_without_bound() -> None:
    assert weigh([Piece("arrest", ("near",))], WEIGHTS).lead == float("inf")


def test_nothing_cannot_be_weighed() -> None:
    with pytest.raises(ValueError, match="no evidence"):
        weigh([], WEIGHTS)


def test_a_sign_weighs_for_each_value_of_a_closed_set_by_itself() -> None:
    weights = {"state|tense=present": 1.0, "event|tense=present": -1.0}
    assert weigh(choices(ClaimKind, ["tense=present"]), weights).value is ClaimKind.STATE


@given(st.permutations([Piece("a", ("near",)), Piece("b", ("verb",)), Piece("b", ("headline",))]))
def test_the_order_of_evidence_does_not_matter_where_weights_differ(pieces: list[Piece]) -> None:
    assert weigh(pieces, WEIGHTS).value == "b"


def test_a_value_is_taken_only_where_it_is_likelier_than_all_others_together() -> None:
    even = weigh([Piece("untold", ("verb",)), Piece("a", ("verb",)), Piece("b", ("near",))], WEIGHTS)
    assert even.value == "untold"
    assert even.unless_likelier_than_all("untold").value == "a"
    sure = weigh([Piece("untold", ("verb", "headline")), Piece("b", ("not",))], WEIGHTS)
    assert sure.unless_likelier_than_all("untold") is sure
    assert even.unless_likelier_than_all("b") is even


def test_what_is_weighed_twice_is_blended_by_how_likely_each_supposition_is() -> None:
    event = weigh([Piece("day", ("verb",), "near", 1), Piece("year", ("near",))], WEIGHTS)
    state = weigh([Piece("day", ("not",)), Piece("year", ("verb",), "verb", 2)], WEIGHTS)
    assert blended([(0.9, event), (0.1, state)]).value == "day"
    found = blended([(0.2, event), (0.8, state)])
    assert found.value == "year"
    assert found.piece is not None
    assert found.piece.given == 2
    assert sum(found.shares.values()) == pytest.approx(1)


def test_one_weighing_alone_is_its_own_blend() -> None:
    only = weigh([Piece("day", ("verb",))], WEIGHTS)
    assert blended([(0.4, only)]) is only

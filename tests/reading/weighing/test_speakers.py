"""All evidence for who tells a figure."""

from __future__ import annotations

from tests.reading.weighed import kinds_of, tellers_of
from tumen.vocabulary.codes import Stance


def test_the_document_itself_is_the_ground() -> None:
    assert kinds_of("Forty women were held.") == {("ground", "")}


def test_the_teller_of_a_quotation_is_its_ground() -> None:
    found = kinds_of("“They took 40 women away that night,” said Ro Eun-sil.")
    assert ("ground", "ro eun-sil") in found
    assert ("wider", "") in found


def test_who_speaks_a_turn_is_its_ground() -> None:
    text = "MS ORME: How many were there?\n\nMR KANG: Forty women were held there.\n\nMS ORME: And then?"
    assert any(kind == "ground" and "kang" in name for kind, name in kinds_of(text, "Forty"))


def test_we_of_an_unsigned_text_speak_for_the_document() -> None:
    pieces = [piece for piece in tellers_of("We recorded 40 returns.") if piece.features[0] != "ground"]
    assert {piece.value for piece in pieces} == {""}
    assert {piece.given.stance for piece in pieces} == {Stance.OWN}
    assert {piece.given.chain for piece in pieces} == {()}


def test_our_teams_speak_for_the_document() -> None:
    assert ("over", "") in kinds_of("Our teams said that 40 women were held.")


def test_a_body_that_issues_the_document_speaks_for_it() -> None:
    pieces = tellers_of("The Willow Centre said that 40 women were held.", publisher="Willow Centre")
    issued = [piece for piece in pieces if "issuer:over" in piece.features]
    assert [piece.value for piece in issued] == [""]


def test_every_teller_carries_the_signs_of_the_figures_surroundings() -> None:
    (piece,) = tellers_of("Forty women were held.")
    assert {"ground|cued=none", "ground|quoted=False", "ground|first=True"} <= set(piece.features)


def test_one_teller_is_marked_as_the_plain_rules() -> None:
    pieces = tellers_of("The Willow Centre said that 40 women were held.")
    assert [piece.value for piece in pieces if "rule" in piece.features] == ["willow centre"]

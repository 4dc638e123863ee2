"""Who told before."""

from __future__ import annotations

from tests.reading.weighed import kinds_of, tellers_of

CARRIED = "Relatives told the centre what they knew. Forty women would be held within the week."


def test_a_teller_of_the_sentence_before_may_go_on() -> None:
    assert ("before", "relatives") in kinds_of(CARRIED)


def test_each_teller_is_heard_once_by_the_plainest_cue() -> None:
    found = [piece for piece in tellers_of(CARRIED) if piece.value == "relatives"]
    assert len(found) == 1
    assert "before:plain=True:block=True:passed=0" in found[0].features


def test_a_teller_of_another_paragraph_is_looked_for_near_by_only() -> None:
    near = "Ro Eun-sil said that it rained.\n\nForty women were held."
    far = "Ro Eun-sil said that it rained." + "\n\nThe river froze." * 6 + "\n\nForty women were held."
    assert ("before", "ro eun-sil") in kinds_of(near)
    assert ("before", "ro eun-sil") not in kinds_of(far)


def test_who_told_the_figure_before_may_tell_the_next() -> None:
    text = "Ro Eun-sil said that 40 women were held. In all, 60 men were held."
    assert any(piece.rule == "figure" and piece.value == "ro eun-sil" for piece in tellers_of(text, "60"))


def test_a_figure_of_the_documents_own_speaks_for_its_own_voice() -> None:
    text = "Forty women were held. In all, 60 men were held."
    assert {piece.value for piece in tellers_of(text, "60") if piece.rule == "figure"} == {""}


def test_how_far_the_other_figure_stands_is_a_sign() -> None:
    text = "Forty women were held. In all, 60 men were held."
    (piece,) = (piece for piece in tellers_of(text, "60") if piece.rule == "figure")
    assert {"figure:same=False:none", "figure:near=1:none"} <= set(piece.features)

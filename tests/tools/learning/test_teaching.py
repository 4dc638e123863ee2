"""Which documents teach a part of the weights, and what a word teaches of the act that was taken."""

from __future__ import annotations

import pytest

from tests.reading.told import prepared_of
from tools.learn_weights import Labelled, teaches
from tools.learning.acts import Tutor
from tumen.reading.evaluation.labels import Label
from tumen.reading.reader import propose_claims
from tumen.vocabulary.spans import Span

TEXT = "Mr Ro was arrested in Yanji."


def test_a_part_is_learnt_from_the_documents_that_have_its_rows() -> None:
    with_acts = Labelled(prepared_of(TEXT), [], kinds={"acts": []})
    figures_alone = Labelled(prepared_of(TEXT), [])
    assert teaches(with_acts, ["act-claim"])
    assert not teaches(figures_alone, ["act-claim"])
    assert not teaches(with_acts, ["ask"])
    assert teaches(figures_alone, ["time", "act-claim"])
    assert teaches(figures_alone, None)


@pytest.mark.parametrize(("act", "told"), [("arrest", True), ("torture", False)])
def test_a_word_is_a_claim_only_of_the_act_that_was_taken(act: str, told: bool) -> None:
    start = TEXT.index("was arrested")
    row = Label("1", Span(start, start + 12), "was arrested", {"act": act, "date_iso": ""})
    prepared = prepared_of(TEXT)
    tutor = Tutor(prepared, [row], tells=False)
    propose_claims(prepared, witness=tutor)
    (example,) = tutor.examples["act-claim"]
    assert example.right == [told, not told]
